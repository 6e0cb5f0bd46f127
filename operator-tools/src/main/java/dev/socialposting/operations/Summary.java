package dev.socialposting.operations;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UserId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How many dead letters there are of what. One posting may have several letters.
 *
 * @param letters how many messages
 * @param postings how many postings they are about
 * @param triedAgain how many of these postings a redrive would try again
 * @param byPlatform how many messages name each platform, the most first; under {@link #NONE} those that name none
 * @param byCode how many messages are of postings with each error
 * @param byUser how many messages are of postings of each user
 */
record Summary(
        int letters,
        long postings,
        long triedAgain,
        SequencedMap<String, Long> byPlatform,
        SequencedMap<String, Long> byCode,
        SequencedMap<String, Long> byUser) {
    static final String NONE = "none";

    static Summary of(List<Finding> findings) {
        return new Summary(
                findings.size(),
                postings(findings, _ -> true),
                postings(findings, finding -> finding.redrive() == RedriveEffect.TRIES_AGAIN),
                counted(findings, Finding::platform),
                counted(findings, Finding::code),
                counted(findings, finding -> finding.user().map(UserId::value)));
    }

    private static long postings(List<Finding> findings, Predicate<Finding> which) {
        return findings.stream()
                .filter(which)
                .filter(Finding.OfPosting.class::isInstance)
                .flatMap(finding -> finding.asksFor().stream())
                .map(nudge -> new PostingName(nudge.requestId(), nudge.destination()))
                .distinct()
                .count();
    }

    private static SequencedMap<String, Long> counted(
            List<Finding> findings, Function<Finding, Optional<String>> property) {
        Map<String, Long> counts = findings.stream()
                .collect(
                        Collectors.groupingBy(finding -> property.apply(finding).orElse(NONE), Collectors.counting()));
        SequencedMap<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private record PostingName(RequestId request, Destination destination) {}
}

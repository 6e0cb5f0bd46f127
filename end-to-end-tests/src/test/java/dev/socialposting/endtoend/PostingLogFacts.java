package dev.socialposting.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the log of a posting that has ended tells, or several of them together.
 *
 * @param leasesRunOut how often the dispatcher found that a worker had fallen silent: it was dead, or too slow for its lease
 * @param endedAtMark how often a turn ended between the mark "about to publish" and the lines that tell the answer, and another one
 *     verified
 * @param withoutLastLine how many logs do not tell the end
 * @param violations what should not be in a log, or is missing
 */
record PostingLogFacts(int leasesRunOut, int endedAtMark, int withoutLastLine, List<String> violations) {
    static final PostingLogFacts NONE = new PostingLogFacts(0, 0, 0, List.of());

    private static final String MARK = "publishing_announced";
    private static final String VERIFY = "verification_started";

    private static final String PUBLISHED = "published";
    private static final String SILENT = "worker_silent";
    private static final Set<String> ENDS = Set.of("completed", "failed", "unconfirmed");

    PostingLogFacts {
        violations = List.copyOf(violations);
    }

    /** Reads the log of one posting, oldest entry first. */
    static PostingLogFacts of(List<JsonNode> entries) {
        int silent = 0;
        int endedAtMark = 0;
        boolean marked = false;
        for (JsonNode entry : entries) {
            String code = entry.path("code").asText();
            silent += code.equals(SILENT) ? 1 : 0;
            endedAtMark += marked && code.equals(VERIFY) ? 1 : 0;
            marked = code.equals(MARK) || (marked && !endsTurn(entry) && !code.equals(VERIFY));
        }
        List<String> violations = new ArrayList<>(AttemptCheck.of(entries));
        if (entries.isEmpty()) {
            violations.add("its log is empty");
        }
        boolean told = entries.stream()
                .anyMatch(entry -> ENDS.contains(entry.path("code").asText()));
        return new PostingLogFacts(silent, endedAtMark, told ? 0 : 1, violations);
    }

    PostingLogFacts and(PostingLogFacts other) {
        List<String> both = new ArrayList<>(violations);
        both.addAll(other.violations);
        return new PostingLogFacts(
                leasesRunOut + other.leasesRunOut,
                endedAtMark + other.endedAtMark,
                withoutLastLine + other.withoutLastLine,
                both);
    }

    private static boolean endsTurn(JsonNode entry) {
        return entry.path("fields").has("worker_ms")
                || entry.path("code").asText().equals(PUBLISHED);
    }
}

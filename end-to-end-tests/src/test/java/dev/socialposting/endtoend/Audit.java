package dev.socialposting.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of a campaign's posts, as the API, the posts' logs and the platforms' ledger tell it; read after the last post has
 * ended.
 */
final class Audit {
    private static final int MOST_SHOWN = 20;

    private final Map<String, Integer> statuses = new TreeMap<>();
    private final Map<String, Integer> errors = new TreeMap<>();
    private final List<Duration> timesToFinal = new ArrayList<>();
    private final List<Duration> acceptTimes = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, Integer> ledger = new HashMap<>();
    private final List<URI> links = new ArrayList<>();
    private int postings;
    private int duplicates;
    private int lost;
    private int live;
    private PostingLogFacts facts = PostingLogFacts.NONE;

    /** An audit with the ledger as the simulator tells it. */
    Audit(JsonNode posts) {
        for (JsonNode post : posts) {
            String destination = post.path("platform").asText() + ":"
                    + post.path("account_id").asText();
            ledger.merge(key(post.path("caption").asText(), destination), 1, Integer::sum);
        }
    }

    /** Reads everything. */
    static Audit of(Campaign campaign, URI simulator) {
        Audit audit = new Audit(new Http().getJson(simulator.resolve("/_simulator/posts")));
        User user = campaign.user();
        campaign.sent().forEach(sent -> audit.check(sent, user.upload(sent.requestId()), user.logs(sent.requestId())));
        audit.checkThatNothingElseIsLive();
        return audit;
    }

    /** Opens the link of every post that has one: its page must be there. */
    void openLinks() {
        Http http = new Http();
        for (URI link : links) {
            int status = http.get(link).statusCode();
            if (status != 200) {
                violations.add(link + " was answered with " + status);
            }
        }
    }

    int postings() {
        return postings;
    }

    /** How many postings have each status. */
    Map<String, Integer> statuses() {
        return statuses;
    }

    /** From acceptance to the end, for each posting. */
    List<Duration> timesToFinal() {
        return timesToFinal;
    }

    /** What the logs tell of all postings together. */
    PostingLogFacts facts() {
        return facts;
    }

    /** How long the API took to accept each post. */
    List<Duration> acceptTimes() {
        return acceptTimes;
    }

    /** Whether nothing is as it should not be, and every post is live. */
    boolean allIsCompletedOnce() {
        return violations.isEmpty() && postings == statuses.getOrDefault("completed", 0);
    }

    /** Everything that should not be. */
    List<String> violations() {
        return violations;
    }

    /** The result in lines for a person. */
    String inWords() {
        StringBuilder text = new StringBuilder();
        text.append("postings                     %d %s%n".formatted(postings, statuses));
        if (!errors.isEmpty()) {
            text.append("  errors                     %s%n".formatted(errors));
        }
        text.append("ledger                       %d posts%n".formatted(live));
        text.append("duplicates                   %d%n".formatted(duplicates));
        text.append("lost                         %d%n".formatted(lost));
        text.append("leases that ran out          %d (the worker was dead or too slow; the dispatcher called another)%n"
                .formatted(facts.leasesRunOut()));
        text.append(
                "verified after such an end   %d (turns that ended between the mark and the lines that tell the answer)%n"
                        .formatted(facts.endedAtMark()));
        text.append("logs without a last line     %d (the worker died between the last write and its line)%n"
                .formatted(facts.withoutLastLine()));
        text.append("time to final                %s%n".formatted(Percentiles.of(timesToFinal)));
        text.append("violations                   %d%n".formatted(violations.size()));
        violations.stream()
                .limit(MOST_SHOWN)
                .forEach(violation -> text.append("  ").append(violation).append(System.lineSeparator()));
        return text.toString();
    }

    /** Checks one request against the ledger, and its log. */
    void check(Campaign.Sent sent, JsonNode upload, List<JsonNode> entries) {
        acceptTimes.add(sent.acceptedIn());
        Map<String, List<JsonNode>> logs = entries.stream()
                .collect(
                        Collectors.groupingBy(entry -> entry.path("destination").asText()));
        Set<String> statuses = new HashSet<>();
        for (String destination : sent.destinations()) {
            JsonNode posting = upload.path("destinations").path(destination);
            String key = key(sent.caption(), destination);
            checkLedger(key, posting);
            posting.at("/result/permalink").asText().lines().map(URI::create).forEach(links::add);
            PostingLogFacts found = PostingLogFacts.of(logs.getOrDefault(destination, List.of()));
            found.violations().forEach(violation -> violations.add(key + ": " + violation));
            facts = facts.and(found);
            statuses.add(posting.path("status").asText());
        }
        if (!upload.path("status").asText().equals(rollUp(statuses))) {
            violations.add(sent.requestId() + ": the request's status does not follow from its postings'");
        }
    }

    /** The status of a request that has ended; whatever has not, another check finds. */
    private static String rollUp(Set<String> statuses) {
        if (statuses.size() == 1) {
            return statuses.iterator().next();
        }
        if (statuses.contains("unconfirmed")) {
            return "unconfirmed";
        }
        return statuses.contains("completed") ? "partially_completed" : "failed";
    }

    /** To be called when all requests are checked. */
    void checkThatNothingElseIsLive() {
        ledger.forEach((post, times) -> violations.add(post + ": live, but nobody posted it"));
        ledger.clear();
    }

    private void checkLedger(String key, JsonNode posting) {
        postings++;
        String status = posting.path("status").asText();
        statuses.merge(status, 1, Integer::sum);
        if (posting.has("error_details")) {
            errors.merge(posting.path("error_details").path("code").asText(), 1, Integer::sum);
        }
        timesToFinal.add(Duration.between(
                Instant.parse(posting.path("created_at").asText()),
                Instant.parse(posting.path("updated_at").asText())));
        int times = Optional.ofNullable(ledger.remove(key)).orElse(0);
        live += times;
        if (times > 1) {
            duplicates++;
            violations.add(key + ": went out " + times + " times");
        }
        boolean right = switch (status) {
            case "completed" -> times >= 1;
            case "failed", "cancelled" -> times == 0;
            case "unconfirmed" -> posting.path("error").asText().length() > 0;
            default -> false;
        };
        if (!right) {
            lost++;
            violations.add("%s: is %s, and is live %d times".formatted(key, status, times));
        }
    }

    private static String key(String caption, String destination) {
        return caption + " to " + destination;
    }
}

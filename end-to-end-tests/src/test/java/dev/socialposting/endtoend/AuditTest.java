package dev.socialposting.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the experiments conclude from what they find. */
class AuditTest {
    private static final String CAPTION = "A post";
    private static final String DESTINATION = "instagram:1";
    private static final String OTHER_DESTINATION = "facebook:2";

    @ParameterizedTest
    @CsvSource({
        "completed,   1, true",
        "completed,   0, false",
        "completed,   2, false",
        "failed,      0, true",
        "failed,      1, false",
        "unconfirmed, 0, true",
        "unconfirmed, 1, true",
        "unconfirmed, 2, false",
        "processing,  0, false",
        "queued,      0, false"
    })
    void theLedgerMustAgreeWithTheStatus(String status, int timesLive, boolean right) {
        Audit audit = new Audit(ledger(timesLive));

        audit.check(sent(), upload(status, status), log("failed"));

        assertThat(audit.violations().isEmpty()).as(audit.inWords()).isEqualTo(right);
        assertThat(audit.allIsCompletedOnce()).isEqualTo(right && status.equals("completed"));
    }

    @Test
    void aPostThatNobodyAskedForIsFound() {
        Audit audit = new Audit(ledger(1));

        audit.checkThatNothingElseIsLive();

        assertThat(audit.violations()).hasSize(1);
    }

    @Test
    void aRequestsStatusMustFollowFromItsPostings() {
        Audit audit = new Audit(ledger(1));

        audit.check(sent(), upload("completed", "failed"), log("completed"));

        assertThat(audit.violations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "completed,   failed,    partially_completed",
        "completed,   cancelled, partially_completed",
        "completed,   completed, completed",
        "unconfirmed, completed, unconfirmed",
        "unconfirmed, failed,    unconfirmed",
        "failed,      cancelled, failed",
        "cancelled,   cancelled, cancelled"
    })
    void aRequestsStatusIsTheRollUpOfItsPostings(String first, String second, String rollUp) {
        assertThat(rollUpFaults(first, second, rollUp)).isEmpty();
        assertThat(rollUpFaults(first, second, rollUp.equals("failed") ? "completed" : "failed"))
                .hasSize(1);
    }

    private static List<String> rollUpFaults(String first, String second, String ofRequest) {
        Audit audit = new Audit(ledger(0));
        ObjectNode upload = upload(first, ofRequest);
        ObjectNode destinations = (ObjectNode) upload.path("destinations");
        destinations.set(OTHER_DESTINATION, destinations.path(DESTINATION).deepCopy());
        ((ObjectNode) destinations.path(OTHER_DESTINATION)).put("status", second);
        audit.check(
                new Campaign.Sent("r1", CAPTION, List.of(DESTINATION, OTHER_DESTINATION), Duration.ZERO),
                upload,
                log("failed"));
        return audit.violations().stream()
                .filter(violation -> violation.contains("does not follow from"))
                .toList();
    }

    @Test
    void aHoleInALogIsFound() {
        assertThat(PostingLogFacts.of(List.of()).violations()).hasSize(1);
        assertThat(PostingLogFacts.of(List.of(
                                entry(3, 0, "step_started"), entry(3, 1, "step_started"), entry(4, 0, "step_started")))
                        .violations())
                .isEmpty();
        assertThat(PostingLogFacts.of(List.of(entry(3, 0, "step_started"), entry(3, 2, "step_started")))
                        .violations())
                .hasSize(1);
        assertThat(PostingLogFacts.of(List.of(entry(3, 1, "step_started"))).violations())
                .hasSize(1);
    }

    @Test
    void aTryWithoutTheOneBeforeItIsFound() {
        assertThat(PostingLogFacts.of(List.of(attempt(1, "publish", 1), attempt(2, "publish", 2)))
                        .violations())
                .isEmpty();
        assertThat(PostingLogFacts.of(List.of(attempt(1, "publish", 1), attempt(2, "publish", 3)))
                        .violations())
                .hasSize(1);
        assertThat(PostingLogFacts.of(List.of(attempt(1, "create", 1), attempt(2, "publish", 2)))
                        .violations())
                .hasSize(1);
    }

    @Test
    void aTurnThatEndedAtTheMarkIsToldFromOneThatGotNoAnswer() {
        JsonNode mark = entry(1, 0, "publishing_announced");
        JsonNode look = entry(3, 0, "verification_started");
        ObjectNode end = entry(2, 0, "waiting");
        end.putObject("fields").put("worker_ms", 12);

        assertThat(PostingLogFacts.of(List.of(mark, look)).endedAtMark()).isEqualTo(1);
        assertThat(PostingLogFacts.of(List.of(mark, end, look)).endedAtMark()).isZero();
    }

    @Test
    void theOutputOfAWorkerTellsWhatItIsAt() {
        TurnWatch turns = TurnWatch.of(List.of(
                line("step_started", "1"),
                line("publishing_announced", "2"),
                line("platform_called", "2"),
                line("publishing_announced", "3"),
                line("published", "3"),
                line("publishing_announced", "4"),
                line("waiting", "4") + " worker_ms=\"12\""));

        assertThat(turns.now()).isEqualTo(new TurnWatch.Moment(3, 1));
    }

    @Test
    void percentilesAreValuesThatWereMeasured() {
        List<Duration> hundred =
                IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();

        assertThat(Percentiles.of(hundred))
                .isEqualTo(new Percentiles(Duration.ofMillis(50), Duration.ofMillis(99), Duration.ofMillis(100)));
        assertThat(Percentiles.of(List.of())).isEqualTo(new Percentiles(Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    @Test
    void holesInAHeapAreNoObjects() {
        String histogram = """
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:         58086       12104968  [B (java.base@25.0.3)
                   2:           275       12879616  [Ljdk.internal.vm.FillerElement; (java.base@25.0.3)
                   3:             2             32  java.lang.Object (java.base@25.0.3)
                Total         58363       24984616
                """;

        assertThat(Histogram.of(histogram).bytes()).isEqualTo(12_105_000);
        assertThat(Histogram.of(histogram).growthSince(new Histogram(Map.of("[B", 12_104_968L))))
                .isEqualTo("java.lang.Object +32");
    }

    private static Campaign.Sent sent() {
        return new Campaign.Sent("r1", CAPTION, List.of(DESTINATION), Duration.ZERO);
    }

    private static ObjectNode upload(String status, String ofRequest) {
        ObjectNode upload = Http.JSON.createObjectNode().put("status", ofRequest);
        upload.putObject("destinations")
                .putObject(DESTINATION)
                .put("status", status)
                .put("error", "The platform's words")
                .put("created_at", "2026-11-24T10:00:00.000Z")
                .put("updated_at", "2026-11-24T10:00:09.000Z");
        return upload;
    }

    private static ArrayNode ledger(int times) {
        ArrayNode posts = Http.JSON.createArrayNode();
        for (int i = 0; i < times; i++) {
            posts.addObject()
                    .put("caption", CAPTION)
                    .put("platform", "instagram")
                    .put("account_id", "1");
        }
        return posts;
    }

    private static List<JsonNode> log(String code) {
        return List.of(entry(1, 0, code));
    }

    private static ObjectNode attempt(int version, String step, int attempt) {
        ObjectNode entry = entry(version, 0, "step_started");
        entry.putObject("fields").put("step", step).put("attempt", attempt);
        return entry;
    }

    private static ObjectNode entry(int version, int line, String code) {
        return Http.JSON
                .createObjectNode()
                .put("id", DESTINATION + "#%010d#%06d".formatted(version, line))
                .put("destination", DESTINATION)
                .put("code", code);
    }

    private static String line(String code, String requestId) {
        return "12:00:00.000 INFO  DetailedLogger: In words. request_id=%s, destination=%s log_code=\"%s\""
                .formatted(requestId, DESTINATION, code);
    }
}

package dev.socialposting.api.changes;

import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.FIRST_STEP;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.aLease;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Posts;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes before anything has started. The request is for 9 o'clock in Berlin on the 2nd of January. */
class ChangeUploadTest {
    private static final String ONE = "/api/social/uploads/" + requestId(1);
    private static final Instant NINE_O_CLOCK = Instant.parse("2100-01-02T08:00:00Z");
    private static final Schedule SCHEDULE = new Schedule(NINE_O_CLOCK, Optional.of(ZoneId.of("Europe/Berlin")));
    private static final Instant MOMENT = NOW.plusSeconds(300);

    private final ApiBench api = ApiBench.withAccounts();

    @Test
    void movesItToAnotherTimeInTheZoneItHas() {
        given();

        Answer answer = change("{'scheduled_at':'2100-01-03T10:00'}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/status")).isEqualTo("scheduled");
        assertThat(answer.at("/scheduled_at")).isEqualTo("2100-01-03T09:00:00.000Z");
        assertThat(answer.at("/time_zone")).isEqualTo("Europe/Berlin");
        assertThat(answer.at("/destinations/" + INSTAGRAM + "/publish_by")).isEqualTo("2100-01-04T09:00:00.000Z");
        assertThat(answer.at("/destinations/" + INSTAGRAM + "/next_check_at")).isEqualTo("2100-01-03T08:50:00.000Z");
        assertThat(api.queue.sent()).isEmpty();
        assertThat(changes(FACEBOOK)).isEqualTo(changes(INSTAGRAM));
        assertThat(changes(INSTAGRAM))
                .containsExactly(Map.of(
                        "scheduled_at_before", "2100-01-02T08:00:00.000Z",
                        "scheduled_at", "2100-01-03T09:00:00.000Z",
                        "publish_by", "2100-01-04T09:00:00.000Z"));
        assertThat(messages(INSTAGRAM).getFirst())
                .as("the times in its user's zone")
                .contains(
                        "2100-01-02 09:00:00 +01:00 (Europe/Berlin)",
                        "2100-01-03 10:00:00 +01:00 (Europe/Berlin)",
                        "2100-01-03 09:50:00 +01:00 (Europe/Berlin)",
                        "2100-01-04 10:00:00 +01:00 (Europe/Berlin)");
    }

    @Test
    void movesItToWhereANudgeReaches() {
        given();

        change("{'scheduled_at':'2100-01-01T00:20:00Z'}");

        assertThat(api.queue.sent())
                .extracting(Sent::delay)
                .containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(5));
    }

    @Test
    void postsItNowWhenTheTimeIsTakenAway() {
        given();

        Answer answer = change("{'scheduled_at':null}");

        assertThat(answer.at("/status")).isEqualTo("queued");
        assertThat(answer.has("/scheduled_at")).isFalse();
        assertThat(posting(INSTAGRAM).publishBy()).isEqualTo(MOMENT.plus(Duration.ofHours(24)));
        assertThat(api.queue.sent()).extracting(Sent::delay).containsOnly(Duration.ZERO);
        assertThat(changes(INSTAGRAM))
                .containsExactly(Map.of(
                        "scheduled_at_before", "2100-01-02T08:00:00.000Z",
                        "scheduled_at", "now",
                        "publish_by", "2100-01-02T00:05:00.000Z"));
    }

    @Test
    void changesTheCaptionAndWarnsOfWhatAPlatformMayNotLike() {
        given();

        Answer answer = change("{'caption':'#a #b #c #d #e #f'}");

        assertThat(answer.at("/caption")).isEqualTo("#a #b #c #d #e #f");
        assertThat(answer.at("/scheduled_at")).isEqualTo("2100-01-02T08:00:00.000Z");
        assertThat(changes(INSTAGRAM)).containsExactly(Map.of("caption_changed", true));
        assertThat(api.log.codes(requestId(1), INSTAGRAM)).containsExactly(LogCode.CHANGED, LogCode.CAPTION_CAUTION);
        assertThat(api.log.entries(requestId(1), INSTAGRAM))
                .extracting(LogEntry::level)
                .containsExactly(LogLevel.INFO, LogLevel.WARNING);
    }

    @Test
    void aCaptionIsCheckedAsInAPostForWhatIsNotCancelled() {
        given();
        String tooLong = "{'caption':'" + "x".repeat(2201) + "'}";

        assertThat(change(tooLong).errors()).containsExactly("/caption caption_too_long");
        assertThat(api.requests.stored(requestId(1)).version()).isEqualTo(1);

        api.call(TestCall.of("POST", ONE + "/cancel").json("{\"destinations\":[\"" + INSTAGRAM + "\"]}"));
        assertThat(change(tooLong).status()).isEqualTo(200);
        assertThat(api.log.codes(requestId(1), INSTAGRAM)).containsExactly(LogCode.CANCELLED);
    }

    @Test
    void setsByWhenItMustBeOutAndTakesThatBack() {
        given();

        change("{'publish_by':'2100-01-02T10:00'}");
        assertThat(posting(INSTAGRAM).publishBy()).isEqualTo(Instant.parse("2100-01-02T09:00:00Z"));
        change("{'publish_by':null}");

        assertThat(posting(INSTAGRAM).publishBy()).isEqualTo(Instant.parse("2100-01-03T08:00:00Z"));
        assertThat(changes(INSTAGRAM))
                .containsExactly(
                        Map.of("publish_by", "2100-01-02T09:00:00.000Z"),
                        Map.of("publish_by", "2100-01-03T08:00:00.000Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | ' nothing_to_change'",
                "{'caption':null,'time_zone':null} | ' nothing_to_change'",
                "{'time_zone':'Asia/Tokyo'} | /time_zone time_zone_without_time",
                "{'scheduled_at':'2100-03-28T02:30'} | /scheduled_at no_such_local_time",
                "{'scheduled_at':'2099-12-31T00:00Z'} | /scheduled_at scheduled_in_the_past",
                "{'scheduled_at':'2100-04-02T00:00Z'} | /scheduled_at scheduled_too_far",
                "{'publish_by':'2100-01-02T09:00'} | /publish_by publish_by_too_soon",
                "{'publish_by':'2100-01-10T09:00'} | /publish_by publish_by_too_late",
                "{'scheduled_at':'soon','publish_by':'2100-01-10T09:00'} | /scheduled_at malformed_time",
                "{'scheduled_at':7} | /scheduled_at wrong_type",
                "{'video_url':'https://v.example.com'} | /video_url unknown_field",
            })
    void aBadChangeChangesNothing(String body, String error) {
        given();

        assertThat(change(body).errors()).contains(error);
        assertThat(api.requests.stored(requestId(1)).version()).isEqualTo(1);
        assertThat(messages(INSTAGRAM)).isEmpty();
    }

    @Test
    void withoutAZoneAnywhereALocalTimeNeedsOne() {
        api.requests.given(
                anUploadRequest().to(INSTAGRAM).scheduledAt(NINE_O_CLOCK).queued());

        assertThat(change("{'scheduled_at':'2100-01-03T10:00'}").errors())
                .containsExactly("/scheduled_at time_zone_required");
        assertThat(change("{'scheduled_at':'2100-01-03T10:00','time_zone':'Asia/Tokyo'}")
                        .at("/scheduled_at"))
                .isEqualTo("2100-01-03T01:00:00.000Z");
    }

    @Test
    void whatHasStartedIsNotChanged() {
        UploadRequest request = given();
        Instant start = NINE_O_CLOCK.minusSeconds(600);
        api.requests.update(
                request, row -> row.lease(INSTAGRAM, aLease("worker", start.plusSeconds(90)), FIRST_STEP, start));

        assertThat(change("{'caption':'Too late'}").problem()).isEqualTo("409 already_started");
        assertThat(api.requests.stored(requestId(1)).caption()).isEqualTo("Launch day!");
    }

    @Test
    void whatHasEndedIsNotChanged() {
        api.requests.given(anUploadRequest().with(INSTAGRAM, completed()).queued());

        assertThat(change("{'caption':'Too late'}").problem()).isEqualTo("409 already_started");
    }

    @Test
    void aWorkerThatComesInBetweenWins() {
        UploadRequest request = given();
        Instant start = NINE_O_CLOCK.minusSeconds(600);
        api.requests.beforeNextWrite(() -> api.requests.update(
                request, row -> row.lease(INSTAGRAM, aLease("worker", start.plusSeconds(90)), FIRST_STEP, start)));

        assertThat(change("{'scheduled_at':null}").problem()).isEqualTo("409 already_started");
        assertThat(posting(INSTAGRAM).state()).isInstanceOf(PostingState.Leased.class);
    }

    @Test
    void whenTheAnswerOfTheStoreIsLostItIsDoneOnceAndSaysSo() {
        given();
        api.requests.loseAnswerOfNextWrite();

        Answer answer = change("{'scheduled_at':null}");

        assertThat(answer.at("/status")).isEqualTo("queued");
        assertThat(changes(INSTAGRAM))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("scheduled_at_before", "2100-01-02T08:00:00.000Z");
        assertThat(api.queue.sent()).hasSize(2);
    }

    @Test
    void aChangeToWhatItIsAlreadyLeavesNoLine() {
        given();

        assertThat(change("{'scheduled_at':'2100-01-02T09:00'}").status()).isEqualTo(200);
        assertThat(messages(INSTAGRAM)).isEmpty();
    }

    @Test
    void whenItIsMovedToLaterItsEarlierLinesAreKeptAsLongAsItIs() {
        Answer accepted =
                api.call(Posts.call(Posts.to(INSTAGRAM), post -> post.put("scheduled_at", "2100-01-02T08:00Z")));
        api.clock.set(MOMENT);

        api.call(TestCall.of("PATCH", accepted.at("/links/self")).json("{\"scheduled_at\":\"2100-03-02T08:00Z\"}"));

        RequestId id = RequestId.parse(accepted.at("/request_id")).orElseThrow();
        assertThat(api.log.expiries(id, INSTAGRAM))
                .hasSize(2)
                .containsOnly(Instant.parse("2100-05-31T08:00:00Z"))
                .containsOnly(api.requests.stored(id).expiresAt());
    }

    @Test
    void afterAChangeTheFirstCallIsStillAnsweredAsBefore() {
        TestCall call = Posts.call(Posts.to(INSTAGRAM), post -> post.put("scheduled_at", "2100-01-02T08:00Z"))
                .with("Idempotency-Key", "key-1");
        Answer first = api.call(call);
        api.call(TestCall.of("PATCH", first.at("/links/self")).json("{\"scheduled_at\":null}"));

        assertThat(api.call(call).text()).isEqualTo(first.text());
    }

    @Test
    void whenTheQueueAndTheLogAreDownItIsDoneAllTheSame() {
        given();
        api.queue.breakDown();
        api.log.breakDown();

        assertThat(change("{'scheduled_at':null}").status()).isEqualTo(200);
        assertThat(posting(INSTAGRAM).wake())
                .as("the dispatcher makes up for it")
                .isPresent();
    }

    @Test
    void anotherUsersRequestIsNotFound() {
        api.requests.given(anUploadRequest().by(BOB).scheduledAt(NINE_O_CLOCK).queued());

        assertThat(change("{'caption':'Mine'}").problem()).isEqualTo("404 unknown_request");
    }

    private UploadRequest given() {
        UploadRequest request = api.requests.given(anUploadRequest()
                .to(INSTAGRAM, FACEBOOK)
                .at(new Timing(Optional.of(SCHEDULE), Optional.empty()))
                .queued());
        api.clock.set(MOMENT);
        return request;
    }

    /** With the JSON's quotes written as single ones. */
    private Answer change(String json) {
        return api.call(TestCall.of("PATCH", ONE).json(json.replace('\'', '"')));
    }

    private Posting posting(Destination destination) {
        return api.requests.stored(requestId(1)).posting(destination).orElseThrow();
    }

    /** What each line of a change says was changed. */
    private List<Map<String, Object>> changes(Destination destination) {
        return api.log.entries(requestId(1), destination).stream()
                .filter(entry -> entry.code() == LogCode.CHANGED)
                .map(LogEntry::fields)
                .toList();
    }

    private List<String> messages(Destination destination) {
        return api.log.entries(requestId(1), destination).stream()
                .map(LogEntry::message)
                .toList();
    }
}

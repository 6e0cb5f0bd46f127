package dev.socialposting.api.posts;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.FIRST_STEP;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.aLease;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Posts;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posts that are to go out later. It is midnight in Greenwich at the beginning of 2100. */
class ScheduledPostTest {
    private static final String KEY = "Idempotency-Key";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final ApiBench api = ApiBench.withAccounts();

    @Test
    void aPostForLaterIsScheduledAndSaysForWhen() {
        Answer answer = api.call(post("2100-01-02T09:00", "Europe/Berlin", null));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("/status")).isEqualTo("scheduled");
        assertThat(answer.at("/scheduled_at")).isEqualTo("2100-01-02T08:00:00.000Z");
        assertThat(answer.at("/destinations/" + INSTAGRAM + "/status")).isEqualTo("scheduled");
        assertThat(stored(answer).schedule())
                .contains(new Schedule(Instant.parse("2100-01-02T08:00:00Z"), Optional.of(BERLIN)));
    }

    @Test
    void theRecordShowsTheTimeInUtcTheZoneAndWhenPreparationBegins() {
        Answer accepted = api.call(post("2100-01-02T09:00", "Europe/Berlin", null));

        Answer shown = api.call(TestCall.get(accepted.at("/links/self")));

        assertThat(shown.at("/status")).isEqualTo("scheduled");
        assertThat(shown.at("/is_final")).isEqualTo("false");
        assertThat(shown.at("/scheduled_at")).isEqualTo("2100-01-02T08:00:00.000Z");
        assertThat(shown.at("/time_zone")).isEqualTo("Europe/Berlin");
        assertThat(shown.at("/counts/scheduled")).isEqualTo("2");
        assertThat(shown.at("/destinations/" + INSTAGRAM + "/next_check_at")).isEqualTo("2100-01-02T07:50:00.000Z");
        assertThat(shown.at("/destinations/" + INSTAGRAM + "/publish_by")).isEqualTo("2100-01-03T08:00:00.000Z");
    }

    @Test
    void theLogBeginsWithForWhenItIsInItsUsersTime() {
        Answer answer = api.call(post("2100-01-02T09:00", "Europe/Berlin", null));

        assertThat(entries(answer)).singleElement().satisfies(line -> {
            assertThat(line.code()).isEqualTo(LogCode.ACCEPTED);
            assertThat(line.fields())
                    .isEqualTo(Map.of("scheduled_at", "2100-01-02T08:00:00.000Z", "time_zone", "Europe/Berlin"));
            assertThat(line.message())
                    .contains(
                            "2100-01-02 09:00:00 +01:00 (Europe/Berlin)", "2100-01-02 08:50:00 +01:00 (Europe/Berlin)");
        });
    }

    @Test
    void anInstantNeedsNoZoneAndIsThenShownInUtc() {
        Answer answer = api.call(post("2100-01-02T09:00:00.5+02:00", null, null));

        assertThat(stored(answer).schedule())
                .contains(new Schedule(Instant.parse("2100-01-02T07:00:00.500Z"), Optional.empty()));
        assertThat(entries(answer).getFirst().message()).contains("2100-01-02 07:00:00 +00:00");
        assertThat(api.call(TestCall.get(answer.at("/links/self"))).has("/time_zone"))
                .isFalse();
    }

    @Test
    void whatBeginsLaterThanANudgeCanBeDelayedIsLeftToTheDispatcher() {
        Answer answer = api.call(post(NOW.plus(Duration.ofMinutes(26)).toString(), null, null));

        assertThat(api.queue.sent()).isEmpty();
        assertThat(stored(answer).wakeAt()).contains(NOW.plus(Duration.ofMinutes(16)));
    }

    @Test
    void whatBeginsSoonerIsNudgedWhenPreparationBegins() {
        Answer answer = api.call(post(NOW.plus(Duration.ofMinutes(25)).toString(), null, null));

        assertThat(api.queue.sent())
                .extracting(Sent::delay)
                .containsExactly(Duration.ofMinutes(15), Duration.ofMinutes(15));
        assertThat(stored(answer).wakeAt())
                .as("the dispatcher makes up for a nudge that is lost")
                .contains(NOW.plus(Duration.ofMinutes(16)));
    }

    @Test
    void whatIsSoNearThatPreparationCanBeginIsQueued() {
        Answer answer = api.call(post(NOW.plus(Duration.ofMinutes(10)).toString(), null, null));

        assertThat(answer.at("/status")).isEqualTo("queued");
        assertThat(answer.at("/scheduled_at")).isEqualTo("2100-01-01T00:10:00.000Z");
        assertThat(api.queue.sent()).extracting(Sent::delay).containsOnly(Duration.ZERO);
        assertThat(entries(answer).getFirst().fields()).containsEntry("scheduled_at", "2100-01-01T00:10:00.000Z");
    }

    @Test
    void itMustBeOutADayAfterItsTimeUnlessItSaysOtherwise() {
        Answer usual = api.call(post("2100-01-02T09:00Z", null, null));
        Answer own = api.call(post("2100-01-02T09:00", "Europe/Berlin", "2100-01-02T10:30"));
        Answer now = api.call(post(null, null, "2100-01-02T00:00Z"));

        assertThat(publishBy(usual)).isEqualTo(Instant.parse("2100-01-03T09:00:00Z"));
        assertThat(publishBy(own)).isEqualTo(Instant.parse("2100-01-02T09:30:00Z"));
        assertThat(publishBy(now)).isEqualTo(Instant.parse("2100-01-02T00:00:00Z"));
    }

    @Test
    void aMinuteInThePastCountsAsNow() {
        Answer answer = api.call(post("2099-12-31T23:59:00Z", null, null));

        assertThat(answer.at("/status")).isEqualTo("queued");
    }

    @Test
    void ofATimeThatExistsTwiceTheFirstIsMeant() {
        api.clock.set(Instant.parse("2100-10-01T00:00:00Z"));

        Answer first = api.call(post("2100-10-31T02:30", "Europe/Berlin", null));
        Answer second = api.call(post("2100-10-31T02:30+01:00", "Europe/Berlin", null));

        assertThat(first.at("/scheduled_at")).isEqualTo("2100-10-31T00:30:00.000Z");
        assertThat(second.at("/scheduled_at")).isEqualTo("2100-10-31T01:30:00.000Z");
    }

    @Test
    void aTimeThatClocksSkipIsRefusedAndSaysFromWhenToWhen() {
        Answer answer = api.call(post("2100-03-28T02:30", "Europe/Berlin", null));

        assertThat(answer.errors()).containsExactly("/scheduled_at no_such_local_time");
        assertThat(answer.at("/errors/0/detail"))
                .isEqualTo("There is no such time in Europe/Berlin: the clocks go forward from 2100-03-28 02:00:00 to"
                        + " 2100-03-28 03:00:00.");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2100-01-02T09:00, -, -, /scheduled_at time_zone_required",
                "2100-01-02T09:00, Europe/Bonn, -, /time_zone unknown_time_zone",
                "2100-01-02T09:00, +01:00, -, /time_zone unknown_time_zone",
                "-, Europe/Berlin, -, /time_zone time_zone_without_time",
                "tomorrow, -, -, /scheduled_at malformed_time",
                "2100-02-30T09:00Z, -, -, /scheduled_at malformed_time",
                "2100-01-02, Europe/Berlin, -, /scheduled_at malformed_time",
                "2100-01-02T09:00+01:00[Europe/Berlin], -, -, /scheduled_at malformed_time",
                "2100-01-02T24:00Z, -, -, /scheduled_at malformed_time",
                "2099-12-31T23:58:59.999Z, -, -, /scheduled_at scheduled_in_the_past",
                "2100-04-01T00:00:00.001Z, -, -, /scheduled_at scheduled_too_far",
                "2100-01-02T09:00Z, -, 2100-01-02T09:00:59.999Z, /publish_by publish_by_too_soon",
                "-, -, 2100-01-01T00:00:59.999Z, /publish_by publish_by_too_soon",
                "2100-01-02T09:00Z, -, 2100-01-09T09:00:00.001Z, /publish_by publish_by_too_late",
                "-, -, 2100-01-08T00:00:00.001Z, /publish_by publish_by_too_late",
                "-, -, 2100-01-01T12:00, /publish_by time_zone_required",
            })
    void aTimeThatCannotBeIsRefused(
            @Nullable String scheduledAt, @Nullable String timeZone, @Nullable String publishBy, String error) {
        Answer answer = api.call(post(scheduledAt, timeZone, publishBy));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).containsExactly(error);
        assertThat(api.requests.writes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2100-04-01T00:00:00Z, 2100-04-08T00:00:00Z",
        "2099-12-31T23:59:00Z, 2100-01-01T00:01:00Z",
        "2100-01-02T09:00Z, 2100-01-02T09:01Z",
    })
    void theLastTimesThatCanBeAreTaken(String scheduledAt, String publishBy) {
        assertThat(api.call(post(scheduledAt, null, publishBy)).status()).isEqualTo(202);
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        Answer answer = api.call(call(post -> post.put("caption", 5)
                .put("scheduled_at", 5)
                .put("time_zone", "Mars/Base")
                .put("publish_by", "soon")));

        assertThat(answer.errors())
                .containsExactlyInAnyOrder(
                        "/caption wrong_type",
                        "/scheduled_at wrong_type",
                        "/time_zone unknown_time_zone",
                        "/publish_by malformed_time");
    }

    @Test
    void aRepeatedCallIsAnsweredAsTheFirstWhateverTimeItIsMeanwhile() {
        TestCall call =
                post("2100-01-02T09:00", "Europe/Berlin", "2100-01-02T12:00").with(KEY, "key-1");
        Answer first = api.call(call);
        api.clock.set(Instant.parse("2100-01-02T07:50:00Z"));
        api.requests.update(
                stored(first),
                row -> row.lease(
                        INSTAGRAM,
                        aLease("worker", api.clock.instant().plusSeconds(90)),
                        FIRST_STEP,
                        api.clock.instant()));
        api.clock.advance(Duration.ofDays(40));

        Answer second = api.call(call);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertThat(api.requests.writes()).isEqualTo(2);
    }

    @Test
    void theSameInstantWrittenInAnotherWayIsTheSamePost() {
        Answer first = api.call(post("2100-01-02T09:00", "Europe/Berlin", null).with(KEY, "key-1"));

        Answer second = api.call(post("2100-01-02T08:00:00Z", null, null).with(KEY, "key-1"));

        assertThat(second.text()).isEqualTo(first.text());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"2100-01-02T08:01Z, -", "2100-01-02T08:00Z, 2100-01-02T10:00Z", "-, -"})
    void anotherTimeIsAnotherPost(@Nullable String scheduledAt, @Nullable String publishBy) {
        api.call(post("2100-01-02T08:00Z", null, null).with(KEY, "key-1"));

        assertThat(api.call(post(scheduledAt, null, publishBy).with(KEY, "key-1"))
                        .problem())
                .isEqualTo("409 idempotency_key_reused");
    }

    @Test
    void whatIsScheduledCanBeListed() {
        Answer scheduled = api.call(post("2100-01-02T08:00Z", null, null));
        api.call(post(null, null, null));

        Answer list = api.call(TestCall.get("/api/social/uploads?status=scheduled"));

        assertThat(list.at("/items/0/request_id")).isEqualTo(scheduled.at("/request_id"));
        assertThat(list.at("/items/0/scheduled_at")).isEqualTo("2100-01-02T08:00:00.000Z");
        assertThat(list.has("/items/1")).isFalse();
    }

    @Test
    void whatIsScheduledCanBeCancelled() {
        Answer answer = api.call(post("2100-01-02T08:00Z", null, null));

        Answer cancelled = api.call(TestCall.of("POST", answer.at("/links/self") + "/cancel"));

        assertThat(cancelled.at("/upload/status")).isEqualTo("cancelled");
        assertThat(stored(answer).wakeAt()).isEmpty();
    }

    @Test
    void itsRecordAndItsLogAreKeptForNinetyDaysAfterItsTime() {
        Answer answer = api.call(post("2100-04-01T00:00:00Z", null, null));

        assertThat(stored(answer).expiresAt()).isEqualTo(Instant.parse("2100-06-30T00:00:00Z"));
    }

    private static TestCall post(@Nullable String scheduledAt, @Nullable String timeZone, @Nullable String publishBy) {
        return call(post -> {
            Optional.ofNullable(scheduledAt).ifPresent(text -> post.put("scheduled_at", text));
            Optional.ofNullable(timeZone).ifPresent(text -> post.put("time_zone", text));
            Optional.ofNullable(publishBy).ifPresent(text -> post.put("publish_by", text));
        });
    }

    private static TestCall call(Consumer<ObjectNode> change) {
        return Posts.call(Posts.to(INSTAGRAM, FACEBOOK), change);
    }

    private UploadRequest stored(Answer answer) {
        return api.requests.stored(id(answer));
    }

    private Instant publishBy(Answer answer) {
        return stored(answer).posting(INSTAGRAM).map(Posting::publishBy).orElseThrow();
    }

    private List<LogEntry> entries(Answer answer) {
        return api.log.entries(id(answer), INSTAGRAM);
    }

    private static RequestId id(Answer answer) {
        return RequestId.parse(answer.at("/request_id")).orElseThrow();
    }
}

package dev.socialposting.api.reads;

import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.FIRST_STEP;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.aLease;
import static dev.socialposting.uploads.model.Fixtures.aPublishedPost;
import static dev.socialposting.uploads.model.Fixtures.anError;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static dev.socialposting.uploads.model.Fixtures.waitingUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.api.bench.Times;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.Wake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GetUploadTest {
    private static final String ONE = "/api/social/uploads/" + requestId(1);

    private final ApiBench api = new ApiBench();

    @Test
    void showsARequestThatHasJustBeenAccepted() {
        api.requests.given(anUploadRequest().to(INSTAGRAM).queued());

        assertThat(api.call(TestCall.get(ONE)).text()).isEqualTo("""
                        {"request_id":"%1$s","user_id":"alice","video_url":"https://videos.example.com/launch.mp4",\
                        "caption":"Launch day!","created_at":%2$d,"updated_at":%2$d,"status":"queued",\
                        "is_final":false,"counts":{"total":1,"scheduled":0,"queued":1,"processing":0,"completed":0,"failed":0,\
                        "unconfirmed":0,"cancelled":0},"destinations":{"instagram:17841400000000001":{"status":"queued",\
                        "is_final":false,"created_at":"%4$s","updated_at":"%4$s","publish_by":"%6$s",\
                        "next_check_at":"%5$s","gives_up":{"at":"%6$s","after_attempt":3,"ends_as":"failed",\
                        "words":"When a step has failed 3 times, and at the latest at %6$s."},"logs":[]}},\
                        "links":{"self":"/api/social/uploads/%1$s","logs":"/api/social/uploads/%1$s/logs"},\
                        "ttl":%3$d,"poll_after_seconds":2}""".formatted(
                        requestId(1),
                        NOW.getEpochSecond(),
                        NOW.plus(Duration.ofDays(90)).getEpochSecond(),
                        Times.iso(NOW),
                        Times.iso(NOW.plusSeconds(60)),
                        Times.iso(NOW.plus(Duration.ofHours(24)))));
    }

    @Test
    void showsWhatIsWaitedForAndUntilWhen() {
        String posting = show(waitingUntil(NOW.plusSeconds(20)));

        assertThat(posting)
                .contains("\"status\":\"processing\"")
                .contains("\"step\":\"create_container\",\"attempt\":1,\"max_attempts\":3")
                .contains("\"next_check_at\":\"%s\"".formatted(Times.iso(NOW.plusSeconds(20))))
                .contains("\"waiting_for\":\"the platform to process the video\"")
                .doesNotContain("error")
                .doesNotContain("result");
    }

    @Test
    void showsWhyAStepIsTriedAgainWithoutCallingItFailed() {
        Progress progress = Progress.startingAt(FIRST_STEP).withFailedTry(anError("platform_unavailable"));
        String posting = show(
                new PostingState.Waiting(NOW.plusSeconds(10), Wake.at(NOW.plusSeconds(70)), "the next try", progress));

        assertThat(posting)
                .contains("\"attempt\":2")
                .contains("\"last_error\":{\"code\":\"platform_unavailable\",\"message\":"
                        + "\"Error validating access token: Session has expired\",\"explanation\":")
                .doesNotContain("\"error\":");
    }

    @Test
    void showsThatAPostMayBeLiveWhileThatIsFoundOut() {
        Progress preparing = Progress.startingAt(FIRST_STEP);
        Instant later = NOW.plusSeconds(30);

        assertThat(show(new PostingState.Waiting(
                        later, Wake.at(later), "the platform", preparing.withPhase(new Phase.Publishing(NOW)))))
                .contains("\"may_be_live\":true");
        assertThat(show(new PostingState.Waiting(later, Wake.at(later), "the platform", preparing)))
                .doesNotContain("may_be_live");
    }

    @Test
    void showsAPostThatIsLiveAlreadyWhileItsLinkIsStillReadFor() {
        Progress progress = Progress.startingAt(FIRST_STEP).withPhase(new Phase.Live(aPublishedPost()));

        assertThat(show(new PostingState.Leased(
                        aLease("worker", NOW.plusSeconds(90)), Wake.at(NOW.plusSeconds(90)), progress)))
                .contains("\"status\":\"processing\"")
                .contains("\"next_check_at\":\"%s\"".formatted(Times.iso(NOW.plusSeconds(90))))
                .contains("\"result\":{\"media_id\":\"17900000000000001\"");
    }

    @Test
    void showsWhereAPostIs() {
        assertThat(show(completed()))
                .contains("\"status\":\"completed\",\"is_final\":true")
                .contains("\"result\":{\"media_id\":\"17900000000000001\","
                        + "\"permalink\":\"https://www.instagram.com/reel/Abc123/\"}")
                .doesNotContain("next_check_at")
                .doesNotContain("step");
    }

    @Test
    void showsWhyAPostFailedAndWhatToDo() {
        assertThat(show(failed()))
                .contains("\"status\":\"failed\",\"is_final\":true")
                .contains("\"error\":\"Error validating access token: Session has expired\"")
                .contains(
                        "\"error_details\":{\"code\":\"token_expired\",\"platform_code\":\"190/463\","
                                + "\"explanation\":\"The account's permission to post has run out.\",\"who_acts\":\"user\","
                                + "\"next_step\":\"Connect the account again, then retry.\",\"retryable\":true,\"needs_reconnect\":true}")
                .contains("\"step\":\"create_container\"");
    }

    @Test
    void showsThatAPostMayHaveGoneOut() {
        assertThat(show(unconfirmed()))
                .contains("\"status\":\"unconfirmed\",\"is_final\":true")
                .contains("\"error_details\":{\"code\":\"outcome_unknown\"")
                .contains("\"needs_reconnect\":false}");
    }

    @Test
    void showsTheOptionsAsTheyWereGiven() {
        PostingOptions options = new PostingOptions(Map.of("collaborators", List.of("a.friend")));
        api.requests.given(anUploadRequest().to(INSTAGRAM, options).queued());

        assertThat(api.call(TestCall.get(ONE)).at("/destinations/" + INSTAGRAM + "/options"))
                .isEqualTo("{\"collaborators\":[\"a.friend\"]}");
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "20, 22", "3600, 30", "-5, 2"})
    void saysWhenToLookAgain(long waitSeconds, String pollAfter) {
        api.requests.given(anUploadRequest().to(INSTAGRAM).waitingUntil(NOW.plusSeconds(waitSeconds)));

        Answer answer = api.call(TestCall.get(ONE));

        assertThat(answer.at("/poll_after_seconds")).isEqualTo(pollAfter);
        assertThat(answer.header("Retry-After")).contains(pollAfter);
    }

    @ParameterizedTest
    @CsvSource({"3600, 300", "601, 2", "605, 5", "899, 299", "900, 300", "901, 300"})
    void beforeItsPreparationBeginsThereIsNothingToSee(long secondsAhead, String pollAfter) {
        api.requests.given(anUploadRequest()
                .to(INSTAGRAM)
                .scheduledAt(NOW.plusSeconds(secondsAhead))
                .queued());

        assertThat(api.call(TestCall.get(ONE)).at("/poll_after_seconds")).isEqualTo(pollAfter);
    }

    @Test
    void saysToLookAgainSoonWhileADestinationIsAtWork() {
        api.requests.given(anUploadRequest()
                .with(INSTAGRAM, waitingUntil(NOW.plusSeconds(60)))
                .to(FACEBOOK)
                .queued());

        assertThat(api.call(TestCall.get(ONE)).at("/poll_after_seconds")).isEqualTo("2");
    }

    @Test
    void saysNotToLookAgainWhenAllHasEnded() {
        api.requests.given(anUploadRequest().completed());

        Answer answer = api.call(TestCall.get(ONE));

        assertThat(answer.at("/is_final")).isEqualTo("true");
        assertThat(answer.has("/poll_after_seconds")).isFalse();
        assertThat(answer.header("Retry-After")).isEmpty();
    }

    @Test
    void includesTheLogOfEachDestinationWhenAsked() {
        UploadRequest request = api.requests.given(anUploadRequest().queued());
        api.log.append(
                request.id(),
                List.of(entry(INSTAGRAM, 0), entry(INSTAGRAM, 1), entry(FACEBOOK, 0)),
                request.expiresAt());

        Answer answer = api.call(TestCall.get(ONE + "?include=logs"));

        assertThat(answer.at("/logs_complete")).isEqualTo("true");
        assertThat(answer.json().at("/destinations/" + INSTAGRAM + "/logs")).hasSize(2);
        assertThat(answer.at("/destinations/" + FACEBOOK + "/logs/0"))
                .isEqualTo(
                        "{\"id\":\"%1$s#0000000001#000000\",\"destination\":\"%1$s\",\"timestamp\":".formatted(FACEBOOK)
                                + "\"%s\",\"level\":\"INFO\",\"code\":\"step_started\",\"message\":\"Step 0\"}"
                                        .formatted(Times.iso(NOW)));
    }

    @Test
    void includesNoMoreThanAThousandEntriesAndSaysSo() {
        UploadRequest request = api.requests.given(anUploadRequest().queued());
        List<LogEntry> entries =
                IntStream.range(0, 1200).mapToObj(n -> entry(INSTAGRAM, n)).toList();
        api.log.append(request.id(), entries, request.expiresAt());

        Answer answer = api.call(TestCall.get(ONE + "?include=logs"));

        assertThat(answer.json().at("/destinations/" + INSTAGRAM + "/logs")).hasSize(1000);
        assertThat(answer.at("/logs_complete")).isEqualTo("false");
    }

    @Test
    void doesNotFindAnotherUsersRequest() {
        api.requests.given(anUploadRequest().by(BOB).queued());

        assertThat(api.call(TestCall.get(ONE)).problem()).isEqualTo("404 unknown_request");
        assertThat(api.call(TestCall.get(ONE + "/logs")).problem()).isEqualTo("404 unknown_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3e1bd7a5-7d30-4f1f-9d6e-1f2a3b4c5d6e", "1", "3E1BD7A5-7D30-4F1F-9D6E-1F2A3B4C5D6E", "%00"})
    void doesNotFindWhatDoesNotExist(String id) {
        assertThat(api.call(TestCall.get("/api/social/uploads/" + id)).problem())
                .isEqualTo("404 unknown_request");
    }

    @Test
    void refusesToIncludeWhatItDoesNotHave() {
        assertThat(api.call(TestCall.get(ONE + "?include=everything")).errors())
                .containsExactly("include unknown_include");
    }

    private String show(PostingState state) {
        api.requests.given(anUploadRequest().with(INSTAGRAM, state).queued());
        return api.call(TestCall.get(ONE)).at("/destinations/" + INSTAGRAM);
    }

    private static LogEntry entry(Destination destination, int n) {
        return new LogEntry(
                destination, new LogPosition(1, n), NOW, LogLevel.INFO, LogCode.STEP_STARTED, "Step " + n, Map.of());
    }
}

package dev.socialposting.api.changes;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.PUBLISH_STEP;
import static dev.socialposting.uploads.model.Fixtures.aLease;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static dev.socialposting.uploads.model.Fixtures.waitingUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.Wake;
import dev.socialposting.uploads.model.WhoActs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users can have done to a request: retry, cancel, verify, resolve. */
class CommandsTest {
    private static final String ONE = "/api/social/uploads/" + requestId(1);
    private static final Duration LATER = Duration.ofMinutes(5);

    private final ApiBench api = ApiBench.withAccounts();

    @Test
    void retriesOnlyWhatFailed() {
        given(failed(), completed());

        Answer answer = command("retry", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/changed")).isEqualTo("[\"" + INSTAGRAM + "\"]");
        assertThat(answer.at("/unchanged/" + FACEBOOK + "/code")).isEqualTo("already_published");
        assertThat(answer.at("/upload/status")).isEqualTo("processing");
        assertThat(state(INSTAGRAM)).isInstanceOf(PostingState.Waiting.class);
        assertThat(state(FACEBOOK)).isEqualTo(completed());
        assertThat(api.queue.size()).isEqualTo(1);
        assertThat(codes(INSTAGRAM)).containsExactly(LogCode.RETRY_REQUESTED);
        assertThat(codes(FACEBOOK)).isEmpty();
    }

    @Test
    void aRetryHasAllItsTriesAndADayAgain() {
        given(failed(), completed());
        api.clock.advance(Duration.ofDays(3));

        command("retry", "");

        Posting posting = posting(INSTAGRAM);
        assertThat(posting.publishBy()).isEqualTo(api.clock.instant().plus(Duration.ofHours(24)));
        assertThat(posting.state().startedProgress().map(Progress::attempt)).contains(1);
        assertThat(posting.wake().map(Wake::at)).contains(api.clock.instant().plusSeconds(60));
    }

    @Test
    void aRetryKeepsThePublishMarkSoThatWhatMayBeLiveIsVerifiedFirst() {
        Progress marked = Progress.startingAt(PUBLISH_STEP).withPhase(new Phase.Publishing(NOW));
        given(new PostingState.Failed(error(true), Optional.empty(), marked), completed());

        command("retry", "");

        assertThat(state(INSTAGRAM).startedProgress().map(Progress::phase)).contains(new Phase.Publishing(NOW));
    }

    @Test
    void whatWouldFailAgainIsNotRetriedAndSaysWhatMustChangeFirst() {
        given(new PostingState.Failed(error(false), Optional.empty(), Progress.startingAt(PUBLISH_STEP)), completed());

        Answer answer = command("retry", named(INSTAGRAM));

        assertThat(answer.problem()).isEqualTo("409 nothing_to_retry");
        assertThat(answer.errors()).containsExactly("/destinations/0 must_change_first");
        assertThat(answer.at("/errors/0/detail")).contains("Post a longer video.");
        assertNothingHappened();
    }

    @Test
    void withAnAccountThatMustBeConnectedAgainARetryWouldFailAgain() {
        given(failed(), completed());
        AccountKey key = new AccountKey(ALICE, INSTAGRAM);
        SocialAccount account = api.accounts.find(key).orElseThrow();
        api.accounts.put(account.withStatus(AccountStatus.RECONNECT_REQUIRED, NOW));

        assertThat(command("retry", named(INSTAGRAM)).errors()).containsExactly("/destinations/0 reconnect_first");

        api.accounts.remove(key);
        assertThat(command("retry", named(INSTAGRAM)).errors()).containsExactly("/destinations/0 connect_first");
        assertNothingHappened();
    }

    @Test
    void cancelsWhatNoWorkerHasTaken() {
        api.requests.given(anUploadRequest()
                .with(FACEBOOK, waitingUntil(NOW.plusSeconds(20)))
                .to(INSTAGRAM)
                .queued());

        Answer answer = command("cancel", "{}");

        assertThat(answer.at("/upload/status")).isEqualTo("cancelled");
        assertThat(answer.at("/upload/is_final")).isEqualTo("true");
        assertThat(answer.at("/upload/counts/cancelled")).isEqualTo("2");
        assertThat(state(INSTAGRAM)).isInstanceOf(PostingState.Cancelled.class);
        assertThat(codes(INSTAGRAM)).containsExactly(LogCode.CANCELLED);
        assertThat(api.queue.size()).isZero();
    }

    @Test
    void whoCancelsAfterACallThatNothingWasSeenOfIsToldThatItMayStillCome() {
        Progress again = Progress.startingAt(PUBLISH_STEP)
                .withPhase(new Phase.Publishing(NOW))
                .beforeAnotherCall();
        given(new PostingState.Waiting(NOW, Wake.at(NOW), "publishing again", again), completed());

        command("cancel", named(INSTAGRAM));

        assertThat(state(INSTAGRAM)).isInstanceOf(PostingState.Cancelled.class);
        LogEntry told = api.log.entries(requestId(1), INSTAGRAM).getLast();
        assertThat(told.level()).isEqualTo(LogLevel.WARNING);
        assertThat(told.code()).isEqualTo(LogCode.CANCELLED);
        assertThat(told.fields()).containsEntry("may_have_gone_out", true);
    }

    @Test
    void whatAWorkerIsAtOrMayBeLiveCannotBeCancelled() {
        Progress marked = Progress.startingAt(PUBLISH_STEP).withPhase(new Phase.Publishing(NOW));
        given(
                new PostingState.Leased(
                        aLease("worker", NOW.plusSeconds(90)), Wake.at(NOW), Progress.startingAt(PUBLISH_STEP)),
                new PostingState.Waiting(NOW, Wake.at(NOW), "finding out", marked));

        Answer answer = command("cancel", "");

        assertThat(answer.problem()).isEqualTo("409 nothing_to_cancel");
        assertThat(answer.at("/detail"))
                .contains(INSTAGRAM + ": A worker is at it right now. Try again in a few seconds")
                .contains(FACEBOOK + ": It is being published, or may be live already");
        assertNothingHappened();
    }

    @Test
    void whatCannotBeCancelledSaysWhetherItIsLive() {
        Progress live = Progress.startingAt(PUBLISH_STEP).withPhase(new Phase.Live(PublishedPost.UNIDENTIFIED));
        given(unconfirmed(), new PostingState.Waiting(NOW, Wake.at(NOW), "reading the link", live));

        Answer answer = command("cancel", "{\"destinations\":[\"%s\",\"%s\"]}".formatted(INSTAGRAM, FACEBOOK));

        assertThat(answer.errors()).containsExactly("/destinations/0 unconfirmed", "/destinations/1 already_published");
        assertNothingHappened();
    }

    @Test
    void aLookThatIsUnderWayIsNotTakenForAnAnswer() {
        given(unconfirmed(), completed());
        command("verify", "");
        api.clock.advance(Duration.ofSeconds(1));

        assertThat(command("verify", named(INSTAGRAM)).errors()).containsExactly("/destinations/0 in_progress");
        assertThat(resolve(INSTAGRAM, true).errors()).containsExactly("/destination in_progress");
        assertThat(api.queue.size()).isEqualTo(1);
    }

    @Test
    void looksOnceMoreWhetherAnUnconfirmedPostIsLive() {
        given(unconfirmed(), completed());

        Answer answer = command("verify", "");

        assertThat(answer.at("/changed")).isEqualTo("[\"" + INSTAGRAM + "\"]");
        assertThat(state(INSTAGRAM).startedProgress()).isEqualTo(unconfirmed().startedProgress());
        assertThat(api.queue.size()).isEqualTo(1);
    }

    @Test
    void anUnconfirmedPostThatIsThereIsCompleted() {
        given(unconfirmed(), completed());

        Answer answer = resolve(INSTAGRAM, true);

        assertThat(answer.at("/upload/status")).isEqualTo("completed");
        assertThat(state(INSTAGRAM))
                .isInstanceOfSatisfying(
                        PostingState.Completed.class,
                        state -> assertThat(state.post()).isEqualTo(PublishedPost.UNIDENTIFIED));
        LogEntry told = api.log.entries(requestId(1), INSTAGRAM).getLast();
        assertThat(told.code()).isEqualTo(LogCode.RESOLVED);
        assertThat(told.fields()).containsEntry("published", true);
        assertThat(api.queue.size()).isZero();
    }

    @Test
    void anUnconfirmedPostThatIsNotThereIsPostedAgain() {
        given(unconfirmed(), completed());

        resolve(INSTAGRAM, false);

        assertThat(state(INSTAGRAM).startedProgress().map(Progress::phase)).contains(new Phase.Preparing());
        assertThat(posting(INSTAGRAM).publishBy()).isAfter(NOW.plus(Duration.ofHours(24)));
        assertThat(api.queue.size()).isEqualTo(1);
    }

    @Test
    void whatIsKnownIsNeitherVerifiedNorResolved() {
        given(completed(), failed());

        assertThat(command("verify", "").problem()).isEqualTo("409 nothing_to_verify");
        assertThat(resolve(INSTAGRAM, false).problem()).isEqualTo("409 nothing_to_resolve");
        assertNothingHappened();
    }

    @Test
    void whatWasDoneOnceIsNotDoneAgain() {
        given(failed(), completed());
        command("retry", "");

        api.clock.advance(Duration.ofSeconds(1));
        Answer again = command("retry", named(INSTAGRAM));

        assertThat(again.errors()).containsExactly("/destinations/0 in_progress");
        assertThat(api.queue.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "cancel", "verify", "resolve"})
    void anotherUsersRequestIsNotFound(String command) {
        api.requests.given(anUploadRequest().by(BOB).with(INSTAGRAM, failed()).queued());

        assertThat(command(command, "{}").problem()).isEqualTo("404 unknown_request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"destinations\":[]} | /destinations no_destinations",
                "{\"destinations\":[\"instagram:1\"]} | /destinations/0 unknown_destination",
                "{\"destinations\":[7]} | /destinations/0 unknown_destination",
                "{\"destinations\":\"all\"} | /destinations wrong_type",
                "{\"destination\":\"x\"} | /destination unknown_field",
            })
    void aBadChoiceChangesNothing(String body, String error) {
        given(failed(), completed());

        assertThat(command("retry", body).errors()).containsExactly(error);
        assertNothingHappened();
    }

    @Test
    void aResolutionNeedsADestinationAndAnAnswer() {
        given(unconfirmed(), completed());

        assertThat(command("resolve", "{}").errors())
                .containsExactlyInAnyOrder("/destination required", "/published required");
        assertThat(command("resolve", "{\"destination\":\"instagram:1\",\"published\":\"yes\"}")
                        .errors())
                .containsExactlyInAnyOrder("/destination unknown_destination", "/published wrong_type");
        assertNothingHappened();
    }

    @Test
    void whenTheLogCannotBeWrittenTheWorkerIsNudgedAllTheSame() {
        given(failed(), completed());
        api.log.breakDown();

        assertThat(command("retry", "").status()).isEqualTo(200);
        assertThat(api.queue.size()).isEqualTo(1);
    }

    @Test
    void whenTheQueueCannotBeReachedItIsDoneAllTheSame() {
        given(failed(), completed());
        api.queue.breakDown();

        assertThat(command("retry", "").status()).isEqualTo(200);
        assertThat(posting(INSTAGRAM).wake())
                .as("the dispatcher makes up for it")
                .isPresent();
    }

    private void given(PostingState instagram, PostingState facebook) {
        UploadRequest request = anUploadRequest()
                .with(INSTAGRAM, instagram)
                .with(FACEBOOK, facebook)
                .queued();
        api.requests.given(request);
        api.clock.advance(LATER);
    }

    /** A command for the destinations that the JSON names; without a body when there is none. */
    private Answer command(String name, String json) {
        TestCall call = TestCall.of("POST", ONE + "/" + name);
        return api.call(json.isEmpty() ? call : call.json(json));
    }

    private Answer resolve(Destination destination, boolean published) {
        return command("resolve", "{\"destination\":\"%s\",\"published\":%s}".formatted(destination, published));
    }

    private static String named(Destination destination) {
        return "{\"destinations\":[\"" + destination + "\"]}";
    }

    private Posting posting(Destination destination) {
        return api.requests.stored(requestId(1)).posting(destination).orElseThrow();
    }

    private PostingState state(Destination destination) {
        return posting(destination).state();
    }

    private List<LogCode> codes(Destination destination) {
        return api.log.codes(requestId(1), destination);
    }

    private void assertNothingHappened() {
        assertThat(api.requests.stored(requestId(1)).version()).isEqualTo(1);
        assertThat(api.queue.size()).isZero();
        assertThat(codes(INSTAGRAM)).isEmpty();
        assertThat(codes(FACEBOOK)).isEmpty();
    }

    private static PostingError error(boolean retryable) {
        return new PostingError(
                "too_short",
                "Too short",
                Optional.empty(),
                "The video is too short.",
                WhoActs.USER,
                "Post a longer video.",
                retryable);
    }
}

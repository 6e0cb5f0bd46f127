package dev.socialposting.metrics;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.aPublishedPost;
import static dev.socialposting.uploads.model.Fixtures.anError;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.leasedBy;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingState.Leased;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UploadRequestBuilder;
import dev.socialposting.uploads.model.WhoActs;
import dev.socialposting.uploads.store.InMemoryUploadRequestStore;
import dev.socialposting.uploads.store.StoreUnavailableException;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Besides what it counts, it is a store like any other. */
final class CountingUploadRequestStoreTest extends UploadRequestStoreContract {
    private static final String OWNER = "worker-1";
    private static final Instant LATER = NOW.plusSeconds(40);

    private int requests = 100;
    private final InMemoryUploadRequestStore rows = new InMemoryUploadRequestStore();
    private final List<Metric> counted = new ArrayList<>();
    private final UploadRequestStore store = new CountingUploadRequestStore(rows, counted::add);

    @Override
    protected UploadRequestStore store() {
        return store;
    }

    @Override
    protected void damage(RequestId id) {
        rows.damage(id);
    }

    @Test
    void aRequestIsAcceptedOnce() {
        UploadRequest request = anUploadRequest().to(INSTAGRAM, FACEBOOK).queued();

        store.create(request);
        store.create(request);

        assertThat(counted).containsExactly(new Metric.Accepted(request.id(), Set.of(INSTAGRAM, FACEBOOK)));
    }

    @Test
    void aPostIsPublishedWhenItIsKnownToBeLiveAndNotOnceMoreWhenItIsCompleted() {
        UploadRequest request = given(atWork());

        store.update(request, moved(CountingUploadRequestStoreTest::goingLive));
        store.update(request, moved(leased -> leased.continued(LATER.plusSeconds(99), leased.progress())));
        store.update(request, moved(leased -> leased.completed(aPublishedPost())));

        assertThat(counted).containsExactly(published(request, Duration.ofSeconds(40)));
    }

    @Test
    void theTimeOfAScheduledPostBeginsWhenItIsToGoOut() {
        UploadRequest request = given(atWork().scheduledAt(NOW.plusSeconds(30)));

        store.update(request, moved(CountingUploadRequestStoreTest::goingLive));

        assertThat(counted).containsExactly(published(request, Duration.ofSeconds(10)));
    }

    @Test
    void noTimeIsNegativeHoweverTheClocksDiffer() {
        UploadRequest request = given(atWork().createdAt(LATER.plusSeconds(2)));

        store.update(request, moved(CountingUploadRequestStoreTest::goingLive));

        assertThat(counted).containsExactly(published(request, Duration.ZERO));
    }

    @Test
    void aFailureIsCountedWithItsCodeAndAnotherOneAgain() {
        UploadRequest request = given(atWork());

        store.update(request, moved(CountingUploadRequestStoreTest::failing));
        store.update(request, row -> row.retry(List.of(INSTAGRAM), NOW));
        store.update(request, lease(INSTAGRAM, OWNER));
        store.update(request, moved(CountingUploadRequestStoreTest::failing));

        Metric failed = new Metric.Failed(request.id(), INSTAGRAM, "token_expired", Metric.Cause.POST);
        assertThat(counted).containsExactly(failed, failed);
    }

    @Test
    void aFailureIsCountedByWhoseFaultItWas() {
        assertThat(causeOf(anErrorFor("platform_unavailable", WhoActs.NOBODY))).isEqualTo(Metric.Cause.PLATFORM);
        assertThat(causeOf(anErrorFor("app_blocked", WhoActs.OPERATOR))).isEqualTo(Metric.Cause.PLATFORM);
        assertThat(causeOf(anErrorFor("internal_error", WhoActs.OPERATOR))).isEqualTo(Metric.Cause.OPERATOR);
        assertThat(causeOf(anErrorFor("upload_failed", WhoActs.NOBODY))).isEqualTo(Metric.Cause.POST);
        assertThat(causeOf(anErrorFor("video_too_long", WhoActs.USER))).isEqualTo(Metric.Cause.POST);
    }

    @Test
    void whatFailsAtItsDeadlineIsThePlatformsFaultIfThatHeldItUpLast() {
        PostingError late = anErrorFor(PostingError.DEADLINE_PASSED, WhoActs.NOBODY);

        assertThat(causeOf(late, Optional.of(anErrorFor("platform_unreachable", WhoActs.NOBODY))))
                .isEqualTo(Metric.Cause.PLATFORM);
        assertThat(causeOf(late, Optional.of(anErrorFor("rate_limited", WhoActs.NOBODY))))
                .isEqualTo(Metric.Cause.POST);
        assertThat(causeOf(anErrorFor(PostingError.DEADLINE_PASSED, WhoActs.OPERATOR)))
                .isEqualTo(Metric.Cause.OPERATOR);
    }

    @Test
    void whatIsUnconfirmedIsCountedAndThatAPersonHasFoundItIsNot() {
        UploadRequest request = given(atWork());

        store.update(request, moved(leased -> leased.unconfirmed(anError("unconfirmed"), leased.progress())));
        store.update(request, row -> row.resolve(INSTAGRAM, true, LATER));

        assertThat(counted).containsExactly(new Metric.Unconfirmed(request.id(), INSTAGRAM));
    }

    @Test
    void howItsNeighboursStandIsNotCountedAgain() {
        Destination other = Destination.parse("instagram:17841400000000007").orElseThrow();
        UploadRequest request = given(atWork().with(FACEBOOK, failed()).with(other, unconfirmed()));

        store.update(request, moved(CountingUploadRequestStoreTest::failing));

        assertThat(counted)
                .containsExactly(new Metric.Failed(request.id(), INSTAGRAM, "token_expired", Metric.Cause.POST));
    }

    @Test
    void whoLosesTheRaceHasDecidedNothing() {
        UploadRequest request = given(atWork());
        rows.beforeNextWrite(() -> rows.update(request, moved(leased -> leased.completed(aPublishedPost()))));

        store.update(request, moved(CountingUploadRequestStoreTest::failing));

        assertThat(counted).isEmpty();
    }

    @Test
    void whatIsDecidedOnlyAtTheSecondTryIsCountedOnce() {
        UploadRequest request = given(atWork().to(FACEBOOK));
        rows.beforeNextWrite(() -> rows.update(request, lease(FACEBOOK, "worker-2")));

        store.update(request, moved(CountingUploadRequestStoreTest::failing));

        assertThat(counted)
                .containsExactly(new Metric.Failed(request.id(), INSTAGRAM, "token_expired", Metric.Cause.POST));
    }

    @Test
    void whatIsDecidedByAWriteWhoseAnswerIsLostIsCountedOnce() {
        UploadRequest refusedThen = given(atWork().number(1));
        rows.loseAnswerOfNextWrite();
        store.update(refusedThen, moved(CountingUploadRequestStoreTest::failing));
        UploadRequest madeAgainThen = given(atWork().number(2));
        rows.loseAnswerOfNextWrite();
        store.update(madeAgainThen, moved(CountingUploadRequestStoreTest::goingLive));

        assertThat(counted)
                .containsExactly(
                        new Metric.Failed(refusedThen.id(), INSTAGRAM, "token_expired", Metric.Cause.POST),
                        published(madeAgainThen, Duration.ofSeconds(40)));
    }

    @Test
    void whatItsWriterNeverLearnsIsNotCounted() {
        UploadRequest request = given(atWork());
        rows.breakAfterNextWrite();

        assertThatThrownBy(() -> store.update(request, moved(CountingUploadRequestStoreTest::failing)))
                .isInstanceOf(StoreUnavailableException.class);
        rows.expire(request.id());
        store.update(request, moved(CountingUploadRequestStoreTest::failing));

        assertThat(counted).isEmpty();
    }

    private Metric.Cause causeOf(PostingError error) {
        return causeOf(error, Optional.empty());
    }

    /** Whose fault it is said to be when a posting fails with an error, whose last try had failed with another one. */
    private Metric.Cause causeOf(PostingError error, Optional<PostingError> before) {
        counted.clear();
        Leased leased = leasedBy(OWNER, NOW.plusSeconds(90));
        UploadRequest request = given(anUploadRequest()
                .number(++requests)
                .with(
                        INSTAGRAM,
                        before.map(last -> new Leased(
                                        leased.lease(),
                                        leased.wake(),
                                        leased.progress().withLastError(last)))
                                .orElse(leased)));
        store.update(request, moved(state -> state.failed(error, Optional.empty(), state.progress())));
        return ((Metric.Failed) counted.getLast()).cause();
    }

    private static PostingError anErrorFor(String code, WhoActs whoActs) {
        return new PostingError(code, "It failed.", Optional.empty(), "Why.", whoActs, "Next.", true);
    }

    private static UploadRequestBuilder atWork() {
        return anUploadRequest().with(INSTAGRAM, leasedBy(OWNER, NOW.plusSeconds(90)));
    }

    private UploadRequest given(UploadRequestBuilder request) {
        return rows.given(request.queued());
    }

    private static Function<UploadRequest, Transition<UploadRequest>> moved(Function<Leased, PostingState> move) {
        return row -> row.whileLeasedBy(INSTAGRAM, OWNER, LATER, move);
    }

    private static Metric published(UploadRequest request, Duration time) {
        return new Metric.Published(request.id(), INSTAGRAM, time);
    }

    private static PostingState failing(Leased leased) {
        return leased.failed(anError("token_expired"), Optional.empty(), leased.progress());
    }

    private static PostingState goingLive(Leased leased) {
        return leased.continued(LATER.plusSeconds(90), leased.progress().withPhase(new Phase.Live(aPublishedPost())));
    }
}

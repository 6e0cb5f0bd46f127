package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.destination;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.limits.Places;
import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.publisher.Limit;
import dev.socialposting.platforms.publisher.Limit.Scope;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.RepeatableStep.Outcome;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a platform's limits, by our own count, do to the posts to it. */
class LimitGateTest {
    private static final Duration DAY = Duration.ofDays(1);
    /** On another server than {@code INSTAGRAM}, by the test's platform. */
    private static final Destination OTHER = destination("instagram:17841400000000002");

    /** On the same. */
    private static final Destination NEXT_TO_IT = destination("instagram:17841400000000011");

    private final WorkerBench bench = new WorkerBench();
    private int posts;

    @Test
    void whatIsBeyondAWindowIsHeldBackUntilAShownTimeAndUsesUpNoTry() {
        limit("prepare", Limit.within(DAY.dividedBy(24), Scope.ACCOUNT, 2, "videos", "videos of an account"));

        List<UploadRequest> requests =
                IntStream.range(0, 3).mapToObj(_ -> post(INSTAGRAM)).toList();
        work(3);

        assertThat(completed(requests)).isEqualTo(2);
        UploadRequest third = requests.stream()
                .filter(request -> bench.status(request) != PostingStatus.COMPLETED)
                .findFirst()
                .orElseThrow();
        Instant free = NOW.plus(Duration.ofHours(1));
        assertThat(bench.posting(third).state()).isInstanceOfSatisfying(PostingState.Waiting.class, waiting -> {
            assertThat(waiting.until()).isEqualTo(free);
            assertThat(waiting.progress().failedTries()).isZero();
            assertThat(waiting.progress().lastError()).map(PostingError::code).contains("limit_reached");
            assertThat(waiting.progress().lastError())
                    .map(PostingError::explanation)
                    .contains(
                            "instagram allows 2 videos of an account within 1 hour. The post goes on at " + free + ".");
        });
        assertThat(bench.codes(third)).containsExactly(LogCode.HELD_BACK);

        bench.passUntil(free.plusSeconds(60));
        assertThat(completed(requests)).isEqualTo(3);
    }

    @Test
    void theLimitOfOneAccountHoldsNobodyElsesPosts() {
        limit("publish", Limit.within(DAY, Scope.ACCOUNT, 1, "videos", "videos of an account"));

        UploadRequest first = post(INSTAGRAM);
        UploadRequest second = post(INSTAGRAM);
        UploadRequest other = post(OTHER);
        work(3);

        assertThat(List.of(bench.status(first), bench.status(second)))
                .containsExactlyInAnyOrder(PostingStatus.COMPLETED, PostingStatus.PROCESSING);
        assertThat(bench.posting(other, OTHER).status()).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.platform.publishCalls).hasValue(2);
    }

    @Test
    void aServersAccountsShareItsLimit() {
        limit("publish", Limit.within(DAY, Scope.SERVER, 1, "videos", "videos on a server"));

        UploadRequest here = post(INSTAGRAM);
        UploadRequest elsewhere = post(OTHER);
        UploadRequest hereToo = post(NEXT_TO_IT);
        work(3);

        assertThat(bench.posting(elsewhere, OTHER).status()).isEqualTo(PostingStatus.COMPLETED);
        assertThat(List.of(
                        bench.status(here), bench.posting(hereToo, NEXT_TO_IT).status()))
                .containsExactlyInAnyOrder(PostingStatus.COMPLETED, PostingStatus.PROCESSING);
    }

    @Test
    void allAccountsShareTheLimitOfTheApp() {
        limit("publish", Limit.within(DAY, Scope.APP, 1, "videos", "videos of the app"));

        post(INSTAGRAM);
        post(OTHER);
        work(2);

        assertThat(bench.platform.publishCalls).hasValue(1);
    }

    @Test
    void nothingIsTakenOfOneLimitIfAnotherIsFull() {
        Limit account = Limit.within(DAY, Scope.ACCOUNT, 1, "videos", "videos of an account");
        Limit app = Limit.within(DAY, Scope.APP, 10, "calls", "calls of the app");
        limit("publish", app, account);

        post(INSTAGRAM);
        post(INSTAGRAM);
        work(2);

        assertThat(bench.places.find("instagram/calls/app").taken())
                .singleElement()
                .satisfies(place -> assertThat(place.count()).isOne());
    }

    @Test
    void aPlaceOfATurnIsHeldWhileItLastsAndGivenBackAtItsEnd() {
        limit("await", Limit.atATime(Scope.APP, 1, "posts", "posts of the app"));
        AtomicReference<Places> meanwhile = new AtomicReference<>();
        bench.platform.await.add(context -> {
            meanwhile.set(bench.places.find("instagram/posts/app"));
            return new Outcome.Advance(context.checkpoint());
        });

        UploadRequest request = post(INSTAGRAM);
        work(1);

        assertThat(meanwhile.get().fullUntil(1, bench.clock.instant())).isPresent();
        assertThat(bench.places.find("instagram/posts/app").taken()).isEmpty();
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void aPlaceOfAWorkerThatDiedIsFreeWhenItsLeaseIsOver() {
        limit("await", Limit.atATime(Scope.APP, 1, "posts", "posts of the app"));
        bench.places.replace(
                "instagram/posts/app", Places.NONE, Places.NONE.heldBy("a dead one", NOW.plusSeconds(90), NOW));

        UploadRequest request = post(INSTAGRAM);
        work(1);

        assertThat(bench.posting(request).state())
                .isInstanceOfSatisfying(
                        PostingState.Waiting.class,
                        waiting -> assertThat(waiting.until()).isEqualTo(NOW.plusSeconds(30)));
        bench.passUntil(NOW.plusSeconds(200));
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void aPlaceLastsAsLongAsTheLeaseThatIsRenewed() {
        limit("await", Limit.atATime(Scope.APP, 1, "posts", "posts of the app"));
        bench.http = _ -> {
            bench.clock.advance(Duration.ofSeconds(60));
            return new PlatformResponse(200, Map.of(), "{}");
        };
        AtomicReference<Instant> heldUntil = new AtomicReference<>();
        bench.platform.await.add(context -> {
            context.http().send(PlatformCall.get("https://platform.example/1", Map.of()));
            context.http().send(PlatformCall.get("https://platform.example/1", Map.of()));
            heldUntil.set(
                    bench.places.find("instagram/posts/app").taken().getFirst().until());
            return new Outcome.Advance(context.checkpoint());
        });

        post(INSTAGRAM);
        work(1);

        assertThat(heldUntil.get()).isEqualTo(NOW.plusSeconds(60 + 90));
    }

    @Test
    void aPlaceThatWasTakenBeforeARenewalLastsAsLongAsOneThatWasTakenAfterIt() {
        limit("prepare", Limit.atATime(Scope.APP, 1, "posts", "posts of the app"));
        limit("publish", Limit.atATime(Scope.APP, 1, "videos", "videos of the app"));
        bench.http = _ -> new PlatformResponse(200, Map.of(), "{}");
        bench.platform.prepare.add(context -> {
            bench.clock.advance(Duration.ofSeconds(60));
            return new Outcome.Advance(context.checkpoint());
        });
        AtomicReference<Instant> heldUntil = new AtomicReference<>();
        bench.platform.publish.add(context -> {
            context.http().send(PlatformCall.get("https://platform.example/1", Map.of()));
            heldUntil.set(
                    bench.places.find("instagram/posts/app").taken().getFirst().until());
            return new PublishStep.Outcome.Published(PublishedPost.ofMedia("media-1"));
        });

        post(INSTAGRAM);
        work(1);

        assertThat(heldUntil.get()).isEqualTo(NOW.plusSeconds(60 + 90));
    }

    @Test
    void ifItIsNotKnownWhetherThereIsAPlaceTheMessageComesAgain() {
        limit("prepare", Limit.within(DAY, Scope.ACCOUNT, 2, "videos", "videos of an account"));
        UploadRequest request = post(INSTAGRAM);
        bench.places.breakDown();

        work(1);
        assertThat(bench.queue.size()).isOne();
        assertThat(bench.entries(request, LogCode.STEP_STARTED)).isEmpty();

        bench.places.recover();
        bench.passUntil(NOW.plus(Duration.ofMinutes(30)));
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    private void limit(String step, Limit... limits) {
        bench.platform.limits.put(step, List.of(limits));
    }

    private UploadRequest post(Destination destination) {
        return bench.accept(anUploadRequest().number(posts++).to(destination).queued());
    }

    private void work(int times) {
        for (int n = 0; n < times; n++) {
            bench.invokeOnce();
        }
    }

    private long completed(List<UploadRequest> requests) {
        return requests.stream()
                .filter(request -> bench.status(request) == PostingStatus.COMPLETED)
                .count();
    }
}

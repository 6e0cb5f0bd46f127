package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Transitions.moved;
import static dev.socialposting.worker.ScriptedPlatform.error;
import static dev.socialposting.worker.ScriptedPlatform.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.pauses.PlatformPause;
import dev.socialposting.platforms.publisher.PublishStep.Verification;
import dev.socialposting.platforms.publisher.PublishStep.Verification.DidNotGoOut.Next;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingState.Completed;
import dev.socialposting.uploads.model.PostingState.Unconfirmed;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A posting that was put back from a backup: a look can find it, and nothing but a person makes it go out. */
class RestoredPostingTest {
    private static final PublishedPost FOUND = PublishedPost.ofMedia("media-found");
    private static final Instant LATER = NOW.plus(Duration.ofDays(3));

    private final WorkerBench bench = new WorkerBench();
    private final ScriptedPlatform platform = bench.platform;
    private final List<Checkpoint> lookedWith = new ArrayList<>();

    @Test
    void whatItHadPreparedAndIsLiveCompletesIt() {
        UploadRequest request = looking(failed());
        verify(_ -> new Verification.WentOut(FOUND, "the container says PUBLISHED"));

        bench.runUntilQuiet();

        assertThat(((Completed) bench.posting(request).state()).post().mediaId())
                .contains("media-found");
        assertThat(lookedWith).hasSize(1);
        assertThat(platform.publishCalls).hasValue(0);
    }

    @Test
    void whatWasBegunAnewAfterTheBackupIsFoundByWhatTheAccountShows() {
        UploadRequest request = looking(failed());
        verify(_ -> new Verification.StartOver(error("container_expired"), 3, "The container's status is EXPIRED."));
        verify(_ -> new Verification.WentOut(FOUND, "the media list shows it"));

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(lookedWith).hasSize(2);
        assertThat(lookedWith.getFirst().get("container_id")).contains("17999");
        assertThat(lookedWith.getLast()).isEqualTo(Checkpoint.EMPTY);
        assertThat(platform.publishCalls).hasValue(0);
    }

    @Test
    void whateverElseAPlatformSaysOfWhatWasPreparedProvesNothing() {
        for (Function<StepContext, Verification> said : List.<Function<StepContext, Verification>>of(
                _ -> new Verification.DidNotGoOut("It is not there.", new Next.Publish(Optional.empty())),
                _ -> new Verification.DidNotGoOut("It is not there.", new Next.Prepare(error("spent"), 3)),
                _ -> new Verification.Rejected(error("video_refused"), "It is not there."),
                _ -> new Verification.StartOver(error("container_expired"), 3, "It is not there."),
                _ -> new Verification.StillUnknown("It is not there.", LATER.plusSeconds(60), Checkpoint.EMPTY),
                _ -> new Verification.Acknowledged("It is not there.", LATER.plusSeconds(60), Checkpoint.EMPTY),
                fault("platform_unavailable"))) {
            RestoredPostingTest each = new RestoredPostingTest();
            UploadRequest request = each.looking(failed());
            each.verify(said);
            each.verify(said);

            each.bench.runUntilQuiet();

            Unconfirmed unconfirmed = (Unconfirmed) each.bench.posting(request).state();
            assertThat(unconfirmed.error().code()).isEqualTo("restored");
            assertThat(unconfirmed.error().explanation()).contains("In the backup it was failed", "Last finding:");
            assertThat(each.platform.publishCalls).hasValue(0);
            assertThat(each.lookedWith).hasSize(2);
        }
    }

    @Test
    void whileThePlatformIsPausedItIsLeftToItsUserWithWhatTheBackupSays() {
        bench.pauses.pause(new PlatformPause(
                INSTAGRAM.platform(), NOW, "carla", "Instagram is down.", Optional.empty(), Optional.empty()));
        UploadRequest request = looking(failed());

        bench.runUntilQuiet();

        Unconfirmed unconfirmed = (Unconfirmed) bench.posting(request).state();
        assertThat(unconfirmed.error().explanation())
                .contains(
                        "In the backup it was failed", "Last finding: The operators have paused posting to instagram");
        assertThat(platform.verifications).hasValue(0);
    }

    @Test
    void oneThatHadNotBegunIsLookedForByWhatTheAccountShows() {
        UploadRequest request = looking(anUploadRequest().to(INSTAGRAM).queued());
        verify(_ -> new Verification.DidNotGoOut("It is not there.", new Next.Publish(Optional.empty())));

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.UNCONFIRMED);
        assertThat(lookedWith).containsExactly(Checkpoint.EMPTY);
        assertThat(platform.publishCalls).hasValue(0);
    }

    @Test
    void oneThatIsScheduledForLaterIsLookedForOnceAndLeftToItsUser() {
        UploadRequest request = looking(anUploadRequest()
                .scheduledAt(LATER.plus(Duration.ofDays(9)))
                .to(INSTAGRAM)
                .queued());

        bench.passUntil(LATER.plus(Duration.ofDays(11)));

        assertThat(bench.status(request)).isEqualTo(PostingStatus.UNCONFIRMED);
        assertThat(platform.verifications).hasValue(1);
        assertThat(platform.publishCalls).hasValue(0);
    }

    @Test
    void withoutItsAccountItIsLeftToItsUserAtOnce() {
        UploadRequest request = looking(failed());
        bench.accounts.remove(new AccountKey(ALICE, INSTAGRAM));

        bench.runUntilQuiet();

        Unconfirmed unconfirmed = (Unconfirmed) bench.posting(request).state();
        assertThat(unconfirmed.error().explanation()).contains("So the platform could not be asked.");
        assertThat(bench.clock.instant()).isEqualTo(LATER);
    }

    @Test
    void ifItsUserSaysThatItIsNotThereItIsPreparedAnewAndPostedOnce() {
        UploadRequest request = looking(failed());
        verify(_ -> new Verification.StillUnknown("It is not there.", LATER, Checkpoint.EMPTY));
        verify(_ -> new Verification.StillUnknown("It is not there.", LATER, Checkpoint.EMPTY));
        bench.runUntilQuiet();

        bench.store.update(
                bench.store.stored(request.id()), row -> row.resolve(INSTAGRAM, false, bench.clock.instant()));
        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), INSTAGRAM)), Duration.ZERO);
        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(platform.publishCalls).hasValue(1);
        assertThat(bench.stepsStarted(request)).contains("prepare");
    }

    private void verify(Function<StepContext, Verification> said) {
        platform.verify.add(context -> {
            lookedWith.add(context.checkpoint());
            return said.apply(context);
        });
    }

    /** Put back three days after it was in this state, and about to be looked for. */
    private UploadRequest looking(PostingState saved) {
        return looking(anUploadRequest().with(INSTAGRAM, saved).queued());
    }

    private UploadRequest looking(UploadRequest saved) {
        bench.clock.set(LATER);
        return bench.accept(moved(saved.restored(LATER).verify(List.of(INSTAGRAM), LATER)));
    }
}

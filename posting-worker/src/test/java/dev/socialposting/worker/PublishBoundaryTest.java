package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.worker.ScriptedPlatform.error;
import static dev.socialposting.worker.ScriptedPlatform.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.platforms.publisher.PlatformFault;
import dev.socialposting.platforms.publisher.PublishStep.Outcome;
import dev.socialposting.platforms.publisher.PublishStep.Verification;
import dev.socialposting.platforms.publisher.PublishStep.Verification.DidNotGoOut.Next;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.platforms.publisher.StepLog.Finding;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingState.Completed;
import dev.socialposting.uploads.model.PostingState.Failed;
import dev.socialposting.uploads.model.PostingState.Leased;
import dev.socialposting.uploads.model.PostingState.Unconfirmed;
import dev.socialposting.uploads.model.PostingState.Waiting;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PublishBoundaryTest {
    private static final PublishedPost FOUND = PublishedPost.ofMedia("media-found");

    private final WorkerBench bench = new WorkerBench();
    private final ScriptedPlatform platform = bench.platform;
    private final UploadRequest request = anUploadRequest().to(INSTAGRAM).queued();

    @Test
    void theMarkAndTheAnnouncementAreDurableBeforeTheCall() {
        bench.accept(request);
        platform.publish.add(_ -> {
            Leased leased = (Leased) bench.posting(request).state();
            assertThat(leased.progress().phase()).isEqualTo(new Phase.Publishing(NOW));
            assertThat(bench.codes(request)).last().isEqualTo(LogCode.PUBLISHING_ANNOUNCED);
            return new Outcome.Published(FOUND);
        });

        bench.invokeOnce();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void theResultIsStoredBeforeAnythingElse() {
        bench.accept(request);
        platform.publish.add(context -> {
            bench.log.breakDown();
            context.log().info(Finding.NOTE, "a line after the answer", Map.of());
            return new Outcome.Published(FOUND);
        });

        bench.invokeOnce();

        assertThat(((Leased) bench.posting(request).state()).progress().phase()).isEqualTo(new Phase.Live(FOUND));
    }

    @Test
    void aLostAnswerIsVerifiedAndNotPublishedAgain() {
        bench.accept(request);
        platform.publish.add(fault("platform_unreachable"));
        platform.verify.add(_ -> new Verification.WentOut(FOUND, "the container says PUBLISHED"));

        bench.runUntilQuiet();

        assertThat(platform.publishCalls).hasValue(1);
        Completed completed = (Completed) bench.posting(request).state();
        assertThat(completed.post().mediaId()).contains("media-found");
    }

    @Test
    void whatDidNotGoOutIsPublishedAgain() {
        bench.accept(request);
        platform.publish.add(fault("platform_unavailable"));
        platform.verify.add(PublishBoundaryTest::didNotGoOut);

        bench.runUntilQuiet();

        assertThat(platform.publishCalls).hasValue(2);
        assertThat(platform.verifications).hasValue(1);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void aCallThatFailedIsMadeAgainNoSoonerThanAnyOtherStepIsTriedAgain() {
        bench.accept(request);
        List<Instant> calls = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            platform.publish.add(context -> {
                calls.add(context.clock().instant());
                throw new PlatformFault(error("platform_unavailable"));
            });
            platform.verify.add(PublishBoundaryTest::didNotGoOut);
        }
        platform.publish.add(context -> {
            calls.add(context.clock().instant());
            return new Outcome.Published(FOUND);
        });

        bench.runUntilQuiet();

        assertThat(Duration.between(calls.get(0), calls.get(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(Duration.between(calls.get(1), calls.get(2))).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
        assertThat(bench.entries(request, LogCode.PUBLISHING_ANNOUNCED))
                .extracting(line -> line.fields().get("attempt"))
                .containsExactly(1L, 2L, 3L);
        assertThat(bench.entries(request, LogCode.WAITING))
                .last()
                .satisfies(line -> assertThat(
                                Instant.parse(String.valueOf(line.fields().get("until"))))
                        .isAfterOrEqualTo(calls.get(1).plus(Duration.ofMinutes(10)))
                        .isBeforeOrEqualTo(calls.get(2)));
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void threeFailedCallsThatDidNotGoOutFailThePostingAndGoToTheDeadLetterQueue() {
        bench.accept(request);
        for (int i = 0; i < 3; i++) {
            platform.publish.add(fault("platform_unavailable"));
            platform.verify.add(PublishBoundaryTest::didNotGoOut);
        }

        bench.runUntilQuiet();

        assertThat(platform.publishCalls).hasValue(3);
        assertThat(((Failed) bench.posting(request).state()).error()).isEqualTo(error("platform_unavailable"));
        assertThat(bench.queue.deadLetters()).hasSize(1);
    }

    @Test
    void aRedriveAfterFailedCallsVerifiesBeforeItPublishes() {
        bench.accept(request);
        for (int i = 0; i < 3; i++) {
            platform.publish.add(fault("platform_unavailable"));
            platform.verify.add(PublishBoundaryTest::didNotGoOut);
        }
        bench.runUntilQuiet();
        platform.verify.add(_ -> new Verification.WentOut(FOUND, "it went out after all"));

        bench.queue.redrive();
        bench.runUntilQuiet();

        assertThat(platform.publishCalls).hasValue(3);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void aCrashBetweenMarkAndAnswerIsVerifiedByTheNextWorker() {
        bench.accept(request);
        platform.publish.add(_ -> {
            throw new Crash();
        });
        platform.verify.add(_ -> new Verification.WentOut(FOUND, "found"));
        crash();

        bench.clock.advance(Duration.ofSeconds(91));
        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), INSTAGRAM)), Duration.ZERO);
        bench.invokeOnce();

        assertThat(platform.publishCalls).hasValue(1);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void crashesUseUpNoTries() {
        bench.accept(request);
        for (int i = 0; i < 4; i++) {
            platform.publish.add(_ -> {
                throw new Crash();
            });
            platform.verify.add(PublishBoundaryTest::didNotGoOut);
        }
        for (int i = 0; i < 4; i++) {
            crash();
            bench.clock.advance(Duration.ofSeconds(91));
            bench.queue.send(ALICE, List.of(bench.nudge(request.id(), INSTAGRAM)), Duration.ZERO);
        }

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void whatStaysUnknownEndsAsUnconfirmedAtTheDeadlineAndIsNeverPublishedAgain() {
        bench.accept(request);
        platform.publish.add(fault("platform_unreachable"));

        bench.runUntilQuiet();

        Unconfirmed unconfirmed = (Unconfirmed) bench.posting(request).state();
        assertThat(unconfirmed.error().code()).isEqualTo("unconfirmed");
        assertThat(unconfirmed.error().explanation()).contains("nobody knows");
        assertThat(unconfirmed.error().message())
                .isEqualTo("This post may be live. Do not post it again before you have looked at the account.");
        assertThat(unconfirmed.error().nextStep()).contains("say here whether the post is there");
        assertThat(bench.clock.instant()).isAfterOrEqualTo(NOW.plus(Duration.ofHours(24)));
        assertThat(platform.publishCalls).hasValue(1);
    }

    @Test
    void whatTheLastLookNotedIsKeptForTheOneThatAPersonAsksFor() {
        bench.accept(request);
        platform.publish.add(fault("platform_unreachable"));
        platform.verify.add(context -> {
            bench.clock.set(NOW.plus(Duration.ofHours(25)));
            return new Verification.StillUnknown(
                    "nothing seen", bench.clock.instant(), context.checkpoint().with("noted", "nothing seen"));
        });

        bench.runUntilQuiet();

        Unconfirmed unconfirmed = (Unconfirmed) bench.posting(request).state();
        assertThat(unconfirmed.progress().checkpoint().values()).containsEntry("noted", "nothing seen");
    }

    @Test
    void anAcknowledgedCallIsConfirmedByVerificationAndUsesUpNoTry() {
        bench.accept(request);
        platform.publish.add(context -> new Outcome.Acknowledged(
                NOW.plusSeconds(5),
                "the platform to confirm",
                context.checkpoint().with("video", "9")));
        platform.verify.add(context -> {
            assertThat(context.checkpoint().values()).containsEntry("video", "9");
            return new Verification.WentOut(FOUND, "published");
        });

        bench.invokeOnce();
        Waiting waiting = (Waiting) bench.posting(request).state();
        bench.runUntilQuiet();

        assertThat(waiting.progress().attempt()).isEqualTo(1);
        assertThat(waiting.waitingFor()).isEqualTo("the platform to confirm");
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void anAcknowledgedCallIsNeverMadeAgainWhateverVerificationConcludes() {
        acknowledgedAndNotSeen();

        bench.runUntilQuiet();

        Unconfirmed unconfirmed = (Unconfirmed) bench.posting(request).state();
        assertThat(unconfirmed.error().explanation())
                .contains("The platform acknowledged the publish call at " + NOW, "not there");
        assertThat(bench.clock.instant()).isEqualTo(deadline());
        assertThat(platform.publishCalls).hasValue(1);
        assertThat(bench.codes(request)).doesNotContain(LogCode.NOT_PUBLISHED);
    }

    @Test
    void anAcknowledgementOutlivesAnotherLookThatAPersonAsksFor() {
        acknowledgedAndNotSeen();
        bench.runUntilQuiet();
        act(row -> row.verify(List.of(INSTAGRAM), bench.clock.instant()));

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.UNCONFIRMED);
        assertThat(platform.publishCalls).hasValue(1);
    }

    @Test
    void onlyAPersonWhoHasLookedHasAnAcknowledgedCallMadeAgain() {
        acknowledgedAndNotSeen();
        bench.runUntilQuiet();
        assertThat(platform.publishCalls).hasValue(1);
        act(row -> row.resolve(INSTAGRAM, false, bench.clock.instant()));

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(platform.publishCalls).hasValue(2);
    }

    @Test
    void whatWasSeenAtWorkOnceIsNotTakenToHaveDoneNothingWhenItIsNotSeenAnyMore() {
        bench.accept(request);
        platform.publish.add(fault("platform_unreachable"));
        platform.verify.add(context -> new Verification.Acknowledged(
                "publishing is in progress", context.clock().instant().plusSeconds(20), context.checkpoint()));
        for (int i = 0; i < 1000; i++) {
            platform.verify.add(PublishBoundaryTest::didNotGoOut);
        }

        bench.runUntilQuiet();

        Unconfirmed unconfirmed = (Unconfirmed) bench.posting(request).state();
        assertThat(unconfirmed.error().explanation()).contains("The platform acknowledged the publish call");
        assertThat(platform.publishCalls).hasValue(1);
        assertThat(bench.codes(request)).contains(LogCode.NOT_LIVE_YET).doesNotContain(LogCode.NOT_PUBLISHED);
    }

    @Test
    void aRefusedPreparationIsNotBegunAnewOnceThePlatformHasTakenTheCall() {
        bench.accept(request);
        platform.publish.add(PublishBoundaryTest::acknowledged);
        platform.verify.add(_ -> new Verification.DidNotGoOut("nothing", new Next.Prepare(error("container_gone"), 2)));

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.UNCONFIRMED);
        assertThat(platform.publishCalls).hasValue(1);
    }

    @Test
    void anAcknowledgementIsStoredByTheWriteThatStoresWhatFollowsIt() {
        bench.accept(request);
        platform.publish.add(PublishBoundaryTest::acknowledged);

        bench.invokeOnce();

        Waiting waiting = (Waiting) bench.posting(request).state();
        assertThat(waiting.progress().phase()).isEqualTo(new Phase.Publishing(NOW, Optional.of(NOW)));
        assertThat(bench.store.stored(request.id()).version() - request.version())
                .as("the lease, two steps, the mark, and the wait")
                .isEqualTo(4);
    }

    @Test
    void whatThePlatformItselfRefusesAfterAnAcknowledgementBeginsAnew() {
        bench.accept(request);
        platform.publish.add(PublishBoundaryTest::acknowledged);
        platform.verify.add(_ -> new Verification.StartOver(error("session_expired"), 1, "EXPIRED"));

        bench.runUntilQuiet();

        assertThat(platform.publishCalls).hasValue(2);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void aRejectionFoundByVerificationFailsThePosting() {
        bench.accept(request);
        platform.publish.add(
                context -> new Outcome.Acknowledged(NOW.plusSeconds(5), "confirmation", context.checkpoint()));
        platform.verify.add(_ -> new Verification.Rejected(error("video_rejected"), "processing failed"));

        bench.runUntilQuiet();

        assertThat(((Failed) bench.posting(request).state()).error()).isEqualTo(error("video_rejected"));
    }

    @Test
    void aCallThatWasHeldBackForCertainIsMadeAgainWithoutVerification() {
        bench.accept(request);
        platform.publish.add(
                context -> new Outcome.HeldBack(NOW.plusSeconds(40), error("not_ready"), context.checkpoint()));

        bench.runUntilQuiet();

        assertThat(platform.publishCalls).hasValue(2);
        assertThat(platform.verifications).hasValue(0);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void aCallThatWasHeldBackInDoubtIsVerifiedBeforeAnotherAndUsesUpNoTry() {
        bench.accept(request);
        for (int i = 0; i < 5; i++) {
            platform.publish.add(context -> new Outcome.HeldBackInDoubt(
                    bench.clock.instant().plusSeconds(40), error("rate_limited"), context.checkpoint()));
            platform.verify.add(PublishBoundaryTest::didNotGoOut);
        }

        bench.runUntilQuiet();

        assertThat(platform.publishCalls).hasValue(6);
        assertThat(platform.verifications).hasValue(5);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void aCallThatWasHeldBackInDoubtAndWentOutIsNotMadeAgain() {
        bench.accept(request);
        platform.publish.add(context ->
                new Outcome.HeldBackInDoubt(NOW.plusSeconds(40), error("rate_limited"), context.checkpoint()));
        platform.verify.add(_ -> new Verification.WentOut(FOUND, "in the list"));

        bench.invokeOnce();
        Waiting waiting = (Waiting) bench.posting(request).state();
        bench.runUntilQuiet();

        assertThat(waiting.until()).isEqualTo(NOW.plusSeconds(40));
        assertThat(waiting.progress().lastError()).contains(error("rate_limited"));
        assertThat(platform.publishCalls).hasValue(1);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void publishingAgainWaitsForTheTimeTheVerificationNames() {
        bench.accept(request);
        Instant hoursLater = NOW.plus(Duration.ofHours(4));
        platform.publish.add(context -> new Outcome.Unknown(error("spam"), NOW.plusSeconds(30), context.checkpoint()));
        platform.verify.add(
                _ -> new Verification.DidNotGoOut("not in the list", new Next.Publish(Optional.of(hoursLater))));

        bench.runUntilQuiet();

        Waiting waiting = (Waiting) bench.posting(request).state();
        assertThat(waiting.until()).isEqualTo(hoursLater);
        assertThat(waiting.progress().phase()).isEqualTo(new Phase.Preparing());
    }

    @Test
    void aVerificationThatFailsIsTriedAgainAndUsesUpNoTry() {
        bench.accept(request);
        platform.publish.add(fault("platform_unreachable"));
        for (int i = 0; i < 5; i++) {
            platform.verify.add(fault("platform_unavailable"));
        }
        platform.verify.add(_ -> new Verification.WentOut(FOUND, "found"));

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void whenTheAccountIsRemovedAfterTheCallNobodyCanSayAndThePostingEndsUnconfirmed() {
        bench.accept(request);
        platform.publish.add(fault("platform_unreachable"));
        bench.invokeOnce();
        bench.accounts.remove(new AccountKey(ALICE, INSTAGRAM));

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.UNCONFIRMED);
        assertThat(platform.publishCalls).hasValue(1);
    }

    @Test
    void startingOverAfterAVerificationPublishesWhatWasPreparedAnew() {
        bench.accept(request);
        platform.publish.add(context -> new Outcome.Unknown(error("unclear"), NOW.plusSeconds(30), Checkpoint.EMPTY));
        platform.verify.add(_ -> new Verification.StartOver(error("container_expired"), 1, "EXPIRED"));

        bench.runUntilQuiet();

        assertThat(platform.publishCalls).hasValue(2);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void aCallThatMayStillBeUnderWayAtTheDeadlineIsLookedForOnceMoreBeforeThePostIsGivenUp() {
        crashedAtTheDeadline();
        platform.verify.add(PublishBoundaryTest::didNotGoOut);
        platform.verify.add(_ -> new Verification.WentOut(FOUND, "the call of the worker that stood still came late"));

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.clock.instant()).isEqualTo(deadline().plus(Duration.ofMinutes(12)));
    }

    @Test
    void whatIsStillNotThereWhenNoCallCanBeUnderWayIsGivenUp() {
        crashedAtTheDeadline();
        platform.verify.add(PublishBoundaryTest::didNotGoOut);
        platform.verify.add(PublishBoundaryTest::didNotGoOut);

        bench.runUntilQuiet();

        assertThat(((Failed) bench.posting(request).state()).error().code()).isEqualTo("deadline_passed");
        assertThat(bench.clock.instant()).isEqualTo(deadline().plus(Duration.ofMinutes(12)));
        assertThat(platform.verifications).hasValue(2);
        assertThat(bench.codes(request)).containsOnlyOnce(LogCode.NOT_PUBLISHED);
    }

    @Test
    void aCallThatIsTakenToHaveDoneNothingIsLookedForAtTheDeadlineToo() {
        bench.accept(request);
        platform.publish.add(fault("platform_unavailable"));
        platform.verify.add(context -> new Verification.DidNotGoOut(
                "not there", new Next.Publish(Optional.of(deadline().plusSeconds(1)))));
        platform.verify.add(_ -> new Verification.WentOut(FOUND, "it is there by now"));

        bench.passUntil(deadline().plus(Duration.ofMinutes(2)));

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(platform.publishCalls).hasValue(1);
    }

    /** A worker that was about to publish fell silent, and the next one is called only when the time is over. */
    private void crashedAtTheDeadline() {
        bench.accept(request);
        platform.publish.add(_ -> {
            throw new Crash();
        });
        crash();
        bench.clock.set(deadline());
        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), INSTAGRAM)), Duration.ZERO);
    }

    /** The platform took the order, and no look ever shows anything of it. */
    private void acknowledgedAndNotSeen() {
        bench.accept(request);
        platform.publish.add(PublishBoundaryTest::acknowledged);
        for (int i = 0; i < 1000; i++) {
            platform.verify.add(PublishBoundaryTest::didNotGoOut);
        }
    }

    private static Outcome acknowledged(StepContext context) {
        Instant now = context.clock().instant();
        return new Outcome.Acknowledged(now.plusSeconds(5), "confirmation", context.checkpoint());
    }

    private void act(Function<UploadRequest, Transition<UploadRequest>> move) {
        bench.store.update(bench.store.stored(request.id()), move);
        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), INSTAGRAM)), Duration.ZERO);
    }

    private Instant deadline() {
        return bench.posting(request).publishBy();
    }

    private void crash() {
        assertThatThrownBy(bench::invokeOnce).isInstanceOf(Crash.class);
    }

    private static Verification didNotGoOut(StepContext context) {
        return new Verification.DidNotGoOut(
                "looked at " + context.clock().instant() + ": not there", new Next.Publish(Optional.empty()));
    }

    /** The process dies: no code of ours runs after it. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }
}

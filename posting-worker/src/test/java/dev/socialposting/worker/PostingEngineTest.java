package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static dev.socialposting.worker.ScriptedPlatform.error;
import static dev.socialposting.worker.ScriptedPlatform.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.RepeatableStep.Outcome;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.platforms.publisher.StepLog.Finding;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState.Completed;
import dev.socialposting.uploads.model.PostingState.Failed;
import dev.socialposting.uploads.model.PostingState.Leased;
import dev.socialposting.uploads.model.PostingState.Waiting;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.WhoActs;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Sent;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.NudgeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PostingEngineTest {
    private final WorkerBench bench = new WorkerBench();
    private final ScriptedPlatform platform = bench.platform;
    private final UploadRequest request = anUploadRequest().to(INSTAGRAM).queued();

    @Test
    void aPostingGoesThroughAllItsStepsInOneTurn() {
        bench.accept(request);

        bench.invokeOnce();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(((Completed) bench.posting(request).state()).post().permalink())
                .contains(ScriptedPlatform.LINK);
        assertThat(bench.queue.size()).isZero();
        assertThat(bench.codes(request))
                .containsExactly(
                        LogCode.STEP_STARTED,
                        LogCode.STEP_STARTED,
                        LogCode.PUBLISHING_ANNOUNCED,
                        LogCode.PUBLISHED,
                        LogCode.STEP_STARTED,
                        LogCode.COMPLETED);
        assertThat(bench.stepsStarted(request)).containsExactly("prepare", "await", "read_permalink");
    }

    @Test
    void aLastWriteWhoseAnswerIsLostIsToldInTheLogAllTheSame() {
        bench.accept(request);
        platform.link.add(context -> {
            bench.store.loseAnswerOfNextWrite();
            return PublishedPost.ofMedia("media-1");
        });

        bench.invokeOnce();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.codes(request)).endsWith(LogCode.COMPLETED);
    }

    @Test
    void aThirdFailedTryWhoseWriteGotNoAnswerIsDeadLetteredAllTheSame() {
        bench.accept(request);
        platform.prepare.add(fault("platform_unavailable"));
        platform.prepare.add(fault("platform_unavailable"));
        platform.prepare.add(context -> {
            bench.store.loseAnswerOfNextWrite();
            return ScriptedPlatform.<StepContext, Outcome>fault("platform_unavailable")
                    .apply(context);
        });

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.FAILED);
        assertThat(bench.queue.deadLetters()).hasSize(1);
    }

    @Test
    void aStepThatWaitsEndsTheTurnAndGoesOnWithItsCheckpoint() {
        bench.accept(request);
        platform.await.add(context -> new Outcome.Wait(
                NOW.plusSeconds(30),
                "the platform is processing",
                context.checkpoint().with("looks", "1")));
        platform.await.add(context -> {
            assertThat(context.checkpoint().values())
                    .containsEntry("container", "17")
                    .containsEntry("looks", "1");
            return new Outcome.Advance(context.checkpoint());
        });

        bench.invokeOnce();

        Waiting waiting = (Waiting) bench.posting(request).state();
        assertThat(waiting.until()).isEqualTo(NOW.plusSeconds(30));
        assertThat(waiting.waitingFor()).isEqualTo("the platform is processing");
        assertThat(waiting.wake().at()).isAfter(waiting.until());
        assertThat(bench.queue.sent().getLast().delay()).isEqualTo(Duration.ofSeconds(30));
        assertThat(bench.invokeOnce()).isEmpty();

        bench.runUntilQuiet();

        assertThat(bench.clock.instant()).isEqualTo(NOW.plusSeconds(30));
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void aPostingThatIsHeldBackWhenItsDeadlineHasJustPassedIsGivenUpAtOnce() {
        bench.accept(request);
        Instant deadline = bench.posting(request).publishBy();
        platform.prepare.add(context -> {
            bench.clock.set(deadline.plusSeconds(1));
            return new Outcome.HeldBack(deadline.plusSeconds(3600), error("rate_limited"), context.checkpoint());
        });

        bench.runUntilQuiet();

        assertThat(((Failed) bench.posting(request).state()).error().code()).isEqualTo("deadline_passed");
        assertThat(bench.clock.instant()).isBefore(deadline.plusSeconds(60));
    }

    @Test
    void aNudgeThatIsThereBeforeItsRowIsLookedAtAgain() {
        bench.connect(INSTAGRAM);
        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), INSTAGRAM)), Duration.ZERO);

        assertThat(bench.invokeOnce())
                .as("reported as failed, so that it comes again")
                .hasSize(1);
        assertThat(bench.queue.nextVisibleAt()).contains(NOW);
        assertThat(bench.invokeOnce()).hasSize(1);
        assertThat(bench.queue.nextVisibleAt()).contains(NOW.plusSeconds(1));

        bench.store.given(request);
        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void aNudgeWhoseRowNeverComesIsDeletedAndWakesNobody() {
        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), INSTAGRAM)), Duration.ZERO);

        bench.runUntilQuiet();

        assertThat(bench.clock.instant()).isEqualTo(NOW.plusSeconds(1));
        assertThat(bench.queue.size()).isZero();
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void aNudgeForADestinationThatTheRequestDoesNotHaveIsDeleted() {
        bench.accept(request);
        bench.invokeOnce();
        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), instagramAccount(9))), Duration.ZERO);

        bench.runUntilQuiet();

        assertThat(bench.queue.size()).isZero();
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void aNudgeThatComesTooEarlyIsDroppedWithoutATry() {
        bench.accept(request);
        platform.await.add(context -> new Outcome.Wait(NOW.plusSeconds(30), "processing", context.checkpoint()));
        bench.invokeOnce();
        int writes = bench.store.writes();

        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), INSTAGRAM)), Duration.ZERO);
        bench.invokeOnce();

        assertThat(bench.store.writes()).isEqualTo(writes);
        assertThat(bench.queue.size()).as("only the delayed nudge is left").isEqualTo(1);
    }

    @Test
    void theThirdFailedTryFailsThePostingAndItsMessageIsDeadLettered() {
        bench.accept(request);
        platform.prepare.add(fault("platform_unavailable"));
        platform.prepare.add(fault("platform_unavailable"));
        platform.prepare.add(fault("platform_unavailable"));

        bench.runUntilQuiet();

        Failed failed = (Failed) bench.posting(request).state();
        assertThat(failed.error()).isEqualTo(error("platform_unavailable"));
        assertThat(bench.queue.deadLetters()).hasSize(1);
        assertThat(Duration.between(NOW, bench.clock.instant()))
                .isBetween(Duration.ofSeconds(630), Duration.ofSeconds(756));
        assertThat(bench.queue.sent()).as("the message itself comes again").hasSize(1);
        assertThat(bench.codes(request))
                .containsExactly(
                        LogCode.STEP_STARTED,
                        LogCode.RETRY_SCHEDULED,
                        LogCode.STEP_STARTED,
                        LogCode.RETRY_SCHEDULED,
                        LogCode.STEP_STARTED,
                        LogCode.FAILED);
        List<LogEntry> retries = bench.entries(request, LogCode.RETRY_SCHEDULED);
        assertThat(retries)
                .extracting(line -> line.fields().get("next_attempt"))
                .containsExactly(2L, 3L);
        assertThat(pauseTold(retries.get(0))).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(40));
        assertThat(pauseTold(retries.get(1))).isBetween(Duration.ofSeconds(600), Duration.ofSeconds(800));
        assertThat(bench.entries(request).getLast().fields()).containsEntry("dead_lettered", true);
    }

    @Test
    void aRedrivenNudgeTriesAFailedPostingAgain() {
        bench.accept(request);
        for (int i = 0; i < 3; i++) {
            platform.prepare.add(fault("platform_unavailable"));
        }
        bench.runUntilQuiet();

        bench.queue.redrive();
        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.entries(request, LogCode.REDRIVEN))
                .singleElement()
                .satisfies(line -> assertThat(line.fields()).isEmpty());
    }

    @Test
    void aRedriveKeepsTheDeadlineThatItsUserHasSet() {
        Instant deadline = NOW.plus(Duration.ofHours(2));
        UploadRequest urgent = deadLettered(deadline);

        bench.queue.redrive();
        bench.runUntilQuiet();

        assertThat(bench.status(urgent)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.posting(urgent).publishBy()).isEqualTo(deadline);
    }

    @Test
    void aRedriveAfterTheDeadlineChangesNothingAndIsToldInTheLog() {
        UploadRequest urgent = deadLettered(NOW.plus(Duration.ofHours(2)));
        Posting before = bench.posting(urgent);
        int lines = bench.entries(urgent).size();
        bench.clock.set(before.publishBy());

        bench.queue.redrive();
        bench.runUntilQuiet();

        assertThat(bench.posting(urgent)).isEqualTo(before);
        assertThat(platform.publishCalls).hasValue(0);
        assertThat(bench.queue.deadLetters()).hasSize(1);
        assertThat(bench.codes(urgent)).hasSize(lines + 1).last().isEqualTo(LogCode.REDRIVEN_TOO_LATE);
    }

    /** How long the line says that the posting is left alone. */
    private static Duration pauseTold(LogEntry line) {
        return Duration.between(
                line.timestamp(), Instant.parse(String.valueOf(line.fields().get("until"))));
    }

    @Test
    void anOperatorCanLetAPostingPassItsDeadlineWhichIsTold() {
        UploadRequest urgent = deadLettered(NOW.plus(Duration.ofHours(2)));
        Posting before = bench.posting(urgent);
        NudgeId dead = ((Failed) before.state()).deadLettered().orElseThrow();
        Instant later = before.publishBy().plusSeconds(900);
        bench.clock.set(later);

        bench.queue.put(
                NudgeMessage.write(new Nudge(urgent.id(), INSTAGRAM, Optional.of(dead)).past(before.publishBy())));
        bench.runUntilQuiet();

        assertThat(bench.status(urgent)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.posting(urgent).publishBy()).isEqualTo(later.plus(Duration.ofHours(24)));
        assertThat(bench.entries(urgent, LogCode.REDRIVEN))
                .singleElement()
                .satisfies(line -> assertThat(line.fields())
                        .containsEntry("publish_by_before", before.publishBy().toString()));
    }

    /** A request whose only posting has failed for its tries; what it is tried again with works. */
    private UploadRequest deadLettered(Instant deadline) {
        UploadRequest urgent = anUploadRequest()
                .to(INSTAGRAM)
                .at(new Timing(Optional.empty(), Optional.of(deadline)))
                .queued();
        bench.accept(urgent);
        for (int i = 0; i < 3; i++) {
            platform.prepare.add(fault("platform_unavailable"));
        }
        bench.runUntilQuiet();
        assertThat(bench.status(urgent)).isEqualTo(PostingStatus.FAILED);
        return urgent;
    }

    @Test
    void aRedrivenNudgeOfAPublishedPostingDoesNothing() {
        bench.accept(request);
        bench.invokeOnce();

        bench.queue.put("""
                {"request_id": "%s", "destination": "%s", "nudge_id": "nudge-1"}""".formatted(request.id(), INSTAGRAM));
        bench.runUntilQuiet();

        assertThat(platform.publishCalls).hasValue(1);
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void anOldNudgeOfAFailedPostingIsNotTakenForARedrive() {
        bench.accept(request);
        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), INSTAGRAM)), Duration.ofMinutes(10));
        for (int i = 0; i < 3; i++) {
            platform.prepare.add(fault("platform_unavailable"));
        }

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.FAILED);
        assertThat(bench.queue.deadLetters()).hasSize(1);
    }

    @Test
    void triesOfAnEarlierStepDoNotSendTheMessageToTheDeadLetterQueueTooSoon() {
        bench.accept(request);
        platform.prepare.add(fault("platform_unavailable"));
        platform.await.add(fault("platform_unavailable"));
        platform.await.add(fault("platform_unavailable"));

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void anExceptionOfOursCountsAsAFailedTryAndItsTextIsNotShown() {
        bench.accept(request);
        for (int i = 0; i < 3; i++) {
            platform.prepare.add(_ -> {
                throw new IllegalStateException("a secret of the implementation");
            });
        }

        bench.runUntilQuiet();

        assertThat(((Failed) bench.posting(request).state()).error().code()).isEqualTo("internal_error");
        assertThat(bench.entries(request).toString()).doesNotContain("implementation");
    }

    @Test
    void aRejectionFailsThePostingAtOnceAndAsksForAReconnectWhenTheTokenWasRefused() {
        bench.accept(request);
        platform.prepare.add(_ -> new Outcome.Rejected(error("token_expired")));

        bench.invokeOnce();

        assertThat(((Failed) bench.posting(request).state()).error()).isEqualTo(error("token_expired"));
        assertThat(bench.queue.size()).isZero();
        assertThat(bench.accounts.find(new AccountKey(ALICE, INSTAGRAM)).map(SocialAccount::status))
                .contains(AccountStatus.RECONNECT_REQUIRED);
        assertThat(bench.entries(request).getLast().fields())
                .containsEntry("error", "the platform's words about token_expired")
                .containsEntry("next_step", "do something");
    }

    @Test
    void aRateLimitIsAWaitThatUsesUpNoTry() {
        bench.accept(request);
        for (int i = 0; i < 5; i++) {
            platform.prepare.add(context -> new Outcome.HeldBack(
                    context.clock().instant().plusSeconds(60), error("rate_limited"), context.checkpoint()));
        }

        bench.invokeOnce();

        Waiting waiting = (Waiting) bench.posting(request).state();
        assertThat(waiting.progress().lastError()).contains(error("rate_limited"));
        assertThat(waiting.progress().attempt()).isEqualTo(1);

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.clock.instant()).isEqualTo(NOW.plusSeconds(300));
    }

    @Test
    void aWaitLongerThanTheQueueCanDelayIsLeftToTheDispatcher() {
        bench.accept(request);
        Instant later = NOW.plus(Duration.ofHours(3));
        platform.prepare.add(context -> new Outcome.HeldBack(later, error("rate_limited"), context.checkpoint()));

        bench.invokeOnce();

        assertThat(bench.queue.size()).isZero();
        assertThat(bench.posting(request).wake().orElseThrow().at()).isEqualTo(later);
    }

    @Test
    void waitingEndsAtTheDeadlineWithTheLastReason() {
        bench.accept(request);
        Instant publishBy = bench.posting(request).publishBy();
        platform.prepare.add(context ->
                new Outcome.HeldBack(publishBy.plusSeconds(60), error("rate_limited"), context.checkpoint()));
        bench.invokeOnce();
        assertThat(((Waiting) bench.posting(request).state()).until()).isEqualTo(publishBy);

        bench.clock.set(publishBy);
        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), INSTAGRAM)), Duration.ZERO);
        bench.invokeOnce();

        Failed failed = (Failed) bench.posting(request).state();
        assertThat(failed.error().code()).isEqualTo("deadline_passed");
        assertThat(failed.error().message()).isEqualTo(error("rate_limited").message());
        assertThat(platform.publishCalls).hasValue(0);
    }

    @Test
    void whatTheDeadlineEndsFirstIsNotSaidToFollow() {
        UploadRequest hurried = anUploadRequest()
                .to(INSTAGRAM)
                .at(new Timing(Optional.empty(), Optional.of(NOW.plusSeconds(120))))
                .queued();
        bench.accept(hurried);
        platform.prepare.add(fault("platform_unavailable"));
        platform.prepare.add(fault("platform_unavailable"));

        bench.runUntilQuiet();

        assertThat(bench.entries(hurried, LogCode.RETRY_SCHEDULED))
                .element(1)
                .satisfies(line -> assertThat(line.fields())
                        .containsEntry("deadline_first", true)
                        .containsEntry("until", NOW.plusSeconds(120).toString()));
        assertThat(((Failed) bench.posting(hurried).state()).error().code()).isEqualTo("deadline_passed");
        assertThat(bench.clock.instant()).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void aPauseThatTheDeadlineEndsIsNotSaidToGoOnThen() {
        bench.accept(request);
        Instant publishBy = bench.posting(request).publishBy();
        platform.prepare.add(context -> new Outcome.HeldBack(publishBy, error("rate_limited"), context.checkpoint()));

        bench.invokeOnce();

        LogEntry last = bench.entries(request).getLast();
        assertThat(last.code()).isEqualTo(LogCode.HELD_BACK);
        assertThat(last.fields()).containsEntry("deadline_first", true).containsEntry("until", publishBy.toString());
        assertThat(((Waiting) bench.posting(request).state()).waitingFor()).isEqualTo("the end of its time to publish");
    }

    @Test
    void startingOverIsBoundedAndForgetsTheCheckpoint() {
        bench.accept(request);
        for (int i = 0; i < 2; i++) {
            platform.await.add(_ -> new Outcome.StartOver(error("container_expired"), 1));
        }
        platform.prepare.add(context -> new Outcome.Advance(context.checkpoint().with("container", "1")));
        platform.prepare.add(context -> {
            assertThat(context.checkpoint().values()).isEmpty();
            return new Outcome.Advance(context.checkpoint().with("container", "2"));
        });

        bench.runUntilQuiet();

        assertThat(((Failed) bench.posting(request).state()).error()).isEqualTo(error("container_expired"));
    }

    @Test
    void twoWorkersWithTheSameNudgePublishOnce() throws InterruptedException {
        bench.accept(request);
        CountDownLatch bothThere = new CountDownLatch(2);
        ReceivedNudge received = new ReceivedNudge(bench.nudge(request.id(), INSTAGRAM), 1, Instant.MAX);

        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                workers.execute(() -> {
                    bothThere.countDown();
                    try {
                        bothThere.await();
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                    bench.engine().handle(received);
                });
            }
        }

        assertThat(platform.publishCalls).hasValue(1);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void aWorkerThatWasAsleepMakesNoCallOnALeaseThatAnotherHasTaken() {
        bench.accept(request);
        bench.http = _ -> {
            throw new AssertionError("a call was made without the lease");
        };
        platform.prepare.add(context -> {
            bench.clock.advance(Duration.ofMinutes(5));
            bench.engine().handle(new ReceivedNudge(bench.nudge(request.id(), INSTAGRAM), 1, Instant.MAX));
            return call(context);
        });

        bench.invokeOnce();

        assertThat(platform.publishCalls).as("the other worker's").hasValue(1);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void aLeaseThatIsRunningOutIsRenewedBeforeACall() {
        bench.accept(request);
        platform.prepare.add(context -> {
            bench.clock.advance(Duration.ofSeconds(60));
            bench.http = _ -> {
                Instant until =
                        ((Leased) bench.posting(request).state()).lease().until();
                assertThat(until).isAfterOrEqualTo(bench.clock.instant().plus(bench.settings.neededForCall()));
                throw new AssertionError("seen");
            };
            return call(context);
        });

        assertThatThrownBy(bench::invokeOnce).isInstanceOf(AssertionError.class).hasMessage("seen");
    }

    @Test
    void aWorkerThatWasAsleepWhileItRenewedItsLeaseLooksOnceMoreBeforeTheCall() {
        bench.accept(request);
        bench.http = _ -> {
            throw new AssertionError("a call was made without the lease");
        };
        platform.prepare.add(context -> {
            bench.clock.advance(Duration.ofSeconds(60));
            bench.store.beforeNextWrite(() -> bench.clock.advance(Duration.ofMinutes(5)));
            bench.store.beforeNextWrite(() ->
                    bench.engine().handle(new ReceivedNudge(bench.nudge(request.id(), INSTAGRAM), 1, Instant.MAX)));
            return call(context);
        });

        bench.invokeOnce();

        assertThat(platform.publishCalls).as("the other worker's").hasValue(1);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void aCosmeticFaultIsOnlyAWarning() {
        bench.accept(request);
        for (int i = 0; i < 3; i++) {
            platform.link.add(fault("platform_unavailable"));
        }

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(((Completed) bench.posting(request).state()).post().mediaId())
                .contains("media-1");
        assertThat(platform.publishCalls).hasValue(1);
        assertThat(bench.queue.deadLetters()).isEmpty();
        assertThat(bench.entries(request, LogCode.FOLLOW_UP_FAILED))
                .singleElement()
                .satisfies(line -> assertThat(line.fields()).containsEntry("step", "read_permalink"));
    }

    @Test
    void anAccountThatWasRemovedFailsThePosting() {
        bench.accept(request);
        bench.accounts.remove(new AccountKey(ALICE, INSTAGRAM));

        bench.invokeOnce();

        assertThat(((Failed) bench.posting(request).state()).error().code()).isEqualTo("account_not_connected");
    }

    @Test
    void aTokenNeverReachesTheLogOrTheRow() {
        bench.accept(request);
        platform.prepare.add(context -> {
            context.log()
                    .info(Finding.NOTE, "using " + WorkerBench.TOKEN, Map.of("header", "Bearer " + WorkerBench.TOKEN));
            return new Outcome.Rejected(new PostingError(
                    "token_expired",
                    "Token " + WorkerBench.TOKEN + " is no good",
                    Optional.empty(),
                    "explained",
                    WhoActs.USER,
                    "reconnect",
                    false));
        });

        bench.invokeOnce();

        assertThat(bench.entries(request).toString()).contains("[masked]").doesNotContain("IGAA");
        assertThat(bench.posting(request).toString())
                .contains("Token [masked] is no good")
                .doesNotContain("IGAA");
    }

    @Test
    void nothingIsDoneThatCouldNotBeAnnounced() {
        bench.accept(request);
        platform.await.add(context -> {
            bench.log.breakDown();
            return new Outcome.Advance(context.checkpoint());
        });

        List<String> failed = bench.invokeOnce();

        assertThat(failed).hasSize(1);
        assertThat(platform.publishCalls).hasValue(0);
    }

    @Test
    void nothingIsDoneBeforeTheRowSaysHowFarItHasCome() {
        bench.accept(request);
        platform.await.add(context -> {
            bench.store.breakDown();
            return new Outcome.Advance(context.checkpoint());
        });

        List<String> failed = bench.invokeOnce();

        assertThat(failed).hasSize(1);
        assertThat(platform.publishCalls).hasValue(0);
    }

    @Test
    void whenAStepIsRunRowAndLogSaySoAlready() {
        bench.accept(request);
        List<String> seen = new ArrayList<>();
        platform.await.add(context -> {
            seen.add(stored());
            return new Outcome.Advance(context.checkpoint());
        });
        platform.publish.add(_ -> {
            seen.add(stored());
            return new PublishStep.Outcome.Published(PublishedPost.ofMedia("media-1"));
        });
        platform.link.add(_ -> {
            seen.add(stored());
            return PublishedPost.ofMedia("media-1");
        });

        bench.invokeOnce();

        assertThat(seen)
                .containsExactly(
                        "await, Preparing, STEP_STARTED await",
                        "publish, Publishing, PUBLISHING_ANNOUNCED publish",
                        "read_permalink, Live, STEP_STARTED read_permalink");
    }

    private String stored() {
        Progress progress = ((Leased) bench.posting(request).state()).progress();
        LogEntry last = bench.entries(request).getLast();
        return "%s, %s, %s %s"
                .formatted(
                        progress.step(),
                        progress.phase().getClass().getSimpleName(),
                        last.code(),
                        last.fields().get("step"));
    }

    @Test
    void whatAStepCameToIsWrittenTogetherWithWhatFollows() {
        long before = bench.accept(request).version();

        bench.invokeOnce();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.store.stored(request.id()).version() - before)
                .as("the lease, three steps that follow one, and the end")
                .isEqualTo(5);
    }

    @Test
    void linesThatCouldNotBeStoredAreStoredWhenTheTurnEnds() {
        bench.accept(request);
        platform.await.add(context -> {
            context.log().info(Finding.NOTE, "seen before the log was down", Map.of());
            bench.log.refuseNextLines();
            return new Outcome.Advance(context.checkpoint());
        });

        bench.invokeOnce();

        assertThat(platform.publishCalls).hasValue(0);
        assertThat(bench.entries(request, LogCode.PLATFORM_NOTE))
                .extracting(LogEntry::message)
                .contains("seen before the log was down");
        assertThat(bench.entries(request)).isSortedAccordingTo(Comparator.comparing(LogEntry::position));
    }

    @Test
    void aQueueThatIsDownLosesNothingBecauseTheRowHasAWakeTime() {
        bench.accept(request);
        platform.await.add(context -> {
            bench.queue.breakDown();
            return new Outcome.Wait(NOW.plusSeconds(30), "processing", context.checkpoint());
        });

        bench.invokeOnce();

        assertThat(bench.queue.sent()).hasSize(1);
        assertThat(bench.posting(request).wake().orElseThrow().at()).isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void aTurnHandsOverWhenItsInvocationEndsSoon() {
        bench.accept(request);
        platform.prepare.add(context -> {
            bench.clock.advance(Duration.ofSeconds(80));
            return new Outcome.Advance(context.checkpoint());
        });

        bench.invokeOnce();

        assertThat(((Waiting) bench.posting(request).state()).progress().step().value())
                .isEqualTo("await");
        assertThat(bench.queue.sent().stream().map(Sent::delay)).endsWith(Duration.ZERO);
    }

    @Test
    void aStepThatHasDoneAPartGoesOnInTheSameTurnOnceThatIsDurable() {
        bench.accept(request);
        for (int sent = 1; sent <= 3; sent++) {
            String bytes = String.valueOf(sent);
            String before = String.valueOf(sent - 1);
            platform.await.add(context -> {
                assertThat(context.checkpoint().get("sent").orElse("0")).isEqualTo(before);
                assertThat(stored("sent").orElse("0")).isEqualTo(before);
                return new Outcome.Progressed(context.checkpoint().with("sent", bytes));
            });
        }

        bench.invokeOnce();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(platform.await).isEmpty();
        assertThat(bench.stepsStarted(request)).containsOnlyOnce("await");
    }

    @Test
    void eachPartOfAStepHasAllItsTries() {
        bench.accept(request);
        for (int part = 0; part < 4; part++) {
            platform.await.add(fault("platform_unavailable"));
            platform.await.add(fault("platform_unavailable"));
            platform.await.add(context -> new Outcome.Progressed(context.checkpoint()));
        }

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void aStepOfManyPartsIsHandedOverWhenItsInvocationEndsSoon() {
        bench.accept(request);
        for (int part = 0; part < 3; part++) {
            platform.await.add(context -> {
                bench.clock.advance(Duration.ofSeconds(80));
                return new Outcome.Progressed(context.checkpoint().with("sent", "1"));
            });
        }

        bench.invokeOnce();

        assertThat(platform.await).hasSize(2);
        assertThat(stored("sent")).contains("1");
        assertThat(bench.queue.sent().stream().map(Sent::delay)).endsWith(Duration.ZERO);

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    private Optional<String> stored(String name) {
        return bench.posting(request)
                .state()
                .startedProgress()
                .flatMap(progress -> progress.checkpoint().get(name));
    }

    private static Outcome call(StepContext context) {
        context.http().send(PlatformCall.get("https://graph.example/", Map.of()));
        return new Outcome.Advance(context.checkpoint());
    }
}

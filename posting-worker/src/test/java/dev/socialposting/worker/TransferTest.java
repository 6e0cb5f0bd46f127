package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformCall.Body;
import dev.socialposting.platforms.http.PlatformCall.Method;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.publisher.RepeatableStep.Outcome;
import dev.socialposting.platforms.publisher.Step.Sends;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.uploads.model.Lease;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.StepName;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Sent;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Steps that send bytes run behind a queue of their own, with the time for it. */
class TransferTest {
    private final WorkerBench bench = new WorkerBench();
    private final UploadRequest request = anUploadRequest().to(INSTAGRAM).queued();

    @Test
    void aNudgeWhoseNextStepSendsBytesIsPassedOnAndNothingIsWritten() {
        bench.platform.sends.put("prepare", Sends.IN_PARTS);
        bench.accept(request);

        bench.invokeOnce();

        assertThat(bench.queue.size()).isZero();
        assertThat(bench.transferQueue.sent())
                .extracting(Sent::nudge)
                .containsExactly(bench.queue.sent().getFirst().nudge());
        assertThat(bench.store.stored(request.id())).isEqualTo(request);
        assertThat(bench.entries(request)).isEmpty();
    }

    @Test
    void ifItCannotBePassedOnItsMessageComesAgain() {
        bench.platform.sends.put("prepare", Sends.IN_PARTS);
        bench.accept(request);
        bench.transferQueue.breakDown();

        assertThat(bench.invokeOnce()).hasSize(1);

        assertThat(bench.queue.size()).isOne();
    }

    @Test
    void theTransferFunctionBringsItToItsEnd() {
        bench.platform.sends.put("prepare", Sends.IN_PARTS);
        bench.accept(request);

        bench.invokeOnce();
        bench.invokeTransferOnce();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.transferQueue.size()).isZero();
    }

    @Test
    void aTurnThatComesToSuchAStepHandsThePostingOver() {
        bench.platform.sends.put("await", Sends.AT_ONCE);
        bench.accept(request);

        bench.invokeOnce();

        assertThat(bench.posting(request).state()).isInstanceOfSatisfying(PostingState.Waiting.class, waiting -> {
            assertThat(waiting.waitingFor()).isEqualTo("a worker that sends the video");
            assertThat(waiting.progress().failedTries()).isZero();
        });
        bench.invokeTransferOnce();
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void aPublishStepThatSendsTheLastBytesIsNotMarkedBeforeItsWorkerHasIt() {
        bench.platform.sends.put("publish", Sends.IN_PARTS);
        bench.accept(request);

        bench.invokeOnce();

        assertThat(bench.platform.publishCalls).hasValue(0);
        assertThat(bench.posting(request)
                        .state()
                        .startedProgress()
                        .orElseThrow()
                        .mayHaveGoneOut())
                .isFalse();
        bench.invokeTransferOnce();
        assertThat(bench.platform.publishCalls).hasValue(1);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void whatWaitsForAStepWithoutBytesWaitsInTheUsualQueue() {
        bench.platform.sends.put("prepare", Sends.IN_PARTS);
        bench.platform.await.add(context ->
                new Outcome.Wait(context.clock().instant().plusSeconds(60), "the platform", context.checkpoint()));
        bench.accept(request);

        bench.invokeOnce();
        bench.invokeTransferOnce();

        assertThat(bench.transferQueue.size()).isZero();
        assertThat(bench.queue.size()).isOne();
    }

    @Test
    void theLeaseIsRenewedWhileBytesFlow() {
        List<Instant> leaseEnds = new ArrayList<>();
        sending(Sends.IN_PARTS, meanwhile -> {
            for (int minute = 0; minute < 10; minute++) {
                bench.clock.advance(Duration.ofSeconds(40));
                meanwhile.run();
                leaseEnds.add(((PostingState.Leased) bench.posting(request).state())
                        .lease()
                        .until());
                assertThat(leaseEnds.getLast()).isAfter(bench.clock.instant().plusSeconds(44));
            }
        });

        bench.invokeTransferOnce();

        assertThat(Duration.between(leaseEnds.getFirst(), leaseEnds.getLast())).isGreaterThan(Duration.ofMinutes(5));
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void whatCanGoOnIsCutAtTheEndOfTheRunAndGoesOnInTheNext() {
        sending(Sends.IN_PARTS, meanwhile -> {
            bench.clock.advance(Duration.ofMinutes(15));
            meanwhile.run();
        });

        bench.invokeTransferOnce();

        assertThat(bench.posting(request).state())
                .isInstanceOfSatisfying(
                        PostingState.Waiting.class,
                        waiting -> assertThat(waiting.progress().failedTries()).isZero());
        bench.http = _ -> new PlatformResponse(200, Map.of(), "{}");
        bench.invokeTransferOnce();
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void whatCannotGoOnFailsAndSaysSo() {
        sending(Sends.AT_ONCE, meanwhile -> {
            bench.clock.advance(Duration.ofMinutes(15));
            meanwhile.run();
        });

        bench.invokeTransferOnce();

        assertThat(bench.posting(request).state()).isInstanceOfSatisfying(PostingState.Failed.class, failed -> {
            assertThat(failed.error().code()).isEqualTo("video_too_large_to_send");
            assertThat(failed.error().explanation()).contains("within 15 minutes");
            assertThat(failed.deadLettered()).isEmpty();
        });
    }

    @Test
    void aTurnThatWasAsleepWhileItSentBytesSendsNoMoreOnceAnotherHasTheLease() {
        List<String> after = new ArrayList<>();
        sending(Sends.IN_PARTS, meanwhile -> {
            bench.clock.advance(Duration.ofMinutes(2));
            Instant now = bench.clock.instant();
            Lease others = new Lease("another", now.plusSeconds(90));
            bench.store.update(request, row -> row.lease(INSTAGRAM, others, new StepName("prepare"), now));
            meanwhile.run();
            after.add("went on");
        });

        bench.invokeTransferOnce();

        assertThat(after).isEmpty();
        assertThat(bench.posting(request).state())
                .isInstanceOfSatisfying(
                        PostingState.Leased.class,
                        leased -> assertThat(leased.lease().owner()).isEqualTo("another"));
        assertThat(bench.platform.publishCalls).hasValue(0);
    }

    /** What a platform does while it is sent bytes; it is given what is to be done meanwhile. */
    private interface Receiving {
        void receive(Runnable meanwhile);
    }

    /** The request's first step sends bytes to this; its nudge is in the transfer queue. */
    private void sending(Sends sends, Receiving receiving) {
        bench.platform.sends.put("prepare", sends);
        bench.platform.prepare.add(TransferTest::sent);
        bench.http = call -> {
            receiving.receive(((Body.Bytes) call.body()).meanwhile());
            return new PlatformResponse(200, Map.of(), "{}");
        };
        bench.accept(request);
        bench.invokeOnce();
    }

    private static Outcome sent(StepContext context) {
        context.http()
                .send(PlatformCall.of(Method.PUT, "https://upload.example/1")
                        .with("video/mp4", new Body.Bytes(1, InputStream::nullInputStream)));
        return new Outcome.Advance(context.checkpoint());
    }
}

package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.socialposting.environment.Environment;
import dev.socialposting.local.aws.template.Resolver;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.RepeatableStep.Outcome;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.PostingState.Waiting;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call begins only on a lease that lasts for it, and whoever sees to that comes to an end. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LeaseTimeTest {
    private static final List<Duration> DELAYS = List.of(Duration.ofSeconds(10));

    private final WorkerBench bench = new WorkerBench();
    private final ScriptedPlatform platform = bench.platform;
    private final AtomicInteger calls = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 30})
    void theShortestLeaseThatIsAllowedIsLongEnoughThoughEveryWriteTakesASecond(int callTimeout) {
        bench.settings = settings(callTimeout, callTimeout + 25);
        bench.writeTime = Duration.ofSeconds(1);
        UploadRequest request = everyStepCallsFor(Duration.ofSeconds(callTimeout));

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(calls).hasValue(4);
        assertThat(bench.store.writes()).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"30, 45", "30, 54", "5, 20", "1, 25"})
    void aLeaseWithoutTimeToRenewItIsRefusedAtTheStart(String callTimeout, String leaseTime) {
        Environment environment = new Environment(Map.of(
                "WORKER_LANE",
                "posting",
                "RETRY_DELAYS_SECONDS",
                "10",
                "PLATFORM_CALL_TIMEOUT_SECONDS",
                callTimeout,
                "LEASE_SECONDS",
                leaseTime));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkerSettings.from(environment))
                .withMessageContaining("LEASE_SECONDS is " + leaseTime)
                .withMessageContaining("must be at least " + (Integer.parseInt(callTimeout) + 25))
                .withMessageContaining("PLATFORM_CALL_TIMEOUT_SECONDS, which is " + callTimeout);
    }

    @ParameterizedTest
    @CsvSource({"PostingWorkerFunction, POSTING", "TransferFunction, TRANSFER"})
    void whatIsDeployedLeavesItsMargins(String function, Lane lane) {
        Template template = Template.find();
        Duration timeout = template.function(function).timeout();

        WorkerSettings deployed =
                WorkerSettings.from(new Environment(template.environment(function, Resolver.logicalIds())));

        assertThatNoException().isThrownBy(() -> deployed.stopBy(NOW, timeout));
        assertThat(deployed.lane()).isEqualTo(lane);
        assertThat(timeout).isEqualTo(lane.longestRun());
    }

    @Test
    void aTimeoutOfTheFunctionThatLeavesNoTimeForACallIsRefusedAndNothingIsTouched() {
        UploadRequest request = bench.accept(anUploadRequest().to(INSTAGRAM).queued());

        assertThatIllegalStateException()
                .isThrownBy(() -> bench.function().handleRequest(bench.event(bench.queue.receive()), new TestContext() {
                    @Override
                    public int getRemainingTimeInMillis() {
                        return 54_999;
                    }
                }))
                .withMessageContaining("the function's timeout leaves 54 s and must leave at least 55")
                .withMessageContaining("PLATFORM_CALL_TIMEOUT_SECONDS");
        assertThat(bench.store.stored(request.id())).isEqualTo(request);
    }

    @Test
    void aStoreThatWritesMoreSlowlyThanALeaseLastsMakesATurnEndWithoutACall() {
        UploadRequest request = everyStepCallsFor(Duration.ofSeconds(1));
        bench.writeTime = Duration.ofSeconds(50);

        List<String> failed = bench.invokeOnce();

        assertThat(failed).hasSize(1);
        assertThat(calls).hasValue(0);
        assertThat(bench.store.writes()).isLessThanOrEqualTo(6);
        assertThat(bench.posting(request).status()).isEqualTo(PostingStatus.PROCESSING);
    }

    @Test
    void aStoreThatCannotBeReachedInTheMiddleOfAStepUsesUpNoTry() {
        UploadRequest request = bench.accept(anUploadRequest().to(INSTAGRAM).queued());
        bench.http = _ -> answered();
        platform.prepare.add(context -> {
            bench.clock.advance(Duration.ofSeconds(60));
            bench.store.breakAfterNextWrite();
            return prepared(context);
        });

        bench.passUntil(NOW.plus(Duration.ofMinutes(10)));

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.codes(request)).doesNotContain(LogCode.RETRY_SCHEDULED, LogCode.FAILED);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aStepThatWantsToBeRunAgainAtOnceIsGivenASecond() {
        UploadRequest request = bench.accept(anUploadRequest().to(INSTAGRAM).queued());
        for (int i = 0; i < 20; i++) {
            platform.prepare.add(context -> new Outcome.Wait(Instant.EPOCH, "nothing", context.checkpoint()));
        }

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.clock.instant()).isEqualTo(NOW.plusSeconds(20));
    }

    @Test
    void aTurnThatHasNoTimeFromTheFirstLeavesTheNextOneInPeaceForAWhile() {
        UploadRequest request = bench.accept(anUploadRequest().to(INSTAGRAM).queued());

        bench.engine().handle(new ReceivedNudge(bench.nudge(request.id(), INSTAGRAM), 1, NOW.minusSeconds(1)));

        assertThat(((Waiting) bench.posting(request).state()).until()).isEqualTo(NOW.plusSeconds(15));
        assertThat(bench.queue.sent().stream().map(Sent::delay)).endsWith(Duration.ofSeconds(15));
    }

    @Test
    void aCallThatCouldOutlastEveryLeaseIsNotMade() {
        UploadRequest request = everyStepCallsFor(Duration.ofSeconds(1));
        platform.prepare.clear();
        platform.prepare.add(context -> {
            context.http()
                    .send(PlatformCall.get("https://graph.example/", Map.of()).within(bench.settings.leaseTime()));
            return new Outcome.Advance(context.checkpoint());
        });

        bench.invokeOnce();

        assertThat(calls).hasValue(0);
        assertThat(((Waiting) bench.posting(request).state())
                        .progress()
                        .lastError()
                        .orElseThrow()
                        .code())
                .isEqualTo("internal_error");
    }

    private UploadRequest everyStepCallsFor(Duration time) {
        bench.http = _ -> {
            bench.clock.advance(time);
            calls.incrementAndGet();
            return answered();
        };
        platform.prepare.add(LeaseTimeTest::prepared);
        platform.await.add(LeaseTimeTest::prepared);
        platform.publish.add(context -> {
            call(context);
            return new PublishStep.Outcome.Published(PublishedPost.ofMedia("media-1"));
        });
        platform.link.add(context -> {
            call(context);
            return PublishedPost.ofMedia("media-1");
        });
        return bench.accept(anUploadRequest().to(INSTAGRAM).queued());
    }

    private static Outcome prepared(StepContext context) {
        call(context);
        return new Outcome.Advance(context.checkpoint());
    }

    private static void call(StepContext context) {
        context.http().send(PlatformCall.get("https://graph.example/", Map.of()));
    }

    private static PlatformResponse answered() {
        return new PlatformResponse(200, Map.of(), "{}");
    }

    private static WorkerSettings settings(int callTimeout, int leaseTime) {
        return new WorkerSettings(Lane.POSTING, DELAYS, Duration.ofSeconds(callTimeout), Duration.ofSeconds(leaseTime));
    }
}

package dev.socialposting.platforms.publisher;

import static dev.socialposting.worker.PublisherBench.scenario;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformCall.Method;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.publisher.CrashTest.FlowUnderTest;
import dev.socialposting.worker.PublisherBench;
import dev.socialposting.worker.WatchedHttp.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A platform is out of order for ten minutes, from any of a post's calls on: the post goes out when that is over. */
final class OutageTest {
    private static final Duration OUTAGE = Duration.ofMinutes(10);

    /** More calls than any flow makes when nothing goes wrong. */
    private static final int CALLS = 12;

    private static final Mishap UNREACHABLE = Mishap.before(Mishap.CONNECTION_BREAKS);
    private static final Mishap OVERLOADED = Mishap.answered(
            false, _ -> new PlatformResponse(503, Map.of(), "<html><body>Service Unavailable</body></html>"));

    @ParameterizedTest
    @EnumSource
    void whatCannotBeReachedForTenMinutesFailsNoPost(FlowUnderTest flow) {
        fromAnyCallOn(flow, _ -> UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource
    void whatAnswersWithErrorsForTenMinutesFailsNoPost(FlowUnderTest flow) {
        fromAnyCallOn(flow, _ -> OVERLOADED);
    }

    /** What can be read shows at once that the publish call did nothing; it is not made three times within the outage. */
    @ParameterizedTest
    @EnumSource
    void whatCanOnlyBeReadForTenMinutesFailsNoPost(FlowUnderTest flow) {
        fromAnyCallOn(flow, call -> call.method() == Method.GET ? Mishap.NONE : OVERLOADED);
    }

    private static void fromAnyCallOn(FlowUnderTest flow, Function<PlatformCall, Mishap> outage) {
        try (PublisherBench bench = new PublisherBench()) {
            for (int first = 1; first <= CALLS; first++) {
                bench.http().meetsWith(new Outage(bench, first, outage));
                bench.run(flow.post(bench, scenario("happy-path"))).completed();
            }
        }
    }

    /** Begins with the n-th call. */
    private static final class Outage implements Function<PlatformCall, Mishap> {
        private final PublisherBench bench;
        private final Function<PlatformCall, Mishap> outage;
        private int callsBefore;
        private Instant until = Instant.MIN;

        Outage(PublisherBench bench, int first, Function<PlatformCall, Mishap> outage) {
            this.bench = bench;
            this.callsBefore = first - 1;
            this.outage = outage;
        }

        @Override
        public Mishap apply(PlatformCall call) {
            if (callsBefore > 0) {
                callsBefore--;
                return Mishap.NONE;
            }
            if (until.equals(Instant.MIN)) {
                until = bench.now().plus(OUTAGE);
            }
            return bench.now().isBefore(until) ? outage.apply(call) : Mishap.NONE;
        }
    }
}

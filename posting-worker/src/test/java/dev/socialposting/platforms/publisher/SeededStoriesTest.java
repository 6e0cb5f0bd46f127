package dev.socialposting.platforms.publisher;

import static dev.socialposting.worker.PublisherBench.scenario;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformCall.Method;
import dev.socialposting.platforms.publisher.CrashTest.FlowUnderTest;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.worker.PublisherBench;
import dev.socialposting.worker.WatchedHttp.Mishap;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stories made up from a seed: a flow, a scenario of the platform, and calls that meet with dead workers, broken connections, slow
 * answers, and workers that are held up until others have taken over, all while the platform's clock differs from ours.
 *
 * <p>{@code -Dstories=5000} tells more of them, {@code -Dstory=269} one again.
 */
final class SeededStoriesTest {
    private static final int BLOCK = 50;
    private static final List<String> READ_ERRORS = List.of(
            "\"code\":2", "\"code\":100,\"error_subcode\":33", "\"code\":80002", "\"code\":190,\"error_subcode\":463");

    static List<Block> blocks() {
        Integer one = Integer.getInteger("story");
        return one != null
                ? List.of(new Block(one, 1))
                : IntStream.range(0, Integer.getInteger("stories", 200) / BLOCK)
                        .mapToObj(block -> new Block(block * BLOCK, BLOCK))
                        .toList();
    }

    record Block(int first, int size) {}

    @ParameterizedTest
    @MethodSource("blocks")
    void everyStoryEndsTrueAndWithOnePostAtMost(Block block) {
        for (int seed = block.first(); seed < block.first() + block.size(); seed++) {
            try {
                tell(seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("story " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    private static void tell(long seed) {
        Random random = new Random(seed);
        FlowUnderTest flow = pick(random, List.of(FlowUnderTest.values()));
        ScenarioChoice trouble = pick(random, troubles(flow));
        Duration skew = Duration.ofSeconds(pick(random, List.of(0, 0, 1, 5, -1, -5)));
        int oneCallIn = pick(random, List.of(2, 4, 8, 16));
        try (PublisherBench bench = new PublisherBench(skew)) {
            bench.http().meetsWith(call -> random.nextInt(oneCallIn) == 0 ? mishap(random, call, bench) : Mishap.NONE);
            bench.run(flow.post(bench, trouble)).endedTrue();
        }
    }

    private static Mishap mishap(Random random, PlatformCall call, PublisherBench bench) {
        Duration time = Duration.ofSeconds(random.nextInt(600));
        return switch (random.nextInt(9)) {
            case 0 -> Mishap.before(Mishap.WORKER_DIES);
            case 1 -> Mishap.after(Mishap.WORKER_DIES);
            case 2 -> Mishap.before(Mishap.CONNECTION_BREAKS);
            case 3 -> Mishap.after(Mishap.CONNECTION_BREAKS);
            case 4 -> Mishap.before(() -> bench.othersGoOnFor(time));
            case 5 -> Mishap.after(() -> bench.othersGoOnFor(time));
            case 6 -> Mishap.after(() -> bench.pass(Duration.ofSeconds(random.nextInt(29))));
            case 7 -> Mishap.answered(502, "<html><body>Bad Gateway</body></html>");
            default ->
                Mishap.answered(500, error(call.method() == Method.GET ? pick(random, READ_ERRORS) : "\"code\":1"));
        };
    }

    private static String error(String code) {
        return "{\"error\":{\"message\":\"Something went wrong\",\"type\":\"OAuthException\"," + code + "}}";
    }

    private static List<ScenarioChoice> troubles(FlowUnderTest flow) {
        return Stream.concat(
                        flow.troubles().stream(),
                        switch (flow) {
                            case INSTAGRAM_LOGIN, INSTAGRAM_BY_FACEBOOK_LOGIN ->
                                Stream.of(
                                        scenario("container-unreadable").with("minutes", 2),
                                        scenario("container-unreadable").with("minutes", 600),
                                        scenario("container-expires")
                                                .with("lifetime_seconds", 30)
                                                .with("times", 3),
                                        scenario("publish-fails-once").with("times", 2));
                            case REEL, VIDEO ->
                                Stream.of(
                                        scenario("answer-lost-list-late").with("delay_seconds", 4000),
                                        scenario("same-description-twice").with("seconds_before", 5),
                                        scenario("publish-fails-once").with("times", 2),
                                        scenario("session-expired")
                                                .with("lifetime_seconds", 30)
                                                .with("times", 3));
                        })
                .toList();
    }

    private static <T> T pick(Random random, List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}

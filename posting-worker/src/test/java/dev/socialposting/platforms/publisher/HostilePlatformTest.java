package dev.socialposting.platforms.publisher;

import static dev.socialposting.worker.PublisherBench.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.socialposting.platforms.publisher.CrashTest.FlowUnderTest;
import dev.socialposting.secrets.DeployedLog;
import dev.socialposting.worker.PublisherBench;
import dev.socialposting.worker.PublisherBench.Post;
import dev.socialposting.worker.Story;
import dev.socialposting.worker.WatchedHttp.Mishap;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Whole posts, of every flow, to a platform that answers as {@link HostileAnswers} says, whether it does what it is asked or not: they
 * end in time, truly, with one post at most, with an error that a person can read, and without the token in any log. {@code -Dfuzz=20}
 * makes twenty times as many.
 */
final class HostilePlatformTest {
    /** Far beyond what a post takes under a clock that jumps: it only tells a hang. */
    private static final Duration HANG = Duration.ofMinutes(2);

    private static final Pattern INSIDES = Pattern.compile(
            "\\w+Exception: |java\\.(?:lang|util|io)|com\\.fasterxml|dev\\.socialposting|\\bat [a-z]+\\.[a-z]+\\.");

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyPostEndsTrueInTimeAndExplained(@ForAll long seed) {
        Random seeds = new Random(seed);
        for (int n = 0; n < Integer.getInteger("fuzz", 1); n++) {
            post(seeds.nextLong());
        }
    }

    private static void post(long seed) {
        Random random = new Random(seed);
        List<FlowUnderTest> flows = List.of(FlowUnderTest.values());
        FlowUnderTest flow = flows.get(random.nextInt(flows.size()));
        int oneCallIn = 1 + random.nextInt(6);
        try (DeployedLog operatorsLog = DeployedLog.listening();
                PublisherBench bench = new PublisherBench()) {
            Post post = flow.post(bench, scenario("happy-path"));
            bench.http()
                    .meetsWith(_ -> random.nextInt(oneCallIn) == 0
                            ? Mishap.answered(random.nextBoolean(), HostileAnswers.pick(random))
                            : Mishap.NONE);

            Story story = assertTimeoutPreemptively(HANG, () -> bench.run(post));

            story.endedTrue();
            assertThat(story.duration()).isLessThan(Duration.ofHours(25));
            assertThat(INSIDES.matcher(story.shown()).find()).as(story::shown).isFalse();
            assertThat(operatorsLog.text()).doesNotContain(post.account().accessToken());
            assertThat(operatorsLog.text()).contains("\"level\":\"INFO\"");
        }
    }
}

package dev.socialposting.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.simulation.Simulation.Outcome;
import dev.socialposting.uploads.model.PostingStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** {@code -Dseed=N} replays one seed and prints its events; {@code -Dseeds=N} runs more of them than usual. */
final class SimulationTest {
    private static final long SEEDS = Long.getLong("seeds", 20_000);
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    /** What was reached, and how fast. */
    private static final Path REPORT = Path.of("target", "simulation.txt");

    /** What a run of all seeds must have reached, so that the simulation cannot become empty without anybody noticing. */
    private static final List<String> EVENTS = List.of(
            "a post got no answer",
            "a key was used for another post",
            "a queue with messages was lost",
            "dead letters were redriven",
            "retry did something",
            "cancel did something",
            "verify did something",
            "resolve did something",
            "a post was rescheduled",
            "a person looked: it is there",
            "a person looked: it is not there");

    @Test
    void whateverGoesWrongNothingIsPostedTwiceLostOrUnexplained() throws IOException {
        Long one = Long.getLong("seed");
        if (one != null) {
            replay(one);
            return;
        }

        long start = System.nanoTime();
        Simulate.Result result = Simulate.seeds(1, SEEDS, THREADS, _ -> {});
        Files.writeString(REPORT, Simulate.report(result, 1, THREADS, start));

        assertThat(result.failed().map(Simulate.Failure::inWords)).isEmpty();
        assertThat(result.runs()).isEqualTo(SEEDS);
        if (SEEDS >= 20_000) {
            hasReachedEverything(result.tally());
        }
    }

    private static void replay(long seed) {
        Simulate.Failure replayed = Simulate.Failure.of(seed);
        System.out.println(replayed.inWords());
        assertThat(replayed.violations()).isEmpty();
    }

    private static void hasReachedEverything(Tally tally) {
        for (Operation operation : Operation.values()) {
            for (Faults.Kind kind : isUsed(operation) ? operation.faults : List.<Faults.Kind>of()) {
                assertThat(tally.faults(operation, kind))
                        .as("%s at %s", kind, operation)
                        .isPositive();
            }
        }
        assertThat(EVENTS)
                .allSatisfy(event -> assertThat(tally.events(event)).as(event).isGreaterThan(10));
        for (PostingStatus ending : List.of(
                PostingStatus.COMPLETED, PostingStatus.FAILED, PostingStatus.UNCONFIRMED, PostingStatus.CANCELLED)) {
            assertThat(tally.endings(ending)).as(ending.name()).isGreaterThan(500);
        }
    }

    /** Limits are counted only for platforms that name some. */
    private static boolean isUsed(Operation operation) {
        return switch (operation) {
            case LIMIT_READ, LIMIT_TAKE ->
                SocialPlatforms.standard().publishers().stream()
                        .flatMap(publisher -> publisher.flows().stream())
                        .flatMap(flow -> flow.steps())
                        .anyMatch(step -> !step.limits().isEmpty());
            default -> true;
        };
    }

    @Test
    void theSameSeedGivesTheSameEvents() {
        int events = 0;
        for (long seed : LongStream.rangeClosed(1, 50).toArray()) {
            Outcome first = Simulation.of(seed, Trace.readable());
            Outcome second = Simulation.of(seed, Trace.readable());

            assertThat(second.trace().lines()).isEqualTo(first.trace().lines());
            assertThat(second.trace().fingerprint()).isEqualTo(first.trace().fingerprint());
            assertThat(first.trace().lines()).isNotEmpty();
            events += first.trace().lines().size();
        }
        assertThat(events).isGreaterThan(5000);
    }

    /** What fails in one process has to fail in the one that replays it: nothing may depend on what a JVM makes up for itself. */
    @Test
    void anotherProcessComesToTheSameEvents() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlogback.configurationFile=simulation-logback.xml",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Simulate.class.getName(),
                        "--seeds",
                        "100")
                .redirectErrorStream(true)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(other.waitFor()).as(said).isZero();
        assertThat(said)
                .contains("100 seeds from 1, fingerprint %016x,"
                        .formatted(Simulate.seeds(1, 100, THREADS, _ -> {}).fingerprint()));
    }

    @Test
    void differentSeedsGiveDifferentEvents() {
        assertThat(LongStream.rangeClosed(1, 50)
                        .mapToObj(seed -> Simulation.of(seed, Trace.fingerprintOnly())
                                .trace()
                                .fingerprint())
                        .distinct())
                .hasSize(50);
    }
}

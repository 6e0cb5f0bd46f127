package dev.socialposting.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.TestCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Sessions of hostile calls, made up from {@code openapi.yaml}: whatever Alice sends, the answer is one that the contract announces,
 * is never a defect of ours, has nothing of Bob's and no secret, and leaves what is Bob's as it is.
 *
 * <p>A session is made from one number and names it when it fails: {@code -Dfuzz.session=<number>} plays it again, {@code
 * -Dfuzz=20} plays twenty times as many.
 */
class ApiFuzzTest {
    private static final int SESSIONS = 1000;
    private static final int CALLS_OF_A_SESSION = 55;

    /** Far beyond what any call takes: it only tells a hang. */
    private static final Duration HANG = Duration.ofSeconds(30);

    private static final AnswerCheck CHECK = new AnswerCheck();

    /** How often each operation was answered with each status. */
    private static final Map<String, Map<Integer, Integer>> COUNTS = new TreeMap<>();

    private static int calls;
    private static int soundCalls;
    private static boolean failed;

    @Property(tries = SESSIONS, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void whateverIsSentIsAnsweredAsTheContractSays(@ForAll long seed) {
        Long again = Long.getLong("fuzz.session");
        if (again != null) {
            if (calls == 0) {
                play(again);
            }
            return;
        }
        Random seeds = new Random(seed);
        for (int n = 0; n < Integer.getInteger("fuzz", 1); n++) {
            play(seeds.nextLong());
        }
    }

    /** That the calls are what they are meant to be: allowed ones are done, and every way to be refused is met. */
    @AfterContainer
    static void theCallsReachEverything() throws IOException {
        StringBuilder table = new StringBuilder("%d calls, %d of them as the contract allows, %d answers validated%n"
                .formatted(calls, soundCalls, CHECK.validated()));
        COUNTS.forEach((operation, counts) ->
                table.append(operation).append(' ').append(counts).append('\n'));
        Files.writeString(Path.of("target", "api-fuzz.txt"), table);

        if (!failed && Long.getLong("fuzz.session") == null) {
            assertThat(calls).isGreaterThanOrEqualTo(50_000);
            assertThat(soundCalls).isGreaterThan(calls / 5);
            assertThat(COUNTS).allSatisfy((operation, counts) -> {
                assertThat(sum(counts)).as(operation).isGreaterThan(500);
                assertThat(count(counts, 200, 300)).as("%s is done", operation).isPositive();
                assertThat(count(counts, 400, 500))
                        .as("%s is refused", operation)
                        .isGreaterThan(100);
            });
            assertThat(COUNTS.values().stream()
                            .mapToInt(counts -> count(counts, 200, 300))
                            .sum())
                    .as("calls that are done")
                    .isGreaterThan(calls / 5);
            for (int status : new int[] {200, 201, 202, 204, 400, 401, 404, 405, 409, 413, 415, 422}) {
                assertThat(COUNTS.values().stream()
                                .mapToInt(counts -> counts.getOrDefault(status, 0))
                                .sum())
                        .as("answers with %d", status)
                        .isGreaterThan(20);
            }
        }
    }

    private static void play(long seed) {
        Random random = new Random(seed);
        FuzzSession session = new FuzzSession(random);
        FuzzedCalls made = new FuzzedCalls(ApiBench.contract().api(), session, random);
        for (int n = 0; n < CALLS_OF_A_SESSION; n++) {
            FuzzedCall call = made.next();
            try {
                Answer answer = assertTimeoutPreemptively(
                        HANG, () -> session.api.handle(call.call().event()));
                count(call, answer);
                CHECK.check(call, answer, n);
                session.learnFrom(answer);
            } catch (AssertionError | RuntimeException failure) {
                failed = true;
                throw new AssertionError(
                        "-Dfuzz.session=%d, call %d: %s%n%s"
                                .formatted(seed, n, shown(call.call()), failure.getMessage()),
                        failure);
            }
        }
        session.assertBobIsUntouched();
    }

    private static void count(FuzzedCall call, Answer answer) {
        calls++;
        soundCalls += call.sound() ? 1 : 0;
        COUNTS.computeIfAbsent(call.name(), _ -> new TreeMap<>()).merge(answer.status(), 1, Integer::sum);
    }

    private static int count(Map<Integer, Integer> counts, int from, int to) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() >= from && entry.getKey() < to)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static int sum(Map<Integer, Integer> counts) {
        return count(counts, 0, 1000);
    }

    private static String shown(TestCall call) {
        String text = call.toString();
        return text.length() < 2000 ? text : text.substring(0, 2000) + "...";
    }
}

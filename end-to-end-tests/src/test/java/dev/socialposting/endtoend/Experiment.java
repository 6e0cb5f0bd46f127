package dev.socialposting.endtoend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** What the experiments have in common: each has a command, and a folder for its data that is gone in the end. */
final class Experiment {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Experiment() {}

    /** An experiment; answers whether all was as it should be, and prints what was found. */
    interface Body {
        boolean run(Options options, Path data) throws InterruptedException;
    }

    /** Runs an experiment as a command, and ends the process. */
    static void main(String name, Map<String, Long> usual, String[] arguments, Body body) throws InterruptedException {
        Options options;
        try {
            options = Options.of(usual, arguments);
        } catch (IllegalArgumentException misused) {
            System.err.println("bin/" + name + ": " + misused.getMessage());
            System.exit(MISUSED);
            return;
        }
        say(name + " " + options);
        Path data = folder(name);
        boolean passed;
        try {
            passed = body.run(options, data);
        } finally {
            delete(data);
        }
        say(passed ? "passed" : "FAILED");
        System.exit(passed ? 0 : FAILED);
    }

    /** Tells the person at the terminal. */
    static void say(String line) {
        System.out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + line);
    }

    /** Makes the simulated platforms answer slowly, and fail. */
    static void weather(RunningSystem system, int shortestMillis, int longestMillis, int failingPercent, long seed) {
        ObjectNode weather = Http.JSON.createObjectNode();
        weather.putArray("delay_ms").add(shortestMillis).add(longestMillis);
        weather.put("failing_percent", failingPercent).put("seed", seed);
        HttpResponse<String> answer = new Http()
                .put(system.simulator().resolve("/_simulator/weather"), "application/json", weather.toString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the weather was not changed: " + answer.body());
        }
    }

    private static Path folder(String name) {
        try {
            Path parent = Files.createDirectories(RunningSystem.repository().resolve(".local"));
            return Files.createTempDirectory(parent, name + "-");
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException inUse) {
            throw new UncheckedIOException(inUse);
        }
    }
}

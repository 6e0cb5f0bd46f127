package dev.socialposting.benchmarks.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code bin/run} in a process of its own, with empty data. */
final class RunningSystem implements AutoCloseable {
    private static final String BUILDING = "Building ...";
    private static final String READY = "Ready: ";

    private final Process process;
    private final List<String> output;
    private final Duration untilReady;

    private RunningSystem(Process process, List<String> output, Duration untilReady) {
        this.process = process;
        this.output = List.copyOf(output);
        this.untilReady = untilReady;
    }

    /** Starts it, and waits until it is ready. */
    static RunningSystem start(Path root, Path data, Ports ports) {
        ProcessBuilder builder = new ProcessBuilder(root.resolve("bin/run").toString(), "--fresh");
        builder.environment().putAll(ports.environment());
        builder.environment().put("LOCAL_DATA", data.toString());
        long start = System.nanoTime();
        try {
            Process process = builder.redirectErrorStream(true).start();
            List<String> output = untilReady(process);
            return new RunningSystem(process, output, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it prints, up to the line that says that it is ready. */
    private static List<String> untilReady(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        List<String> output = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.add(line);
            if (line.startsWith(READY)) {
                Thread.ofVirtual().start(() -> readToEnd(lines));
                return output;
            }
        }
        throw new IllegalStateException("bin/run has ended:\n" + String.join("\n", output));
    }

    /** So that the process is never held up by what nobody reads. */
    private static void readToEnd(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {
                // Not needed.
            }
        } catch (IOException ended) {
            // Closed because the process was ended; there is nothing more to read.
        }
    }

    /** Where its API is. */
    URI api() {
        return URI.create(output.getLast().substring(READY.length()));
    }

    /** Whether something was built before it started. */
    boolean wasBuilt() {
        return output.contains(BUILDING);
    }

    Duration untilReady() {
        return untilReady;
    }

    ResidentMemory memory() {
        return ResidentMemory.of(process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

package dev.socialposting.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A process of its own, and what it prints. */
final class LocalProcess implements AutoCloseable {
    private static final Duration TIME_TO_START = Duration.ofSeconds(90);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);

    private final Process process;
    private final Consumer<String> onLine;
    private final Thread reader;
    private final List<String> output = new ArrayList<>();
    private boolean ended;

    private LocalProcess(Process process, Consumer<String> onLine) {
        this.process = process;
        this.onLine = onLine;
        this.reader = Thread.ofVirtual().start(this::readOutput);
    }

    static LocalProcess launch(ProcessBuilder builder) {
        return launch(builder, _ -> {});
    }

    /** Starts without waiting; each line of the output is also given to {@code onLine}, in a thread of its own. */
    static LocalProcess launch(ProcessBuilder builder, Consumer<String> onLine) {
        try {
            return new LocalProcess(builder.redirectErrorStream(true).start(), onLine);
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /**
     * Waits for a line that begins so.
     *
     * @throws IllegalStateException with the output, if the process ends or time passes without it
     */
    void awaitLine(String beginning) {
        if (!awaitLine(line -> line.startsWith(beginning))) {
            throw new IllegalStateException(
                    "the process did not print \"" + beginning + "\":\n" + String.join("\n", output()));
        }
    }

    /** What the process has printed so far, line by line. */
    List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Lets it run for a while; answers whether it has ended by itself. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends SIGTERM and waits. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process did not stop on SIGTERM:\n" + String.join("\n", output()));
        }
        return process.exitValue();
    }

    /** Sends SIGKILL, and waits until the process is gone and all that it printed is read. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(TIME_TO_START.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process did not end by itself");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitLine(Predicate<String> wanted) {
        long end = System.nanoTime() + TIME_TO_START.toNanos();
        synchronized (output) {
            while (output.stream().noneMatch(wanted)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0 || ended) {
                    return false;
                }
                try {
                    output.wait(left);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }

    private void readOutput() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                onLine.accept(line);
                synchronized (output) {
                    output.add(line);
                    output.notifyAll();
                }
            }
        } catch (IOException closed) {
            synchronized (output) {
                output.add("(the output ended: " + closed.getMessage() + ")");
            }
        }
        synchronized (output) {
            ended = true;
            output.notifyAll();
        }
    }
}

package dev.socialposting.benchmarks.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A function in a JVM of its own, under AWS's runtime client. Closing ends the process.
 *
 * <p>Not for several threads.
 */
public final class FunctionProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Launch launch;
    private final RuntimeApi api;
    private final Path output;
    private final Process process;
    private final CompletableFuture<Boolean> end;
    private final long startedAt;
    private long preparedAt;
    private long readyAt;

    private FunctionProcess(Launch launch, InstantSource clock, Path output) {
        this.launch = launch;
        this.output = output;
        this.api = RuntimeApi.start(
                launch.function().logicalId(), launch.function().timeout(), clock, signals::add);
        this.startedAt = System.nanoTime();
        this.process = launch.start(api.address(), output);
        this.end = process.onExit().thenApply(ended -> signals.add(new Signal.Ended(ended.exitValue())));
    }

    /**
     * Starts a function and waits until it asks for its first event.
     *
     * @param scratch a directory that exists, for the file with its output
     * @throws FunctionFailedException if it does not come that far
     */
    public static FunctionProcess start(Launch launch, InstantSource clock, Path scratch) {
        try {
            Path output = Files.createTempFile(scratch, launch.function().logicalId(), ".log");
            FunctionProcess function = new FunctionProcess(launch, clock, output);
            function.becomeReady();
            return function;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An answer, and when it came.
     *
     * @param json as the function gave it
     * @param sinceStart from the start of the JVM
     * @param sinceReady from when the function was ready for its first event
     * @param processor how much time of processors the process has used until then, to a hundredth of a second
     */
    public record Answer(String json, Duration sinceStart, Duration sinceReady, Duration processor) {}

    /**
     * Sends an event and waits for the answer, and until the function waits for the next event.
     *
     * @throws FunctionFailedException if it reports an error instead, or ends
     */
    public Answer invoke(String event) {
        api.offer(event);
        if (!(next() instanceof Signal.Answered answered)) {
            throw failed("no answer came");
        }
        if (!(next() instanceof Signal.WantsEvent)) {
            throw failed("after its answer it does not ask for another event");
        }
        return new Answer(
                answered.json(),
                Duration.ofNanos(answered.nanoTime() - startedAt),
                Duration.ofNanos(answered.nanoTime() - readyAt),
                process.info().totalCpuDuration().orElse(Duration.ZERO));
    }

    /** From the start of the JVM until a snapshot could be taken; zero if none was asked for. */
    public Duration untilSnapshot() {
        return launch.snapshot() ? Duration.ofNanos(preparedAt - startedAt) : Duration.ZERO;
    }

    /** From the start of the JVM until the function was ready for its first event. */
    public Duration untilReady() {
        return Duration.ofNanos(readyAt - startedAt);
    }

    /** The names of the classes loaded until now, in their order; only if the launch has a file for them. */
    public List<String> loadedClasses() {
        try (var lines = Files.lines(launch.classLog().orElseThrow())) {
            return lines.map(line -> line.substring(0, Math.max(0, line.indexOf(' '))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the function has written, as it would go to CloudWatch. */
    public String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void becomeReady() {
        try {
            Signal signal = next();
            if (signal instanceof Signal.WantsRestore(long prepared)) {
                preparedAt = prepared;
                signal = next();
            }
            if (!(signal instanceof Signal.WantsEvent(long ready))) {
                throw failed("it is not ready for an event");
            }
            readyAt = ready;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Signal next() {
        try {
            Signal signal = signals.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return switch (signal) {
                case null -> throw failed("nothing came for " + PATIENCE.toSeconds() + " s");
                case Signal.Failed(String path, String error) -> throw failed(path + ": " + error);
                case Signal.Ended(int exitCode) -> throw failed("it ended with exit code " + exitCode);
                case Signal.Answered answered -> answered;
                case Signal.WantsEvent wants -> wants;
                case Signal.WantsRestore wants -> wants;
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("the wait for it was interrupted");
        }
    }

    private FunctionFailedException failed(String how) {
        return new FunctionFailedException(launch.function().logicalId() + ": " + how, output());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        end.join();
        api.close();
    }
}

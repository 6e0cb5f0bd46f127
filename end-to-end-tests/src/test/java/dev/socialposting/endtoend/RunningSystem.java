package dev.socialposting.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** {@code bin/run} as a process of its own, on free ports and with a data folder of its own. */
final class RunningSystem implements AutoCloseable {
    private static final Duration TIME_TO_START = Duration.ofSeconds(90);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);

    private final Process process;
    private final Ports ports;
    private final List<String> output = new ArrayList<>();
    private boolean ended;

    private RunningSystem(Process process, Ports ports) {
        this.process = process;
        this.ports = ports;
        Thread.ofVirtual().start(this::readOutput);
    }

    /** Starts the system that the build has just made, and waits until it says that it is ready. */
    static RunningSystem start(Path dataFolder) {
        return start(dataFolder, Ports.free(), Map.of());
    }

    static RunningSystem start(Path dataFolder, Ports ports, Map<String, String> environment) {
        RunningSystem system = launch(dataFolder, ports, environment);
        if (!system.awaitLine(line -> line.startsWith("Ready: "), TIME_TO_START)) {
            throw new IllegalStateException("the system did not become ready:\n" + String.join("\n", system.output()));
        }
        return system;
    }

    /** Starts the system without waiting for it. */
    static RunningSystem launch(Path dataFolder, Ports ports, Map<String, String> environment) {
        ProcessBuilder builder =
                new ProcessBuilder(repository().resolve("bin/run").toString(), "--no-build").redirectErrorStream(true);
        builder.environment().putAll(ports.environment());
        builder.environment().put("LOCAL_DATA", dataFolder.toString());
        builder.environment().putAll(environment);
        try {
            return new RunningSystem(builder.start(), ports);
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** The folder of the repository, from wherever in it the tests run. */
    static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("template.yaml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside the repository");
            }
        }
        return folder;
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + ports.gateway());
    }

    URI simulator() {
        return URI.create("http://127.0.0.1:" + ports.simulator());
    }

    URI sqs() {
        return URI.create("http://127.0.0.1:" + ports.sqs());
    }

    /** What the process has printed so far, line by line. */
    List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    /** Sends SIGTERM and waits. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the system did not stop on SIGTERM:\n" + String.join("\n", output()));
        }
        return process.exitValue();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(TIME_TO_START.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the system did not end by itself");
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

    private boolean awaitLine(Predicate<String> wanted, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
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
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
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

    /** Where the parts of the system listen. */
    record Ports(int gateway, int simulator, int dynamoDb, int sqs, int kms) {
        static Ports free() {
            List<ServerSocket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < 5; i++) {
                    sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                }
                List<Integer> ports =
                        sockets.stream().map(ServerSocket::getLocalPort).toList();
                for (ServerSocket socket : sockets) {
                    socket.close();
                }
                return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4));
            } catch (IOException noPort) {
                throw new UncheckedIOException(noPort);
            }
        }

        Map<String, String> environment() {
            return Map.of(
                    "PORT", String.valueOf(gateway),
                    "SIMULATOR_PORT", String.valueOf(simulator),
                    "DYNAMODB_PORT", String.valueOf(dynamoDb),
                    "SQS_PORT", String.valueOf(sqs),
                    "KMS_PORT", String.valueOf(kms));
        }
    }
}

package dev.socialposting.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code bin/run} as a process of its own, on free ports and with a data folder of its own. */
final class RunningSystem implements AutoCloseable {
    /** A system without the worker, which then has a process of its own. */
    static final List<String> WITHOUT_WORKER = List.of("--without", "PostingWorkerFunction");

    /** A system whose users sign in. */
    static final List<String> WITH_LOGIN = List.of("--login");

    /** The worker alone, for a system that runs already. */
    static final List<String> ONLY_WORKER = List.of("--only", "PostingWorkerFunction");

    private final LocalProcess process;
    private final Ports ports;
    private final URI simulator;

    private RunningSystem(LocalProcess process, Ports ports, URI simulator) {
        this.process = process;
        this.ports = ports;
        this.simulator = simulator;
    }

    /** Starts the system that the build has just made, and waits until it says that it is ready. */
    static RunningSystem start(Path dataFolder) {
        return start(dataFolder, Ports.free(), Map.of());
    }

    static RunningSystem start(Path dataFolder, Ports ports, Map<String, String> environment) {
        return start(dataFolder, ports, environment, List.of());
    }

    static RunningSystem start(Path dataFolder, Ports ports, Map<String, String> environment, List<String> arguments) {
        RunningSystem system = launch(dataFolder, ports, environment, arguments);
        system.process.awaitLine("Ready: ");
        return system;
    }

    /** Starts the system without waiting for it. */
    static RunningSystem launch(Path dataFolder, Ports ports, Map<String, String> environment) {
        return launch(dataFolder, ports, environment, List.of());
    }

    private static RunningSystem launch(
            Path dataFolder, Ports ports, Map<String, String> environment, List<String> arguments) {
        ProcessBuilder builder = command(arguments);
        builder.environment().putAll(ports.environment());
        builder.environment().put("LOCAL_DATA", dataFolder.toString());
        builder.environment().putAll(environment);
        URI simulator = URI.create(
                Optional.ofNullable(environment.get("SIMULATOR_URL")).orElse("http://127.0.0.1:" + ports.simulator()));
        return new RunningSystem(LocalProcess.launch(builder), ports, simulator);
    }

    /** {@code bin/run} as it was built last. */
    static ProcessBuilder command(List<String> arguments) {
        return new ProcessBuilder(
                Stream.concat(Stream.of(repository().resolve("bin/run").toString(), "--no-build"), arguments.stream())
                        .toList());
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
        return simulator;
    }

    URI sqs() {
        return URI.create("http://127.0.0.1:" + ports.sqs());
    }

    /** What leads another process to this system's servers. */
    Map<String, String> servers() {
        Map<String, String> servers = new LinkedHashMap<>();
        servers.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + ports.dynamoDb());
        servers.put("AWS_ENDPOINT_URL_SQS", sqs().toString());
        servers.put("AWS_ENDPOINT_URL_KMS", "http://127.0.0.1:" + ports.kms());
        servers.put("SIMULATOR_URL", simulator.toString());
        return servers;
    }

    /** What the process has printed so far, line by line. */
    List<String> output() {
        return process.output();
    }

    long pid() {
        return process.pid();
    }

    /** Lets it run for a while; answers whether it has ended by itself. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.endsWithin(time);
    }

    /** Sends SIGTERM and waits. */
    int stop() throws InterruptedException {
        return process.stop();
    }

    /** Sends SIGKILL and waits. */
    void kill() throws InterruptedException {
        process.kill();
    }

    int awaitExit() throws InterruptedException {
        return process.awaitExit();
    }

    @Override
    public void close() {
        process.close();
    }

    /** Where the parts of the system listen. */
    record Ports(int gateway, int simulator, int dynamoDb, int sqs, int kms, int signIn) {
        static Ports free() {
            List<ServerSocket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < 6; i++) {
                    sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                }
                List<Integer> ports =
                        sockets.stream().map(ServerSocket::getLocalPort).toList();
                for (ServerSocket socket : sockets) {
                    socket.close();
                }
                return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), ports.get(5));
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
                    "KMS_PORT", String.valueOf(kms),
                    "SIGN_IN_PORT", String.valueOf(signIn));
        }
    }
}

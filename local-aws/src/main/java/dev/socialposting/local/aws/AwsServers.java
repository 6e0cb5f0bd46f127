package dev.socialposting.local.aws;

import dev.socialposting.local.aws.server.EmbeddedDynamoDb;
import dev.socialposting.local.aws.server.EmbeddedServer;
import dev.socialposting.local.aws.server.EmbeddedSqs;
import dev.socialposting.local.aws.server.GuardedSqs;
import dev.socialposting.local.aws.server.LocalKms;
import dev.socialposting.local.aws.server.SiteGuard;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * DynamoDB, SQS and KMS: each embedded here, or, where the environment names an endpoint for it (LocalStack, say), that one.
 *
 * <p>Closing stops what was started here.
 */
public final class AwsServers implements AutoCloseable {

    private final Map<String, String> environment;
    private final Map<AwsService, URI> endpoints = new EnumMap<>(AwsService.class);
    private final Deque<EmbeddedServer> started = new ArrayDeque<>();
    private Optional<UUID> embeddedKey = Optional.empty();

    private AwsServers(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The ports of the embedded servers; 0 takes a free one. */
    public record Ports(int dynamoDb, int sqs, int kms) {

        public static Ports free() {
            return new Ports(0, 0, 0);
        }
    }

    /** Starts servers on free ports whose data ends with them. */
    public static AwsServers inMemory(Map<String, String> environment) {
        return start(Optional.empty(), Ports.free(), environment);
    }

    /**
     * Starts servers that keep tables and key in a directory; queues are always empty at the start.
     *
     * @throws dev.socialposting.local.aws.server.PortTakenException if something else listens on one of the ports
     */
    public static AwsServers in(Path directory, Ports ports, Map<String, String> environment) {
        return start(Optional.of(directory), ports, environment);
    }

    private static AwsServers start(Optional<Path> directory, Ports ports, Map<String, String> environment) {
        AwsServers servers = new AwsServers(environment);
        SiteGuard guard = SiteGuard.of(environment);
        try {
            servers.provide(Map.of(
                    AwsService.KMS, () -> kms(directory, ports.kms(), guard),
                    AwsService.SQS, () -> sqs(directory, ports.sqs(), guard),
                    AwsService.DYNAMODB, () -> dynamoDb(directory, ports.dynamoDb(), guard)));
            return servers;
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    /** Starts those that are to be embedded, all at once: each takes a while, mostly on one processor. */
    private void provide(Map<AwsService, Supplier<EmbeddedServer>> embedded) {
        Map<AwsService, Future<EmbeddedServer>> starts = new EnumMap<>(AwsService.class);
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread::new)) {
            embedded.forEach((service, start) -> service.endpointIn(environment)
                    .ifPresentOrElse(
                            endpoint -> endpoints.put(service, endpoint),
                            () -> starts.put(service, threads.submit(start::get))));
        }
        starts.forEach((service, start) -> {
            if (start.state() == Future.State.SUCCESS) {
                started(service, start.resultNow());
            }
        });
        starts.values().forEach(AwsServers::requireStarted);
    }

    private void started(AwsService service, EmbeddedServer server) {
        started.push(server);
        endpoints.put(service, server.endpoint());
        if (server instanceof LocalKms kms) {
            embeddedKey = Optional.of(kms.keyId());
        }
    }

    private static void requireStarted(Future<EmbeddedServer> start) {
        if (start.state() == Future.State.FAILED) {
            throw start.exceptionNow() instanceof RuntimeException why
                    ? why
                    : new IllegalStateException("a server did not start", start.exceptionNow());
        }
    }

    private static EmbeddedServer kms(Optional<Path> directory, int port, SiteGuard guard) {
        return directory
                .map(kept -> LocalKms.withKeyFile(kept.resolve("kms.key"), port, guard))
                .orElseGet(() -> LocalKms.inMemory(port, guard));
    }

    /** Without the way through the guard where no browser is, in tests. */
    private static EmbeddedServer sqs(Optional<Path> directory, int port, SiteGuard guard) {
        return directory.isPresent() ? GuardedSqs.start(port, guard) : EmbeddedSqs.start(port);
    }

    private static EmbeddedServer dynamoDb(Optional<Path> directory, int port, SiteGuard guard) {
        return directory
                .map(kept -> EmbeddedDynamoDb.in(kept.resolve("dynamodb"), port, guard))
                .orElseGet(() -> EmbeddedDynamoDb.inMemory(port, guard));
    }

    public URI endpoint(AwsService service) {
        URI endpoint = endpoints.get(service);
        if (endpoint == null) {
            throw new IllegalStateException(service + " has no endpoint");
        }
        return endpoint;
    }

    /** The id of the embedded KMS's only key; empty if KMS is somewhere else. */
    public Optional<UUID> embeddedKey() {
        return embeddedKey;
    }

    /**
     * What points an AWS SDK here: endpoints, region and credentials, under the SDK's own variable names.
     *
     * <p>Region and credentials are the environment's where it has them.
     */
    public Map<String, String> sdkEnvironment() {
        Map<String, String> variables = new LinkedHashMap<>(regionAndCredentials(environment));
        endpoints.forEach((service, endpoint) -> variables.put(service.endpointVariable(), endpoint.toString()));
        return variables;
    }

    /** Region and credentials for such servers, under the SDK's own variable names: the environment's where it has them. */
    public static Map<String, String> regionAndCredentials(Map<String, String> environment) {
        return Map.of(
                "AWS_REGION", environment.getOrDefault("AWS_REGION", "us-east-1"),
                "AWS_ACCESS_KEY_ID", environment.getOrDefault("AWS_ACCESS_KEY_ID", "local"),
                "AWS_SECRET_ACCESS_KEY", environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "local"));
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }
}

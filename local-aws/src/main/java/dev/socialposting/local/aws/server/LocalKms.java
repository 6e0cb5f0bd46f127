package dev.socialposting.local.aws.server;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A small KMS: {@code Encrypt}, {@code Decrypt}, {@code GenerateDataKey} and {@code DescribeKey} of its JSON 1.1 protocol, under one
 * symmetric key.
 *
 * <p>Answers and errors have KMS's shape, so that its SDK throws what it throws on AWS. Requests are not authenticated: it
 * listens on loopback only and is meant for one person's machine. Source: AWS KMS API reference, actions of
 * these names.
 */
public final class LocalKms implements EmbeddedServer {

    private static final String SERVICE = "KMS";
    private static final String TARGET_PREFIX = "TrentService.";
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final JsonMapper json = new JsonMapper();
    private final SymmetricKey key;
    private final KmsOperations operations;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LocalKms(SymmetricKey key, HttpServer server) {
        this.key = key;
        this.operations = new KmsOperations(json, key);
        this.server = server;
    }

    /** Starts with a key that ends with the process; port 0 takes a free one. */
    public static LocalKms inMemory(int port, SiteGuard guard) {
        return start(SymmetricKey.generate(), port, guard);
    }

    /**
     * Starts with the key kept in a file, which is made, readable by its owner only, if it is not there; port 0 takes a
     * free one.
     */
    public static LocalKms withKeyFile(Path file, int port, SiteGuard guard) {
        return start(KeyFile.readOrCreate(file), port, guard);
    }

    private static LocalKms start(SymmetricKey key, int port, SiteGuard guard) {
        LocalKms kms = new LocalKms(key, Loopback.listen(SERVICE, port));
        kms.server.setExecutor(kms.threads);
        kms.server.createContext("/", kms::answer).getFilters().add(new GuardFilter(guard));
        kms.server.start();
        return kms;
    }

    /** The id of the one key; requests may name it by ARN or {@code alias/local-...} as well. */
    public UUID keyId() {
        return key.id();
    }

    @Override
    public URI endpoint() {
        return Loopback.endpoint(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
            try {
                send(exchange, 200, operations.run(operation(target), parsed(body)));
            } catch (KmsFault fault) {
                ObjectNode error = json.createObjectNode();
                error.put("__type", fault.type());
                error.put("message", fault.getMessage());
                send(exchange, 400, error);
            }
        }
    }

    private static String operation(@Nullable String target) {
        if (target == null || !target.startsWith(TARGET_PREFIX)) {
            throw new KmsFault("UnknownOperationException", "no operation named by X-Amz-Target");
        }
        return target.substring(TARGET_PREFIX.length());
    }

    private JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new KmsFault("SerializationException", "the body is not JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
        byte[] bytes = json.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}

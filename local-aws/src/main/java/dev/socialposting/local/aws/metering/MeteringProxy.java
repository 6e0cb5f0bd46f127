package dev.socialposting.local.aws.metering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.socialposting.local.aws.server.Loopback;
import dev.socialposting.local.aws.server.Passage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before DynamoDB or SQS, has DynamoDB say what each call costs, and remembers what has passed. */
public final class MeteringProxy implements AutoCloseable {
    private static final String OPERATION = "X-Amz-Target";
    private static final String UNITS = "CapacityUnits";
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<MeteredCall> calls = new CopyOnWriteArrayList<>();
    private final URI behind;
    private final HttpServer server;

    private MeteringProxy(URI behind, HttpServer server) {
        this.behind = behind;
        this.server = server;
    }

    /** Starts on a free port, before the server that listens there. */
    public static MeteringProxy before(URI behind) throws IOException {
        MeteringProxy proxy = new MeteringProxy(behind, HttpServer.create(Loopback.address(0), 0));
        proxy.server.setExecutor(proxy.threads);
        proxy.server.createContext("/", proxy::pass);
        proxy.server.start();
        return proxy;
    }

    /**
     * A call that was answered.
     *
     * @param operation such as {@code GetItem}
     * @param index of the table, if it asked one; otherwise empty
     * @param sortKey of the item that was put; empty if the call put none, or several
     * @param units of capacity, as DynamoDB told; 0 of SQS
     * @param indexUnits which of them were for indexes, by name; empty of SQS
     * @param messages received; 0 for anything but a receive that brought some
     */
    public record MeteredCall(
            String operation,
            String index,
            String sortKey,
            double units,
            Map<String, Double> indexUnits,
            int messages) {}

    public URI endpoint() {
        return Loopback.endpoint(server.getAddress().getPort());
    }

    /** All calls so far, in the order of their answers. */
    public List<MeteredCall> calls() {
        return List.copyOf(calls);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String operation = exchange.getRequestHeaders().getFirst(OPERATION);
            String name = operation.substring(operation.indexOf('.') + 1);
            ObjectNode asked = (ObjectNode) json.readTree(exchange.getRequestBody());
            if (operation.startsWith("DynamoDB")) {
                asked.put("ReturnConsumedCapacity", "INDEXES");
            }
            HttpResponse<byte[]> answer = client.send(
                    Passage.request(exchange, behind, json.writeValueAsBytes(asked)),
                    HttpResponse.BodyHandlers.ofByteArray());
            remember(name, asked, json.readTree(answer.body()));
            Passage.answer(exchange, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(String operation, JsonNode asked, JsonNode answer) {
        JsonNode told = answer.path("ConsumedCapacity");
        List<JsonNode> ofTables = new ArrayList<>();
        if (told.isArray()) {
            told.forEach(ofTables::add);
        } else {
            ofTables.add(told);
        }
        Map<String, Double> indexUnits = new TreeMap<>();
        ofTables.forEach(table -> table.path("GlobalSecondaryIndexes")
                .properties()
                .forEach(index -> indexUnits.merge(
                        index.getKey(), index.getValue().path(UNITS).asDouble(), Double::sum)));
        calls.add(new MeteredCall(
                operation,
                asked.path("IndexName").asText(""),
                asked.path("Item").path("item").path("S").asText(""),
                ofTables.stream()
                        .mapToDouble(table -> table.path(UNITS).asDouble())
                        .sum(),
                indexUnits,
                answer.path("Messages").size()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}

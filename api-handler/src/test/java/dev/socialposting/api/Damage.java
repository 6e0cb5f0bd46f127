package dev.socialposting.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.JsonBody;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What can be wrong with a call: its JSON, its text, its bytes, its headers, its query, its path, and who sends it. */
final class Damage {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXT_DAMAGE = List.of(
            "", "\"", "{", "}", "[", "]", ",", ":", "\\", "\u0000", "null", "1e999", "\\ud800", "\uFEFF", "/*x*/",
            "NaN", "\uD83C", "\\u0000");
    private static final List<String> CONTENT_TYPES = List.of(
            "",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "application/json;".repeat(500),
            "APPLICATION/JSON ; charset=\"UTF-8\"",
            "application/problem+json",
            "\u0000",
            "*/*",
            "é");
    private static final List<String> QUERIES = List.of(
            "&",
            "=",
            "%",
            "%zz",
            "%00",
            "%c3%28",
            "a=b=c",
            "limit=1&limit=2",
            "limit=",
            "limit=-1",
            "limit=1e3",
            "limit=99999999999999999999",
            "limit=٣",
            "cursor=%F0%9F%8E%AC",
            "after=====",
            "cursor=AAAA",
            "include=logs,logs",
            "include[]=logs",
            "level=INFO,,ERROR",
            "level=info",
            "status=QUEUED",
            "access_token=x",
            "%6Cimit=5",
            "limit=+5",
            "destination=instagram:",
            "platform=%00",
            "&&&&",
            "?",
            "#x",
            "x".repeat(9000));
    private static final List<String> PATH_DAMAGE = List.of(
            "%",
            "%00",
            "%2F",
            "%2e%2e",
            "..",
            "//",
            "/",
            ";x=1",
            "%F0%9F%8E%AC",
            "%c3%28",
            " ",
            "\\",
            "*",
            "{request_id}",
            "\u0000",
            "é",
            "'",
            "0".repeat(3000));
    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "OPTIONS",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "TRACE",
            "CONNECT",
            "BREW",
            "",
            "get",
            "p\u00F6st");

    private final Random random;
    private final SchemaValues values;
    private final FuzzSession session;

    Damage(Random random, SchemaValues values, FuzzSession session) {
        this.random = random;
        this.values = values;
        this.session = session;
    }

    /** The call with something wrong. */
    FuzzedCall done(FuzzedCall made, Optional<JsonNode> body) {
        return switch (random.nextInt(body.isPresent() ? 14 : 7)) {
            case 0 -> made.changed(made.call().byNobody());
            case 1 -> made.changed(withQuery(made.call(), pick(QUERIES)));
            case 2 ->
                made.ledAstray(withPath(made.call(), damagedPath(made.call().path())));
            case 3 -> made.ledAstray(withPath(made.call(), foreignPath(made)));
            case 4 -> made.ledAstray(withMethod(made.call(), pick(METHODS)));
            case 5 -> made.changed(withOddHeaders(made.call()));
            case 6 ->
                made.changed(
                        body.isPresent() ? made.call().body("") : made.call().body(anything()));
            case 7 -> made.changed(made.call().with("content-type", pick(CONTENT_TYPES)));
            case 8 -> made.changed(oddBytes(made.call()));
            case 9, 10 -> made.changed(made.call().json(damagedText(made.call().body())));
            default -> made.changed(made.call().json(mutated(body.orElseThrow()).toString()));
        };
    }

    /** The value with one of its members, or itself, at a bound of its schema or beyond it. */
    JsonNode atABound(JsonNode value, Schema<?> given) {
        Schema<?> schema = values.resolved(given);
        Map<String, Schema<?>> properties = SchemaValues.properties(schema);
        if (value instanceof ObjectNode object && !properties.isEmpty()) {
            String name = pick(List.copyOf(properties.keySet()));
            Schema<?> property = Optional.ofNullable(properties.get(name)).orElseThrow();
            object.set(name, values.atABound(property));
            return object;
        }
        return values.atABound(schema);
    }

    JsonNode atABound(Schema<?> schema) {
        return values.atABound(schema);
    }

    private JsonNode mutated(JsonNode body) {
        JsonNode changed = body.deepCopy();
        List<JsonNode> inner = new ArrayList<>();
        collect(changed, inner);
        switch (pick(inner)) {
            case ObjectNode object -> mutate(object);
            case ArrayNode array -> mutate(array);
            case JsonNode _ -> {
                return oddValue();
            }
        }
        return changed;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (containers.isEmpty() || node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> {
                if (child.isContainerNode()) {
                    collect(child, containers);
                }
            });
        }
    }

    private void mutate(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "x" : pick(names);
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 ->
                object.set(
                        pick(List.of("x", "", "\u0000", name.toUpperCase(Locale.ROOT), "~/" + name, "n".repeat(2000))),
                        oddValue());
            case 2 -> object.set(session.foreign(), oddValue());
            default -> object.set(name, oddValue());
        }
    }

    private void mutate(ArrayNode array) {
        switch (random.nextInt(4)) {
            case 0 -> array.removeAll();
            case 1 -> {
                for (int i = pick(List.of(1, 25, 26, 300)); i > 0; i--) {
                    array.add(array.isEmpty() ? oddValue() : array.get(0).deepCopy());
                }
            }
            case 2 -> array.add(session.foreign());
            default -> array.add(oddValue());
        }
    }

    private JsonNode oddValue() {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(pick(List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE)));
            case 3 -> NODES.numberNode(BigInteger.TEN.pow(1 + random.nextInt(900)));
            case 4 -> NODES.numberNode(pick(List.of(1.5, -0.0, 1e300, 1e-300)));
            case 5 -> NODES.textNode("");
            case 6 -> NODES.textNode("x".repeat(pick(List.of(1, 256, 2049, 5000, 100_000))));
            case 7 -> NODES.textNode(session.foreign());
            case 8 -> NODES.arrayNode().add(NODES.nullNode());
            case 9 -> NODES.objectNode();
            case 10 -> deep(pick(List.of(3, 14, 17, 500)));
            default -> NODES.textNode(pick(TEXT_DAMAGE));
        };
    }

    private JsonNode deep(int levels) {
        JsonNode node = NODES.textNode("bottom");
        for (int i = 0; i < levels; i++) {
            node = random.nextBoolean()
                    ? NODES.arrayNode().add(node)
                    : NODES.objectNode().set("x", node);
        }
        return node;
    }

    private String damagedText(String json) {
        int at = random.nextInt(json.length());
        return switch (random.nextInt(7)) {
            case 0 -> json.substring(0, at);
            case 1 -> json + pick(List.of("{}", "]", "x", "\u0000", " ".repeat(1000), json));
            case 2 -> json.replaceFirst("\\{", "{" + twice(json));
            case 3 -> pick(List.of("[", "{\"x\":", "[{\"x\":")).repeat(pick(List.of(20, 1000, 50_000)));
            case 4 -> "{\"caption\":\"" + "x".repeat(JsonBody.MAX_BYTES + random.nextInt(3)) + "\"}";
            case 5 -> "{\"x\":" + "9".repeat(pick(List.of(19, 20, 999, 1001, 50_000))) + "}";
            default ->
                json.substring(0, at)
                        + pick(TEXT_DAMAGE)
                        + json.substring(Math.min(json.length(), at + random.nextInt(3)));
        };
    }

    /** The first member of an object, once more. */
    private static String twice(String json) {
        int end = json.indexOf("\":");
        return end < 0 ? "\"x\":1,\"x\":2," : json.substring(json.indexOf('"'), end) + "\":null,";
    }

    private TestCall oddBytes(TestCall call) {
        byte[] bytes = call.body().getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(5)) {
            case 0 -> call.bytes(bytes);
            case 1 -> call.bytes(call.body().getBytes(StandardCharsets.UTF_16));
            case 2 -> call.bytes(Arrays.copyOf(bytes, bytes.length / 2));
            case 3 -> {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                yield call.bytes(bytes);
            }
            // Said to be Base64, and is none.
            default ->
                new TestCall(
                        call.method(), call.path(), call.query(), call.headers(), call.body(), true, call.caller());
        };
    }

    private TestCall withOddHeaders(TestCall call) {
        String name = pick(List.of(
                "Idempotency-Key",
                "idempotency-key",
                "Content-Length",
                "Accept",
                "X-Dev-User",
                "X-Forwarded-For",
                "Authorization",
                "",
                "\u0000",
                "Ä"));
        String value = pick(List.of(
                "",
                " ",
                "bob",
                "same key",
                "\u0000",
                "é",
                "a\r\nX-Injected: 1",
                "k".repeat(255),
                "k".repeat(256),
                "x".repeat(20_000),
                "1,2",
                "k"));
        return call.with(name, value);
    }

    private String damagedPath(String path) {
        int at = 1 + random.nextInt(path.length());
        return path.substring(0, at) + pick(PATH_DAMAGE) + path.substring(random.nextBoolean() ? at : path.length());
    }

    private String foreignPath(FuzzedCall made) {
        return made.path().replaceAll("\\{[^}]*}", session.foreign());
    }

    private String anything() {
        return pick(List.of("{}", "[]", "x", "\u0000", "{\"caption\":1}", "x".repeat(JsonBody.MAX_BYTES + 1)));
    }

    private static TestCall withQuery(TestCall call, String more) {
        String query = call.query().isEmpty() ? more : call.query() + "&" + more;
        return new TestCall(
                call.method(), call.path(), query, call.headers(), call.body(), call.isBase64(), call.caller());
    }

    private static TestCall withPath(TestCall call, String path) {
        return new TestCall(
                call.method(), path, call.query(), call.headers(), call.body(), call.isBase64(), call.caller());
    }

    private static TestCall withMethod(TestCall call, String method) {
        return new TestCall(
                method, call.path(), call.query(), call.headers(), call.body(), call.isBase64(), call.caller());
    }

    private <T> T pick(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}

package dev.socialposting.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.api.http.JsonBody;
import io.swagger.v3.oas.models.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What can be wrong with a call: its body, its headers, its query, its path, and who sends it. */
final class Damage {
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
    private final JsonDamage json;

    Damage(Random random, SchemaValues values, FuzzSession session) {
        this.random = random;
        this.values = values;
        this.session = session;
        this.json = new JsonDamage(random, session);
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
            case 9, 10 ->
                made.changed(made.call().json(json.damagedText(made.call().body())));
            default ->
                made.changed(made.call().json(json.mutated(body.orElseThrow()).toString()));
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

package dev.socialposting.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.JsonBody;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What can be wrong with JSON: what it says, and how it is written. */
final class JsonDamage {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXT_DAMAGE = List.of(
            "", "\"", "{", "}", "[", "]", ",", ":", "\\", "\u0000", "null", "1e999", "\\ud800", "\uFEFF", "/*x*/",
            "NaN", "\uD83C", "\\u0000");

    private final Random random;
    private final FuzzSession session;

    JsonDamage(Random random, FuzzSession session) {
        this.random = random;
        this.session = session;
    }

    /** The value with one thing in it, at whatever depth, missing, added or replaced. */
    JsonNode mutated(JsonNode body) {
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

    /** The text of an object as no writer of JSON would leave it. */
    String damagedText(String json) {
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

    private <T> T pick(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}

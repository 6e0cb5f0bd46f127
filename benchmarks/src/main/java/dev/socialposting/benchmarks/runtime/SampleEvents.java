package dev.socialposting.benchmarks.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.simulator.SeededAccounts;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.uploads.model.Destination;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The files of {@code events/}, and events made from them. */
public final class SampleEvents {
    private static final Path FOLDER = Template.findFile().resolveSibling("events");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ACCOUNTS = "api-list-accounts.json";
    private static final String POST = "api-create-post.json";
    private static final String NUDGE = "worker-nudge.json";

    private SampleEvents() {}

    /** The text of a file. */
    public static String file(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls that connect the accounts that the sample post goes to. */
    public static List<String> connectingAccounts() {
        return connecting(account -> account.displayName().endsWith("Happy path"));
    }

    /** Calls that connect these accounts, which the simulated platforms have from their start. */
    public static List<String> connecting(List<Destination> accounts) {
        Set<String> wanted = accounts.stream().map(Destination::toString).collect(Collectors.toSet());
        return connecting(account -> wanted.contains(account.key().toString()));
    }

    /** The sample post under another key, so that it is another post. */
    public static String post(String idempotencyKey) {
        ObjectNode event = object(read(file(POST)));
        object(event.path("headers")).put("idempotency-key", idempotencyKey);
        return event.toString();
    }

    /** A call of the API with another header, whose value does not matter. */
    public static String withHeader(String event, String name) {
        ObjectNode changed = object(read(event));
        object(changed.path("headers")).put(name, "yes");
        return changed.toString();
    }

    /** The sample nudge for other posts, a message for each. */
    public static String nudge(String... requestIds) {
        JsonNode message = read(file(NUDGE)).path("Records").path(0);
        ObjectNode event = JSON.createObjectNode();
        for (String requestId : requestIds) {
            ObjectNode body = object(read(message.path("body").textValue())).put("request_id", requestId);
            event.withArray("Records").add(object(message).deepCopy().put("body", body.toString()));
        }
        return event.toString();
    }

    /** A call that cancels a post. */
    public static String cancel(String requestId) {
        return call("POST", "/api/social/uploads/" + requestId + "/cancel", "{}");
    }

    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }

    /** By which login the account's token was made, as the API takes it. */
    public static String login(SimulatedAccount account) {
        return account.loginVariant().equals(Meta.INSTAGRAM_LOGIN) ? "instagram" : "facebook";
    }

    private static List<String> connecting(Predicate<SimulatedAccount> chosen) {
        return SeededAccounts.all().stream()
                .filter(chosen)
                .map(SampleEvents::connecting)
                .toList();
    }

    private static String connecting(SimulatedAccount account) {
        String path = "/api/social/accounts/" + account.platform().id() + ":" + account.accountId();
        ObjectNode body = JSON.createObjectNode()
                .put("display_name", account.displayName())
                .put("login", login(account))
                .put("access_token", account.accessToken());
        return call("PUT", path, body.toString());
    }

    private static String call(String method, String path, String body) {
        ObjectNode event = object(read(file(ACCOUNTS)));
        event.put("rawPath", path).put("body", body);
        object(event.path("headers")).put("content-type", "application/json");
        object(event.path("requestContext").path("http")).put("method", method).put("path", path);
        return event.toString();
    }

    private static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("no object: " + node);
    }
}

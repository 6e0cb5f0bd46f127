package dev.socialposting.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person who posts videos through the API, and looks at what became of them. */
final class User {
    private static final ObjectNode HAPPY_PATH = Http.JSON.createObjectNode().put("scenario", "happy-path");

    private final Http http;
    private final RunningSystem system;
    private final String name;

    /** The user who has every seeded account connected. */
    User(RunningSystem system) {
        this(system, "local-user");
    }

    /** A user who has nothing yet, if the name is new. */
    User(RunningSystem system, String name) {
        this.system = system;
        this.name = name;
        this.http = new Http(Map.of("X-Dev-User", name));
    }

    String name() {
        return name;
    }

    /** Connects the seeded accounts whose names end like this, and answers their destinations, Instagram's first. */
    List<String> connect(String ending) {
        for (JsonNode account : http.getJson(system.simulator().resolve("/_simulator/accounts"))) {
            if (account.path("display_name").asText().endsWith(ending)) {
                connect(account);
            }
        }
        return destinationsEndingIn(ending);
    }

    /** Connects an Instagram account made for this purpose, with a processing of so many seconds; answers its destination. */
    String connectSlow(String displayName, int seconds) {
        return connectNew(displayName, "slow-processing", "{\"processing_seconds\": \"%d\"}".formatted(seconds));
    }

    /** Connects an Instagram account made for this purpose; answers its destination. */
    String connectNew(String displayName, String scenario, String parameters) {
        return connectNew("instagram", displayName, scenario, parameters);
    }

    /** Connects an account made for this purpose on a platform; answers its destination. */
    String connectNew(String platform, String displayName, String scenario, String parameters) {
        return connectNew("""
                {"platform": "%s", "display_name": "%s", "scenario": "%s", "parameters": %s}""".formatted(platform, displayName, scenario, parameters));
    }

    /** Connects an account that the simulator makes by this form; answers its destination. */
    String connectNew(String form) {
        HttpResponse<String> made =
                http.post(system.simulator().resolve("/_simulator/accounts"), "application/json", form);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode account = Http.json(made);
        connect(account);
        return account.path("destination").asText();
    }

    /** The platform takes the account's posts from now on, and the user connects it again. */
    void mendAndReconnect(String destination) {
        scenario(destination, HAPPY_PATH);
        for (JsonNode account : http.getJson(system.simulator().resolve("/_simulator/accounts"))) {
            if (account.path("destination").asText().equals(destination)) {
                connect(account);
            }
        }
    }

    private void scenario(String destination, ObjectNode scenario) {
        URI uri = system.simulator().resolve("/_simulator/accounts/" + destination + "/scenario");
        HttpResponse<String> chosen = http.put(uri, "application/json", scenario.toString());
        assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);
    }

    /** Connects it while all is well with it; what its scenario says of its token begins afterwards. */
    private void connect(JsonNode account) {
        String destination = account.path("destination").asText();
        scenario(destination, HAPPY_PATH);
        put(account);
        ObjectNode scenario = Http.JSON
                .createObjectNode()
                .put("scenario", account.path("scenario").asText());
        scenario.set("parameters", account.path("parameters"));
        scenario(destination, scenario);
    }

    private void put(JsonNode account) {
        boolean byInstagram = account.path("login_variant").asText().equals("instagram_login");
        ObjectNode body = Http.JSON
                .createObjectNode()
                .put("display_name", account.path("display_name").asText())
                .put("access_token", account.path("access_token").asText())
                .put("login", byInstagram ? "instagram" : "facebook");
        URI uri = api("/api/social/accounts/" + account.path("destination").asText());
        HttpResponse<String> answer = http.put(uri, "application/json", body.toString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    /** The connected accounts: display name to destination. */
    Map<String, String> accounts() {
        Map<String, String> accounts = new LinkedHashMap<>();
        for (JsonNode item : http.getJson(api("/api/social/accounts")).path("items")) {
            accounts.put(
                    item.path("display_name").asText(), item.path("destination").asText());
        }
        return accounts;
    }

    /** The destinations whose display names end like this, Instagram's first. */
    List<String> destinationsEndingIn(String ending) {
        List<String> found = accounts().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(ending))
                .map(Map.Entry::getValue)
                .sorted((one, other) -> other.compareTo(one))
                .toList();
        assertThat(found).as("accounts ending in " + ending).isNotEmpty();
        return found;
    }

    /** Posts the sample video, and answers the request id. */
    String post(String caption, List<String> destinations) {
        HttpResponse<String> answer = postRaw(caption, destinations);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Http.json(answer).path("request_id").asText();
    }

    HttpResponse<String> postRaw(String caption, List<String> destinations) {
        return http.post(api("/api/social/post"), "application/json", body(caption, destinations));
    }

    /** Posts under a key by which the API knows the post again. */
    HttpResponse<String> postRaw(String caption, List<String> destinations, String idempotencyKey) {
        return http.send(HttpRequest.newBuilder(api("/api/social/post"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(body(caption, destinations))));
    }

    private String body(String caption, List<String> destinations) {
        ObjectNode body = Http.JSON
                .createObjectNode()
                .put("video_url", system.simulator() + "/videos/vertical.mp4")
                .put("caption", caption);
        destinations.forEach(body.putArray("destinations")::add);
        return body.toString();
    }

    JsonNode upload(String requestId) {
        return http.getJson(api("/api/social/uploads/" + requestId));
    }

    String status(String requestId) {
        return upload(requestId).path("status").asText();
    }

    boolean isFinal(String requestId) {
        return upload(requestId).path("is_final").asBoolean();
    }

    /** Waits until a request is final, and answers it. */
    JsonNode awaitFinal(String requestId) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> isFinal(requestId));
        return upload(requestId);
    }

    /** The whole log of a request, page by page. */
    List<JsonNode> logs(String requestId) {
        List<JsonNode> entries = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = http.getJson(api("/api/social/uploads/" + requestId + "/logs?limit=100"
                    + (after.isEmpty() ? "" : "&after=" + after)));
            if (page.path("entries").isEmpty()) {
                return entries;
            }
            page.path("entries").forEach(entries::add);
            after = page.path("next_after").asText();
        }
    }

    /** The words of the first line of a request's log with this code, as soon as there is one. */
    String told(String requestId, String code) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> logs(requestId).stream()
                                .filter(entry -> entry.path("code").asText().equals(code))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .path("message")
                .asText();
    }

    /** What the simulated platforms show the world of a request's caption. */
    List<JsonNode> publicPosts(String caption) {
        List<JsonNode> posts = new ArrayList<>();
        for (JsonNode post : http.getJson(system.simulator().resolve("/_simulator/posts"))) {
            if (post.path("caption").asText().equals(caption)) {
                posts.add(post);
            }
        }
        return posts;
    }

    HttpResponse<String> open(String address) {
        return http.get(URI.create(address));
    }

    private URI api(String path) {
        return system.api().resolve(path);
    }
}

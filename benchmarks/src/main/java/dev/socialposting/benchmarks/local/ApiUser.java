package dev.socialposting.benchmarks.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.benchmarks.runtime.SampleEvents;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.RequestStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Someone who posts through the API of a running system and looks what became of it, over HTTP. May be used by several threads. */
final class ApiUser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String UPLOADS = "/api/social/uploads?limit=";
    private static final int LARGEST_PAGE = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final URI simulator;

    /**
     * A user who has nothing yet that this class has not made.
     *
     * @param simulator where the simulated platforms are
     */
    ApiUser(URI api, URI simulator) {
        this.api = api;
        this.simulator = simulator;
    }

    /** Makes an account that always works on a simulated platform, and connects it. */
    Destination connect(Platform platform) {
        ObjectNode wanted =
                JSON.createObjectNode().put("platform", platform.id()).put("scenario", "happy-path");
        JsonNode account = send("POST", simulator.resolve("/_simulator/accounts"), wanted, Set.of(201));
        Destination destination =
                Destination.parse(account.path("destination").asText()).orElseThrow();
        ObjectNode connection = JSON.createObjectNode()
                .put("display_name", account.path("display_name").asText())
                .put("access_token", account.path("access_token").asText());
        send("PUT", api.resolve("/api/social/accounts/" + destination), connection, Set.of(200, 201));
        return destination;
    }

    /** Posts a sample video. */
    void post(String caption, List<Destination> destinations) {
        ObjectNode post = JSON.createObjectNode()
                .put("video_url", simulator.resolve("/videos/vertical.mp4").toString())
                .put("caption", caption);
        destinations.stream().map(Destination::toString).forEach(post.putArray("destinations")::add);
        send("POST", api.resolve("/api/social/post"), post, Set.of(202));
    }

    /** Whether any post is not final yet, whatever it waits for. */
    boolean isBusy() {
        return Stream.of(RequestStatus.values())
                .filter(Predicate.not(RequestStatus::isFinal))
                .anyMatch(status -> pages(UPLOADS + "1&status=" + word(status))
                        .anyMatch(page -> !page.path("items").isEmpty()));
    }

    /** How many postings, of all posts, have which status; without those that none has. */
    Map<PostingStatus, Integer> postings() {
        Map<PostingStatus, Integer> postings = new EnumMap<>(PostingStatus.class);
        pages(UPLOADS + LARGEST_PAGE)
                .forEach(page -> page.path("items").forEach(request -> {
                    for (PostingStatus status : PostingStatus.values()) {
                        int count = request.path("counts").path(word(status)).asInt();
                        if (count > 0) {
                            postings.merge(status, count, Integer::sum);
                        }
                    }
                }));
        return postings;
    }

    /** The pages of a list, each read when it is needed: one may be empty, and others follow nevertheless. */
    private Stream<JsonNode> pages(String list) {
        return Stream.iterate(
                        Optional.of(get(list)), Optional::isPresent, page -> page.flatMap(read -> after(read, list)))
                .flatMap(Optional::stream);
    }

    private Optional<JsonNode> after(JsonNode page, String list) {
        return Optional.of(page.path("next_cursor").asText())
                .filter(Predicate.not(String::isEmpty))
                .map(cursor -> get(list + "&cursor=" + cursor));
    }

    private static String word(Enum<?> status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(api.resolve(path)), Set.of(200));
    }

    private JsonNode send(String method, URI address, JsonNode body, Set<Integer> expected) {
        return send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body.toString())),
                expected);
    }

    private JsonNode send(HttpRequest.Builder call, Set<Integer> expected) {
        HttpRequest request = call.timeout(TIMEOUT).build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (!expected.contains(answer.statusCode())) {
                throw new IllegalStateException(
                        "%s was answered with %d: %s".formatted(request, answer.statusCode(), answer.body()));
            }
            return SampleEvents.read(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a call was under way", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

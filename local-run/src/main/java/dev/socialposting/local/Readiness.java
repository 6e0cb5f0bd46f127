package dev.socialposting.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Whether the API answers, through the gateway and out of the tables, as it will for a post. */
final class Readiness {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Readiness() {}

    /**
     * Asks the API.
     *
     * @param token to ask with, if callers need one
     * @throws IllegalStateException with the answer, if it is not the one of a working system
     */
    static void require(URI gateway, Optional<String> token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve("/api/social/accounts")).timeout(LONGEST);
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "the API answered %d: %s".formatted(response.statusCode(), response.body()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the API does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while starting", e);
        }
    }
}

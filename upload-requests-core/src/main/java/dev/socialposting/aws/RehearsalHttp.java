package dev.socialposting.aws;

import dev.socialposting.uploads.model.Destination;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Answers the SDK's calls at once and without a network, so that code that calls AWS can be run for nothing but to be loaded.
 *
 * <p>Whatever is written or sent is fine, and what is asked for by its key is not there: an empty object says so for all operations
 * that we use. A query finds the connected accounts, whatever it asks for.
 */
final class RehearsalHttp implements SdkHttpClient {
    private final String accounts;

    /** @param logins the accounts, each with the name of the login by which it was connected */
    RehearsalHttp(Map<Destination, String> logins) {
        this.accounts = """
                {"Count": %1$d, "ScannedCount": %1$d, "Items": [%2$s]}""".formatted(
                        logins.size(),
                        logins.entrySet().stream()
                                .map(account -> account(account.getKey(), account.getValue()))
                                .collect(Collectors.joining(", ")));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean isQuery = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .filter(target -> target.endsWith(".Query"))
                .isPresent();
        return new Answer(isQuery ? accounts : "{}");
    }

    private static String account(Destination destination, String login) {
        return """
                {"user_id": {"S": "rehearsal"}, "destination": {"S": "%s"}, "display_name": {"S": "Rehearsal"},
                 "login": {"S": "%s"}, "status": {"S": "connected"}, "token": {"S": "rehearsal"},
                 "connected_at": {"S": "2026-01-01T00:00:00Z"}, "updated_at": {"S": "2026-01-01T00:00:00Z"}}""".formatted(destination, login);
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    private record Answer(String json) implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(200)
                            .putHeader("Content-Type", "application/x-amz-json-1.0")
                            .putHeader("Content-Length", Integer.toString(body.length))
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                    .build();
        }

        @Override
        public void abort() {
            // The answer is there already.
        }
    }
}

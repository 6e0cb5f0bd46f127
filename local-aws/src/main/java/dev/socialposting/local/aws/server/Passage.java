package dev.socialposting.local.aws.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

/** What a proxy passes on of a call, and of its answer. */
public final class Passage {

    /** What is between two neighbours only; and nothing is compressed, so that it can be read on the way. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("accept-encoding", "connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

    private Passage() {}

    /** The call with this body, to the server behind. */
    public static HttpRequest request(HttpExchange exchange, URI behind, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        behind.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((header, values) -> {
            if (!NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(header, value));
            }
        });
        return request.build();
    }

    /** Gives the answer to whoever called. */
    public static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((header, values) -> {
            if (!NOT_PASSED_ON.contains(header)) {
                exchange.getResponseHeaders().put(header, new ArrayList<>(values));
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }
}

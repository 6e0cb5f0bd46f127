package dev.socialposting.platforms.http;

import dev.socialposting.platforms.http.PlatformCall.Body;
import dev.socialposting.platforms.http.PlatformCall.Method;
import dev.socialposting.secrets.KnownSecret;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * Calls platforms with the JDK's HTTP client, over HTTP/1.1.
 *
 * <p>Every call has a connection of its own. A connection kept from one call to the next is often dead by then, because a Lambda is
 * frozen in between, and a publish call that is sent on a dead connection has an unknown outcome. TLS sessions are resumed, so that
 * the price of this is a round trip. A call has a client of its own, too, for the JDK's keeps connections as it likes. What there is to
 * do for it is done by the one thread that the client brings along, and nobody waits for that thread to end: both would only cost.
 *
 * <p>The JDK's client repeats a GET once, by itself, if the connection ends before the answer begins; a POST, PUT, PATCH or DELETE it never repeats. (It
 * would if the system property {@code jdk.httpclient.enableAllMethodRetry} were set: do not set it.)
 *
 * <p>The time limit is for the whole call, the answer's body included. An answer that repeats the secret of the call's
 * {@code Authorization} header, as Meta's "Malformed access token ..." does, is returned with the secret masked.
 */
public final class JdkPlatformHttp implements PlatformHttp {
    static final int MAX_BODY_BYTES = 1024 * 1024;

    private final Duration timeout;
    private final SSLContext tls;

    /**
     * Makes calls that may take as long as this each, unless they say otherwise.
     *
     * @param timeout from the connection to the last byte of the answer
     */
    public JdkPlatformHttp(Duration timeout) {
        this(timeout, defaultTls());
    }

    JdkPlatformHttp(Duration timeout, SSLContext tls) {
        this.timeout = timeout;
        this.tls = tls;
    }

    private static SSLContext defaultTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK cannot do TLS", e);
        }
    }

    @Override
    public PlatformResponse send(PlatformCall call) {
        HttpRequest request = request(call);
        HttpClient client = oneCallClient();
        try {
            CompletableFuture<HttpResponse<byte[]>> exchange =
                    client.sendAsync(request, _ -> new BoundedBody(MAX_BODY_BYTES));
            try {
                return response(call, await(call, exchange));
            } finally {
                exchange.cancel(true);
            }
        } finally {
            client.shutdownNow();
        }
    }

    private HttpClient oneCallClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .sslContext(tls)
                .executor(Runnable::run)
                .build();
    }

    private static HttpRequest request(PlatformCall call) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(call.uri());
        call.headers().forEach(builder::header);
        return builder.method(call.method().name(), body(call)).build();
    }

    private static BodyPublisher body(PlatformCall call) {
        return switch (call.body()) {
            case Body.Text(String text) -> text.isEmpty() ? emptyBody(call.method()) : BodyPublishers.ofString(text);
            case Body.Bytes(long length, Supplier<InputStream> open) ->
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(open), length);
        };
    }

    /** Servers want the length of what may have a body, although it has none. */
    private static BodyPublisher emptyBody(Method method) {
        return switch (method) {
            case GET, HEAD, DELETE -> BodyPublishers.noBody();
            case POST, PUT, PATCH -> BodyPublishers.ofString("");
        };
    }

    private HttpResponse<byte[]> await(PlatformCall call, CompletableFuture<HttpResponse<byte[]>> exchange) {
        String host = call.uri().getAuthority();
        Duration limit = call.timeout().orElse(timeout);
        try {
            return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new PlatformUnreachableException(
                    "no whole answer from %s within %d s".formatted(host, limit.toSeconds()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformUnreachableException("the call to %s was interrupted".formatted(host), e);
        } catch (ExecutionException e) {
            throw new PlatformUnreachableException("no whole answer from %s: the connection failed".formatted(host), e);
        }
    }

    private static PlatformResponse response(PlatformCall call, HttpResponse<byte[]> answer) {
        UnaryOperator<String> masked = secret(call)
                .<UnaryOperator<String>>map(secret -> KnownSecret.of(secret)::mask)
                .orElseGet(UnaryOperator::identity);
        Map<String, String> headers = new TreeMap<>();
        answer.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), masked.apply(values.getFirst())));
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return new PlatformResponse(answer.statusCode(), headers, masked.apply(body));
    }

    private static Optional<String> secret(PlatformCall call) {
        return Optional.ofNullable(call.headers().get("Authorization"))
                .map(value -> value.substring(value.indexOf(' ') + 1))
                .filter(secret -> !secret.isBlank());
    }
}

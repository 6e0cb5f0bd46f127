package dev.socialposting.platforms.http;

import dev.socialposting.platforms.http.PlatformCall.Body;
import dev.socialposting.platforms.http.PlatformCall.Method;
import dev.socialposting.secrets.KnownSecret;
import java.io.FilterInputStream;
import java.io.IOException;
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
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * Calls platforms with the JDK's HTTP client, over HTTP/1.1.
 *
 * <p>Every call has a connection of its own. A connection kept from one call to the next is often dead by then, because a Lambda is
 * frozen in between, and a publish call that is sent on a dead connection has an unknown outcome. TLS sessions are resumed, so that
 * the price of this is a round trip. A call has a client of its own, too, for the JDK's keeps connections as it likes. What there is to
 * do for it is done by the one thread that the client brings along, unless bytes may have to be waited for, and nobody waits for that thread
 * to end: both would only cost.
 *
 * <p>The JDK's client repeats a GET once, by itself, if the connection ends before the answer begins; a POST, PUT, PATCH or DELETE it never repeats. (It
 * would if the system property {@code jdk.httpclient.enableAllMethodRetry} were set: do not set it.)
 *
 * <p>The time limit is for the whole call, the answer's body included; while bytes are sent, for each of them anew. An answer that repeats the secret of the call's
 * {@code Authorization} header, as Meta's "Malformed access token ..." does, is returned with the secret masked.
 */
public final class JdkPlatformHttp implements PlatformHttp {
    static final int MAX_BODY_BYTES = 1024 * 1024;

    /** How often something else is done while bytes are sent. */
    private static final Duration MEANWHILE = Duration.ofSeconds(2);

    private final Duration timeout;
    private final SSLContext tls;
    private final Duration betweenLooks;

    /**
     * Makes calls that may take as long as this each, unless they say otherwise.
     *
     * @param timeout from the connection to the last byte of the answer
     */
    public JdkPlatformHttp(Duration timeout) {
        this(timeout, defaultTls(), MEANWHILE);
    }

    /** @param betweenLooks how often something else is done while bytes are sent */
    JdkPlatformHttp(Duration timeout, SSLContext tls, Duration betweenLooks) {
        this.timeout = timeout;
        this.tls = tls;
        this.betweenLooks = betweenLooks;
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
        Sending sending = Sending.of(call.body(), call.timeout().orElse(timeout), betweenLooks);
        HttpRequest request = request(call, sending);
        HttpClient client = oneCallClient(sending.threads());
        try {
            CompletableFuture<HttpResponse<byte[]>> exchange = CompletableFuture.completedFuture(request)
                    .thenComposeAsync(
                            begun -> client.sendAsync(begun, _ -> new BoundedBody(MAX_BODY_BYTES)), sending.threads());
            try {
                return response(call, await(call, sending, exchange));
            } finally {
                exchange.cancel(true);
            }
        } finally {
            client.shutdownNow();
        }
    }

    private HttpClient oneCallClient(Executor threads) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .sslContext(tls)
                .executor(threads)
                .build();
    }

    private static HttpRequest request(PlatformCall call, Sending sending) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(call.uri());
        call.headers().forEach(builder::header);
        return builder.method(call.method().name(), body(call, sending)).build();
    }

    private static BodyPublisher body(PlatformCall call, Sending sending) {
        return switch (call.body()) {
            case Body.Text(String text) -> text.isEmpty() ? emptyBody(call.method()) : BodyPublishers.ofString(text);
            case Body.Bytes bytes ->
                BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(
                                () -> sending.watched(bytes.open().get())),
                        bytes.length());
        };
    }

    /** Servers want the length of what may have a body, although it has none. */
    private static BodyPublisher emptyBody(Method method) {
        return switch (method) {
            case GET, HEAD, DELETE -> BodyPublishers.noBody();
            case POST, PUT, PATCH -> BodyPublishers.ofString("");
        };
    }

    private static HttpResponse<byte[]> await(
            PlatformCall call, Sending sending, CompletableFuture<HttpResponse<byte[]>> exchange) {
        String host = call.uri().getAuthority();
        try {
            return sending.await(exchange);
        } catch (TimeoutException e) {
            throw new PlatformUnreachableException(
                    "no whole answer from %s within %d s"
                            .formatted(host, sending.limit().toSeconds()),
                    e);
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

    /** How long a call is waited for: for as long as a limit, which begins anew with each part of the body that is taken. */
    private static final class Sending {
        private final Executor threads;
        private final Duration limit;
        private final Duration pause;
        private final Runnable meanwhile;
        private volatile long lastTaken = System.nanoTime();

        private Sending(Executor threads, Duration limit, Duration pause, Runnable meanwhile) {
            this.threads = threads;
            this.limit = limit;
            this.pause = pause;
            this.meanwhile = meanwhile;
        }

        static Sending of(Body body, Duration limit, Duration betweenLooks) {
            return switch (body) {
                case Body.Text _ -> new Sending(Runnable::run, limit, limit, () -> {});
                case Body.Bytes bytes ->
                    new Sending(task -> Thread.ofVirtual().start(task), limit, betweenLooks, bytes.meanwhile());
            };
        }

        /**
         * In which threads the client works. Bytes may have to be waited for, and the client may ask for them in the thread that begins the call:
         * that must not be the one which sees to the limit.
         */
        Executor threads() {
            return threads;
        }

        Duration limit() {
            return limit;
        }

        InputStream watched(InputStream bytes) {
            return new FilterInputStream(bytes) {
                @Override
                public int read() throws IOException {
                    int one = super.read();
                    lastTaken = System.nanoTime();
                    return one;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int count = super.read(buffer, offset, length);
                    lastTaken = System.nanoTime();
                    return count;
                }
            };
        }

        <T> T await(Future<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
            while (true) {
                Duration left = limit.minusNanos(System.nanoTime() - lastTaken);
                try {
                    return answer.get((left.compareTo(pause) < 0 ? left : pause).toNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    if (System.nanoTime() - lastTaken >= limit.toNanos()) {
                        throw e;
                    }
                    meanwhile.run();
                }
            }
        }
    }
}

package dev.socialposting.platforms.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.socialposting.platforms.http.PlatformCall.Body;
import dev.socialposting.platforms.http.PlatformCall.Method;
import dev.socialposting.platforms.http.RawServer.Answering;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JdkPlatformHttpTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-FB-Trace-Id: A6L\r\n\r\nok";

    private final PlatformHttp http = new JdkPlatformHttp(Duration.ofSeconds(30));

    @Test
    void aPostWhoseConnectionIsClosedBeforeTheAnswerIsSentExactlyOnce() throws IOException {
        try (RawServer server = new RawServer(socket -> socket.close())) {
            assertThatThrownBy(() -> http.send(aPost(server))).isInstanceOf(PlatformUnreachableException.class);

            assertThat(server.requests()).hasSize(1).first().asString().startsWith("POST /publish HTTP/1.1\n");
        }
    }

    @Test
    void aPostWhoseConnectionIsResetIsSentExactlyOnce() throws IOException {
        try (RawServer server = new RawServer(socket -> socket.setSoLinger(true, 0))) {
            assertThatThrownBy(() -> http.send(aPost(server))).isInstanceOf(PlatformUnreachableException.class);

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aPostWhoseAnswerEndsInTheMiddleIsSentExactlyOnceAndItsHalfAnswerIsNoAnswer() throws IOException {
        String half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":\"179";
        try (RawServer server = new RawServer(Answering.text(half))) {
            assertThatThrownBy(() -> http.send(aPost(server))).isInstanceOf(PlatformUnreachableException.class);

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aPostAfterAnAnsweredOneUsesAConnectionOfItsOwn() throws IOException {
        // The server closes after one answer although it said nothing of that, as one does that closes idle
        // connections.
        try (RawServer server = new RawServer(Answering.text(OK))) {
            http.send(aPost(server));
            http.send(aPost(server));

            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void aBodyThatTricklesInForEverEndsWithTheTimeLimit() throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        PlatformHttp impatient = new JdkPlatformHttp(Duration.ofMillis(300));
        try (RawServer server = new RawServer(socket -> {
            Answering.text("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegun")
                    .answer(socket);
            awaitUninterrupted(done);
        })) {
            assertThatThrownBy(() -> impatient.send(aPost(server)))
                    .isInstanceOf(PlatformUnreachableException.class)
                    .hasMessageContaining("no whole answer from 127.0.0.1");
            assertThat(server.requests()).hasSize(1);
        } finally {
            done.countDown();
        }
    }

    @Test
    void nobodyListeningIsSaidAsUnreachable() throws IOException {
        RawServer server = new RawServer(Answering.text(OK));
        server.close();

        assertThatThrownBy(() -> http.send(aPost(server))).isInstanceOf(PlatformUnreachableException.class);
    }

    @Test
    void ofAnEndlessBodyTheFirstMebibyteIsRead() throws IOException {
        byte[] chunk = "x".repeat(64 * 1024).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (RawServer server = new RawServer(socket -> {
            Answering.text("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n")
                    .answer(socket);
            while (true) {
                socket.getOutputStream().write(chunk);
            }
        })) {
            PlatformResponse response = http.send(aPost(server));

            assertThat(response.body()).hasSize(1024 * 1024).containsOnlyOnce("x".repeat(1024 * 1024));
        }
    }

    @Test
    void aRedirectIsAnAnswerLikeAnyOther() throws IOException {
        String redirect = "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n";
        try (RawServer server = new RawServer(Answering.text(redirect))) {
            PlatformResponse response = http.send(aPost(server));

            assertThat(response.status()).isEqualTo(302);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aRedirectToElsewhereIsNotFollowedWithTheToken() throws IOException {
        try (RawServer elsewhere = new RawServer(Answering.text(OK));
                RawServer server = new RawServer(Answering.text("HTTP/1.1 307 Temporary Redirect\r\nLocation: "
                        + elsewhere.address() + "/\r\nContent-Length: 0\r\n\r\n"))) {
            PlatformResponse response = http.send(aPost(server).withHeader("Authorization", "Bearer EAAsecret"));

            assertThat(response.status()).isEqualTo(307);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "<html>no HTTP at all</html>\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 abc Odd\r\n\r\n",
                "HTTP/1.1 99999 Odd\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 304 Not Modified\r\n\r\n",
                "HTTP/1.1 418 I'm a teapot\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 599 Odd\r\nContent-Length: 2\r\n\r\nxy",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFF\r\nx",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nxyz",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=no-such\r\nContent-Length: 3\r\n\r\n\uFFFD",
                "HTTP/1.1 200 OK\r\nX-Bad Name: 1\r\n: 2\r\nno colon\r\n\r\n",
            })
    void whateverIsAnsweredIsAnAnswerOrNone(String answer) throws IOException {
        PlatformHttp impatient = new JdkPlatformHttp(Duration.ofSeconds(5));
        try (RawServer server = new RawServer(Answering.text(answer))) {
            try {
                assertThat(impatient.send(aPost(server)).status()).isBetween(100, 999);
            } catch (PlatformUnreachableException none) {
                assertThat(none).hasMessageContaining("no whole answer from 127.0.0.1");
            }
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void headersWithoutEndAreNoAnswer() throws IOException {
        byte[] header = "X-Another: of many\r\n".repeat(1000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (RawServer server = new RawServer(socket -> {
            Answering.text("HTTP/1.1 200 OK\r\n").answer(socket);
            while (true) {
                socket.getOutputStream().write(header);
            }
        })) {
            assertThatThrownBy(() -> new JdkPlatformHttp(Duration.ofSeconds(20)).send(aPost(server)))
                    .isInstanceOf(PlatformUnreachableException.class);
        }
    }

    @Test
    void aTokenThatAHeaderRepeatsInAnotherSpellingIsMasked() throws IOException {
        String answer = "HTTP/1.1 302 Found\r\nLocation: https://x/?t=odd%7Ctoken%2fwith\r\nContent-Length: 0\r\n\r\n";
        try (RawServer server = new RawServer(Answering.text(answer))) {
            PlatformResponse response = http.send(aPost(server).withHeader("Authorization", "OAuth odd|token/with"));

            assertThat(response.header("location")).contains("https://x/?t=[masked]");
        }
    }

    @Test
    void anAnswerComesWithStatusTextAndHeadersByLowerCaseName() throws IOException {
        try (RawServer server = new RawServer(Answering.text(OK))) {
            PlatformResponse response =
                    http.send(PlatformCall.get(server.address() + "/v25.0/1", Map.of("fields", "id,x y")));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("ok");
            assertThat(response.header("x-fb-trace-id")).contains("A6L");
            assertThat(server.requests().getFirst()).startsWith("GET /v25.0/1?fields=id%2Cx+y HTTP/1.1\n");
        }
    }

    @Test
    void anAnswerThatRepeatsTheTokenOfTheCallIsMasked() throws IOException {
        String body = "Malformed access token EAAsecret";
        String answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (RawServer server = new RawServer(Answering.text(answer))) {
            PlatformResponse response = http.send(aPost(server).withHeader("Authorization", "Bearer EAAsecret"));

            assertThat(response.body()).isEqualTo("Malformed access token [masked]");
            assertThat(server.requests().getFirst()).contains("Authorization: Bearer EAAsecret");
        }
    }

    @Test
    void aFormIsSentEncodedWithItsLength() throws IOException {
        try (RawServer server = new RawServer(Answering.text(OK))) {
            http.send(PlatformCall.post(server.address() + "/media", Map.of("caption", "50% off #now & then é")));

            assertThat(server.requests().getFirst())
                    .contains("Content-Type: application/x-www-form-urlencoded\n")
                    .endsWith("caption=50%25+off+%23now+%26+then+%C3%A9");
        }
    }

    @Test
    void bytesAreSentAsTheyAreWithTheirLength() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        try (RawServer server = new RawServer(Answering.text(OK))) {
            http.send(PlatformCall.of(Method.PUT, server.address() + "/chunk")
                    .withHeader("Content-Range", "bytes 0-299999/300000")
                    .with("video/mp4", new Body.Bytes(bytes.length, () -> new ByteArrayInputStream(bytes))));

            assertThat(server.requests().getFirst())
                    .startsWith("PUT /chunk ")
                    .contains("Content-Length: 300000\n", "Content-Range: bytes 0-299999/300000\n")
                    .endsWith(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    /** Each look lets one more byte pass, so that the call lasts for as many looks: longer than its limit. */
    @Test
    void aCallMayTakeLongerThanItsLimitWhileItsBytesFlow() throws IOException {
        Duration limit = Duration.ofSeconds(1);
        Semaphore looks = new Semaphore(0);
        try (RawServer server = new RawServer(Answering.text(OK))) {
            long start = System.nanoTime();
            PlatformResponse answer = lookingOften()
                    .send(aChunk(server, 30, () -> after(looks, 30))
                            .meanwhile(looks::release)
                            .within(limit));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(limit);
        }
    }

    @Test
    void aCallWhoseBytesAreNotTakenAnyMoreIsEndedAtItsLimit() throws IOException {
        long length = 1L << 30;
        Semaphore always = new Semaphore(Integer.MAX_VALUE);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Whoever connects is not read from: what the two sockets cannot hold is never taken.
            PlatformCall call = PlatformCall.of(Method.PUT, "http://127.0.0.1:" + server.getLocalPort() + "/chunk")
                    .with("video/mp4", new Body.Bytes(length, () -> after(always, length)))
                    .within(Duration.ofMillis(500));

            assertThatThrownBy(() -> http.send(call)).isInstanceOf(PlatformUnreachableException.class);
        }
    }

    @Test
    void whatIsDoneMeanwhileCanEndTheCall() throws IOException {
        Semaphore never = new Semaphore(0);
        try (RawServer server = new RawServer(Answering.text(OK))) {
            PlatformCall call = aChunk(server, 1, () -> after(never, 1)).meanwhile(() -> {
                throw new IllegalStateException("enough");
            });

            assertThatThrownBy(() -> lookingOften().send(call))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("enough");
        } finally {
            never.release();
        }
    }

    /** The client may ask for bytes in the thread that begins a call, depending on how soon the connection is made. */
    @Test
    void theThreadThatSeesToTheLimitNeverWaitsForBytes() throws IOException {
        Set<Thread> readers = ConcurrentHashMap.newKeySet();
        for (int n = 0; n < 100; n++) {
            try (RawServer server = new RawServer(Answering.text(OK))) {
                http.send(aChunk(server, 1, () -> new ByteArrayInputStream(new byte[1]) {
                    @Override
                    public synchronized int read(byte[] buffer, int offset, int wanted) {
                        readers.add(Thread.currentThread());
                        return super.read(buffer, offset, wanted);
                    }
                }));
            }
        }

        assertThat(readers).isNotEmpty().doesNotContain(Thread.currentThread());
    }

    private static PlatformHttp lookingOften() throws IOException {
        try {
            return new JdkPlatformHttp(Duration.ofSeconds(30), SSLContext.getDefault(), Duration.ofMillis(50));
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    private static PlatformCall aChunk(RawServer server, long length, Supplier<InputStream> bytes) {
        return PlatformCall.of(Method.PUT, server.address() + "/chunk")
                .with("video/mp4", new Body.Bytes(length, bytes));
    }

    /** Bytes of which each needs a permit; a block at once, if there are permits for it. */
    private static InputStream after(Semaphore permits, long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                throw new UnsupportedOperationException("bytes are sent in blocks");
            }

            @Override
            public int read(byte[] buffer, int offset, int wanted) {
                if (left == 0) {
                    return -1;
                }
                permits.acquireUninterruptibly();
                int count = 1;
                while (count < Math.min(left, wanted) && permits.tryAcquire()) {
                    count++;
                }
                left -= count;
                return count;
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void everyMethodIsSentAsSuch(Method method) throws IOException {
        try (RawServer server = new RawServer(Answering.text("HTTP/1.1 204 No Content\r\n\r\n"))) {
            assertThat(http.send(PlatformCall.of(method, server.address() + "/"))
                            .status())
                    .isEqualTo(204);

            assertThat(server.requests().getFirst()).startsWith(method + " / ");
        }
    }

    @Test
    void aCallMayHaveATimeLimitOfItsOwn() throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        try (RawServer server = new RawServer(_ -> awaitUninterrupted(done))) {
            assertThatThrownBy(() -> http.send(aPost(server).within(Duration.ofMillis(300))))
                    .isInstanceOf(PlatformUnreachableException.class);
        } finally {
            done.countDown();
        }
    }

    @Test
    void callsOverTlsAreAnsweredManyAtOnceToo(@TempDir Path folder) throws Exception {
        String caption = "x".repeat(100_000);
        try (TlsServer server = new TlsServer(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            PlatformHttp overTls = new JdkPlatformHttp(Duration.ofSeconds(30), server.tls(), Duration.ofSeconds(2));
            List<Future<PlatformResponse>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() ->
                            overTls.send(PlatformCall.post(server.address() + "/publish", Map.of("caption", caption)))))
                    .toList();

            for (Future<PlatformResponse> answer : answers) {
                assertThat(answer.get().body()).isEqualTo("caption=" + caption);
            }
        }
    }

    @Test
    void aServerThatIsNotTrustedIsSaidAsUnreachable(@TempDir Path folder) throws Exception {
        try (TlsServer server = new TlsServer(folder)) {
            assertThatThrownBy(() -> http.send(PlatformCall.post(server.address() + "/publish")))
                    .isInstanceOf(PlatformUnreachableException.class)
                    .hasRootCauseInstanceOf(CertPathBuilderException.class);
        }
    }

    @Test
    void aCallLeavesNoThreadBehind() throws IOException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (RawServer server = new RawServer(Answering.text(OK))) {
            for (int call = 0; call < 20; call++) {
                http.send(aPost(server));
            }
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("HttpClient-"))
                        .allMatch(before::contains));
    }

    @Test
    void theTextFormOfACallShowsNoHeaderValue() {
        PlatformCall call =
                PlatformCall.post("http://localhost/publish").withHeader("Authorization", "Bearer EAAsecret");

        assertThat(call.toString()).isEqualTo("POST http://localhost/publish [Authorization]");
    }

    private static PlatformCall aPost(RawServer server) {
        return PlatformCall.post(server.address() + "/publish", Map.of("creation_id", "17889455560051444"));
    }

    private static void awaitUninterrupted(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}

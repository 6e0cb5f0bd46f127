package dev.socialposting.simulator.video;

import dev.socialposting.simulator.video.VideoFetcher.Crawler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches over HTTP in the background, following redirects, with the crawler's user agent.
 *
 * <p>The notes are not sure what the platforms do with redirects; following them is our choice.
 */
public final class HttpVideoFetcher implements VideoFetcher {
    private static final Logger LOG = LoggerFactory.getLogger(HttpVideoFetcher.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final Duration timeout;

    /** A fetcher that gives a host so long for a whole file. */
    public HttpVideoFetcher(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(timeout)
                .executor(threads)
                .build();
    }

    @Override
    public CompletableFuture<FetchOutcome> fetch(URI url, Crawler crawler) {
        return CompletableFuture.supplyAsync(() -> fetchNow(url, crawler), threads);
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    private FetchOutcome fetchNow(URI url, Crawler crawler) {
        try {
            if (crawler.robotsName().isPresent()
                    && !robotsAllow(url, crawler, crawler.robotsName().get())) {
                return new FetchOutcome.BlockedByRobots();
            }
            return download(url, crawler);
        } catch (HttpTimeoutException late) {
            return new FetchOutcome.TimedOut();
        } catch (IOException | IllegalArgumentException failed) {
            LOG.info(
                    "Could not fetch the video from host {}: {}",
                    url.getHost(),
                    failed.getClass().getSimpleName());
            return new FetchOutcome.Unreachable(failed.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new FetchOutcome.Unreachable("the simulator is stopping");
        }
    }

    private FetchOutcome download(URI url, Crawler crawler) throws IOException, InterruptedException {
        Path file = Files.createTempFile("simulated-fetch", ".mp4");
        try {
            HttpResponse<Path> answer = send(url, crawler, HttpResponse.BodyHandlers.ofFile(file));
            return answer.statusCode() == 200
                    ? FetchOutcome.Fetched.of(file)
                    : new FetchOutcome.HttpStatus(answer.statusCode());
        } catch (UncheckedIOException disk) {
            throw disk.getCause();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private boolean robotsAllow(URI url, Crawler crawler, String name) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(url.resolve("/robots.txt"), crawler, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() != 200 || RobotsTxt.parse(answer.body()).allows(name, url.getPath());
    }

    /** The client's own timeout ends with the headers; a body that trickles is given up here. */
    private <T> HttpResponse<T> send(URI url, Crawler crawler, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("User-Agent", crawler.userAgent())
                .build();
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, body);
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new HttpTimeoutException("The host took longer than " + timeout);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause());
        }
    }
}

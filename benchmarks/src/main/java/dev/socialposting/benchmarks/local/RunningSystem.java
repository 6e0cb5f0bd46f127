package dev.socialposting.benchmarks.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.benchmarks.runtime.SampleEvents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code bin/run} in a process of its own, with empty data. */
final class RunningSystem implements AutoCloseable {
    private static final String READY = "Ready: ";
    private static final String RESIDENT = "VmRSS:";
    private static final String MOST_RESIDENT = "VmHWM:";

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final Duration untilReady;

    private RunningSystem(Process process, URI address, Duration untilReady) {
        this.process = process;
        this.address = address;
        this.untilReady = untilReady;
    }

    /**
     * Starts it, and waits until it is ready.
     *
     * @param firstPort of five
     */
    static RunningSystem start(Path root, Path data, int firstPort) {
        ProcessBuilder builder = new ProcessBuilder(root.resolve("bin/run").toString(), "--fresh");
        List<String> ports = List.of("PORT", "SIMULATOR_PORT", "DYNAMODB_PORT", "SQS_PORT", "KMS_PORT");
        for (int n = 0; n < ports.size(); n++) {
            builder.environment().put(ports.get(n), Integer.toString(firstPort + n));
        }
        builder.environment().put("LOCAL_DATA", data.toString());
        long start = System.nanoTime();
        try {
            Process process = builder.redirectErrorStream(true).start();
            URI address = URI.create(ready(process));
            return new RunningSystem(process, address, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ready(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        List<String> output = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.add(line);
            if (line.startsWith(READY)) {
                Thread.ofVirtual().start(() -> readToEnd(lines));
                return line.substring(READY.length());
            }
        }
        throw new IllegalStateException("bin/run has ended:\n" + String.join("\n", output));
    }

    /** So that the process is never held up by what nobody reads. */
    private static void readToEnd(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {
                // Not needed.
            }
        } catch (IOException ended) {
            // Closed because the process was ended; there is nothing more to read.
        }
    }

    Duration untilReady() {
        return untilReady;
    }

    /** Posts to three accounts that always work. */
    void post(int number) {
        String simulator = address.getScheme() + "://" + address.getHost() + ":" + (address.getPort() + 1);
        String body = """
                {"video_url": "%s/videos/vertical.mp4", "caption": "Post number %d",
                 "destinations": ["instagram:17841400000000001", "instagram:17841400000000008", "facebook:100000000000001"]}
                """.formatted(simulator, number);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address.resolve("/api/social/post"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException("not accepted: " + answer.body());
        }
    }

    /** Whether any post of the last ones is not final yet, or waits in a status of its own. */
    boolean isBusy() {
        return Stream.of("processing", "queued").anyMatch(status -> {
            JsonNode page = SampleEvents.read(
                    send(HttpRequest.newBuilder(address.resolve("/api/social/uploads?limit=1&status=" + status))
                                    .build())
                            .body());
            return !page.path("items").isEmpty();
        });
    }

    /** Megabytes of memory that it has now. */
    double residentMegabytes() {
        return megabytes(RESIDENT);
    }

    /** Megabytes of memory that it has had at most. */
    double mostResidentMegabytes() {
        return megabytes(MOST_RESIDENT);
    }

    private double megabytes(String line) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(each -> each.startsWith(line))
                    .mapToDouble(each -> Double.parseDouble(each.replaceAll("\\D", "")) / 1000 * 1.024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
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
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

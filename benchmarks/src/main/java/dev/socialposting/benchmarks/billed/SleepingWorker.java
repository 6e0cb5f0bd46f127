package dev.socialposting.benchmarks.billed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.benchmarks.runtime.SampleEvents;
import dev.socialposting.benchmarks.virtual.VirtualSystem;
import dev.socialposting.platforms.http.JdkPlatformHttp;
import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.uploads.model.Destination;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The yardstick: makes the calls of Instagram's documentation in one invocation, and sleeps for five seconds between its looks. It
 * stores nothing and logs nothing, which favours it. The sleep is virtual, but it counts.
 */
final class SleepingWorker {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final VirtualSystem system;
    private final PlatformHttp http = new JdkPlatformHttp(Duration.ofSeconds(30));
    private final String graph;

    SleepingWorker(VirtualSystem system) {
        this.system = system;
        this.graph = system.simulator().baseUrl() + "/graph.instagram.com/v25.0/";
    }

    /** Posts the sample video, and says for how long that kept it busy. */
    Duration post(Destination destination) {
        String account = destination.accountId();
        String token = system.simulator()
                .control()
                .account(AccountKey.parse(destination.toString()).orElseThrow())
                .orElseThrow()
                .accessToken();
        Instant asleepSince = system.now();
        long start = System.nanoTime();
        String container = send(
                        PlatformCall.post(
                                graph + account + "/media",
                                Map.of(
                                        "media_type", "REELS",
                                        "video_url", system.simulator().baseUrl() + "/videos/vertical.mp4",
                                        "caption", "How long does it take?")),
                        token)
                .path("id")
                .asText();
        PlatformCall look = PlatformCall.get(graph + container, Map.of("fields", "status_code"));
        while (!send(look, token).path("status_code").asText().equals("FINISHED")) {
            system.pass(BETWEEN_LOOKS);
        }
        String media = send(
                        PlatformCall.post(graph + account + "/media_publish", Map.of("creation_id", container)), token)
                .path("id")
                .asText();
        send(PlatformCall.get(graph + media, Map.of("fields", "permalink")), token);
        return Duration.ofNanos(System.nanoTime() - start).plus(Duration.between(asleepSince, system.now()));
    }

    private JsonNode send(PlatformCall call, String token) {
        var answer = http.send(call.withHeader("Authorization", "Bearer " + token));
        if (!answer.isSuccess()) {
            throw new IllegalStateException(call + " was answered with " + answer.body());
        }
        return SampleEvents.read(answer.body());
    }
}

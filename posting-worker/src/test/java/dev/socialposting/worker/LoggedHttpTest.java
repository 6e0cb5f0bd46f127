package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.publisher.RepeatableStep.Outcome;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.UploadRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoggedHttpTest {
    private final WorkerBench bench = new WorkerBench();
    private final UploadRequest request = anUploadRequest().to(INSTAGRAM).queued();

    @Test
    void aCallIsLoggedWithAllThatSupportAsksForAndNoSecret() {
        bench.http = _ -> {
            bench.clock.advance(Duration.ofMillis(120));
            return new PlatformResponse(
                    400,
                    Map.of("x-error", "190/463", "x-trace", "Abc"),
                    "{\"error\": \"token " + WorkerBench.TOKEN + "\"}" + "x".repeat(1000));
        };

        LogEntry entry = call(PlatformCall.post("https://graph.example/v25.0/1/media?a=b", Map.of("caption", "hi"))
                .withHeader("Authorization", "Bearer " + WorkerBench.TOKEN));

        assertThat(entry.level()).isEqualTo(LogLevel.WARNING);
        assertThat(entry.code()).isEqualTo(LogCode.PLATFORM_CALLED);
        assertThat(entry.fields())
                .containsEntry("method", "POST")
                .containsEntry("url", "https://graph.example/v25.0/1/media?a=b")
                .containsEntry("status", 400L)
                .containsEntry("duration_ms", 120L)
                .containsEntry("platform_code", "190/463")
                .containsEntry("trace_id", "Abc");
        assertThat(String.valueOf(entry.fields().get("answer")))
                .startsWith("{\"error\": \"token [masked]\"}")
                .hasSize(501);
        assertThat(bench.entries(request).toString()).doesNotContain(WorkerBench.TOKEN);
    }

    @Test
    void aGoodAnswerIsInformation() {
        bench.http = _ -> new PlatformResponse(200, Map.of(), "{\"id\":\"1\"}");

        LogEntry entry = call(PlatformCall.get("https://graph.example/1", Map.of("fields", "status")));

        assertThat(entry.level()).isEqualTo(LogLevel.INFO);
        assertThat(entry.fields()).containsEntry("url", "https://graph.example/1?fields=status");
    }

    @Test
    void theQueryOfTheUsersOwnAddressIsMaskedWhateverItsParametersAreCalled() {
        String place = "https://videos.example.com/launch.mp4?";
        UploadRequest signed = anUploadRequest()
                .withVideo(place + "who=me&k=open-sesame")
                .to(INSTAGRAM)
                .queued();
        bench.http = _ -> new PlatformResponse(
                400, Map.of(), "{\"error\":\"cannot fetch " + place.replace("/", "\\/") + "who=me&k=open-sesame\"}");

        LogEntry entry =
                call(signed, PlatformCall.get("https://graph.example/1", Map.of("u", place + "who=me&k=open-sesame")));

        assertThat(String.valueOf(entry.fields().get("answer"))).contains("launch.mp4?[masked]\"}");
        assertThat(bench.entries(signed).toString())
                .doesNotContain("open-sesame")
                .doesNotContain("who=me");
    }

    @Test
    void aCallWithoutAnAnswerIsAWarningThatSaysWhy() {
        bench.http = _ -> {
            throw new PlatformUnreachableException("timed out after 30 s", new IOException("socket"));
        };

        LogEntry entry = call(PlatformCall.get("https://graph.example/1", Map.of()));

        assertThat(entry.level()).isEqualTo(LogLevel.WARNING);
        assertThat(entry.code()).isEqualTo(LogCode.PLATFORM_SILENT);
        assertThat(entry.fields()).containsEntry("method", "GET").containsEntry("reason", "timed out after 30 s");
    }

    private LogEntry call(PlatformCall call) {
        return call(request, call);
    }

    private LogEntry call(UploadRequest request, PlatformCall call) {
        bench.accept(request);
        bench.platform.prepare.add(context -> {
            context.http().send(call);
            return new Outcome.Advance(context.checkpoint());
        });
        bench.invokeOnce();
        return bench.entries(request).stream()
                .filter(entry -> entry.fields().containsKey("url"))
                .findFirst()
                .orElseThrow();
    }
}

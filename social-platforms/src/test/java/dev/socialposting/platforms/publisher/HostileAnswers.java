package dev.socialposting.platforms.publisher;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Answers that no platform should give: cut off, of other types, huge, nested, of other kinds than JSON, with status codes that mean
 * nothing here, or with the token of the call in them. None of them says anything definite.
 */
final class HostileAnswers {
    private static final int HUGE = 1024 * 1024;

    private static final List<Integer> STATUSES = List.of(
            200, 200, 200, 200, 201, 202, 204, 206, 300, 301, 302, 304, 307, 400, 401, 403, 404, 418, 429, 500, 502,
            503, 599);

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "true",
            "0",
            "[]",
            "{}",
            "\"text\"",
            "[null]",
            "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>502 Bad Gateway</h1></body></html>",
            "<?xml version=\"1.0\"?><error code=\"190\"/>",
            "\uFFFD\uFFFD\u0000\u0001",
            "{\"id\":",
            "{\"id\":{}}",
            "{\"id\":null,\"video_id\":null,\"upload_url\":null}",
            "{\"id\":[1,2],\"status_code\":7,\"status\":[],\"video_id\":true,\"data\":{\"data\":{}}}",
            "{\"id\":1e999,\"video_id\":99999999999999999999999999,\"success\":\"maybe\"}",
            "{\"data\":\"none\",\"paging\":{\"cursors\":{\"after\":{}},\"next\":7}}",
            "{\"data\":[null,1,\"x\",{},{\"id\":null},{\"id\":7,\"timestamp\":\"never\",\"caption\":[]}]}",
            "{\"data\":[],\"paging\":{\"cursors\":{\"after\":\"again\"},\"next\":\"https://evil.example/?after=again\"}}",
            "{\"status\":{\"video_status\":null,\"uploading_phase\":7,\"processing_phase\":{\"errors\":\"x\"},\"publishing_phase\":[]}}",
            "{\"error\":null}",
            "{\"error\":\"a text\"}",
            "{\"error\":[]}",
            "{\"error\":{}}",
            "{\"error\":{\"code\":\"one\",\"error_subcode\":{},\"message\":[],\"is_transient\":\"yes\"}}",
            "{\"error\":{\"code\":99999999999999999999,\"message\":null}}",
            "{\"debug_info\":\"x\"}",
            "{\"debug_info\":{\"retriable\":\"x\",\"type\":7,\"message\":{}}}",
            "[".repeat(100_000),
            "{\"error\":".repeat(50_000),
            "x".repeat(HUGE),
            "{\"error\":{\"message\":\"" + "y".repeat(HUGE) + "\"}}",
            "{\"data\":[" + "{\"id\":\"1\"},".repeat(20_000) + "{}]}");

    private static final List<Map<String, String>> HEADERS = List.of(
            Map.of(),
            Map.of("content-type", "text/html"),
            Map.of("location", "https://evil.example/"),
            Map.of("retry-after", "-1"),
            Map.of("retry-after", "99999999999999999999"),
            Map.of("x-business-use-case-usage", "{\"1\":7}", "x-app-usage", "not json"),
            Map.of("x-business-use-case-usage", "{\"1\":[{\"estimated_time_to_regain_access\":1e99}]}"),
            Map.of("x-fb-trace-id", "z".repeat(10_000)));

    /** How a platform may repeat a token. */
    private static final List<UnaryOperator<String>> ECHOES = List.of(
            token -> "Malformed access token " + token,
            token -> "{\"error\":{\"message\":\"Malformed access token " + token + "\",\"type\":\"X\"}}",
            token -> "{\"id\":\"" + token + "\",\"video_id\":\"" + token + "\",\"permalink\":\"" + token + "\"}",
            token -> "https://x.example/?t=" + URLEncoder.encode(token, StandardCharsets.UTF_8),
            token -> "{\"debug\":\""
                    + Base64.getEncoder().encodeToString(("user:" + token).getBytes(StandardCharsets.UTF_8)) + "\"}");

    private HostileAnswers() {}

    /** What is answered to a call instead of what the platform said. */
    static Function<PlatformCall, PlatformResponse> pick(Random random) {
        int status = of(STATUSES, random);
        Map<String, String> headers = of(HEADERS, random);
        if (random.nextInt(6) == 0) {
            UnaryOperator<String> echo = of(ECHOES, random);
            return call -> new PlatformResponse(status, headers, echo.apply(token(call)));
        }
        String body = of(BODIES, random);
        String sent = random.nextInt(5) == 0 ? body.substring(0, random.nextInt(body.length() + 1)) : body;
        return _ -> new PlatformResponse(status, headers, sent);
    }

    private static String token(PlatformCall call) {
        return Optional.ofNullable(call.headers().get("Authorization"))
                .map(value -> value.substring(value.indexOf(' ') + 1))
                .orElse("none");
    }

    private static <T> T of(List<T> among, Random random) {
        return among.get(random.nextInt(among.size()));
    }
}

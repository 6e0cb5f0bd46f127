package dev.socialposting.platforms.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.uploads.model.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphAnswersTest {
    @Test
    void aWholeEnvelopeIsRead() {
        GraphError error = refusal(400, """
                {"error":{"message":"Application request limit reached","type":"OAuthException","code":4,
                "error_subcode":2207051,"is_transient":false,"error_user_title":"Action is blocked",
                "error_user_msg":"We restrict certain activity.","fbtrace_id":"A6L"}}""");

        assertThat(error.httpStatus()).isEqualTo(400);
        assertThat(error.label()).contains("4/2207051");
        assertThat(error.message()).isEqualTo("Application request limit reached");
        assertThat(error.userMessage()).contains("We restrict certain activity.");
        assertThat(error.isTransient()).isFalse();
        assertThat(error.traceId()).contains("A6L");
        assertThat(error.regain()).isEmpty();
    }

    @Test
    void everythingButTheMessageMayBeMissing() {
        GraphError error = refusal(400, "{\"error\":{\"message\":\"Unsupported request\"}}");

        assertThat(error.message()).isEqualTo("Unsupported request");
        assertThat(error.label()).isEmpty();
        assertThat(error.isNamed()).isFalse();
    }

    @Test
    void evenTheMessageMayBeMissing() {
        assertThat(refusal(400, "{\"error\":{\"code\":1}}").message()).startsWith("HTTP 400");
        assertThat(refusal(500, "{\"error\":{}}").message()).startsWith("HTTP 500");
    }

    @Test
    void anErrorIsAnErrorWhateverTheStatus() {
        assertThat(refusal(200, "{\"error\":{\"message\":\"m\",\"code\":190}}").label())
                .contains("190");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"success\":false}", "{\"success\":\"false\"}", "{\"error\":\"a text\"}", "{\"error\":[]}"})
    void anAnswerMaySayThatTheCallWasNotTakenWithoutAnErrorThatCanBeRead(String body) {
        assertThat(success(body).deniesSuccess()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"success\":true}", "{\"error\":null,\"post_id\":\"1\"}", "{\"id\":null}"})
    void anAnswerWithoutAnErrorSaysThatTheCallWasTaken(String body) {
        assertThat(success(body).deniesSuccess()).isFalse();
    }

    @Test
    void numbersInTextAreNumbers() {
        assertThat(refusal(400, "{\"error\":{\"code\":\"190\",\"error_subcode\":\"463\"}}")
                        .label())
                .contains("190/463");
    }

    @Test
    void aNegativeCodeIsRead() {
        assertThat(refusal(400, "{\"error\":{\"code\":-1,\"error_subcode\":2207001}}")
                        .label())
                .contains("-1/2207001");
    }

    @Test
    void theUploadServiceHasAFormOfItsOwn() {
        GraphError error = refusal(
                400,
                "{\"debug_info\":{\"retriable\":true,\"type\":\"ProcessingFailedError\",\"message\":\"Request processing failed\"}}");

        assertThat(error.label()).contains("ProcessingFailedError");
        assertThat(error.isTransient()).isTrue();
        assertThat(error.message()).isEqualTo("Request processing failed");
    }

    @Test
    void aPageIsReducedToItsWords() {
        GraphError error = refusal(
                502,
                "<html><head><title>502 Bad Gateway</title><style>b {color: red}</style></head>\n<body><h1>Sorry</h1>"
                        + "<script>var a = 1;</script></body></html>");

        assertThat(error.message()).isEqualTo("HTTP 502: 502 Bad Gateway Sorry");
        assertThat(error.isNamed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<html>"})
    void anEmptyAnswerIsItsStatus(String body) {
        assertThat(refusal(503, body).message()).isEqualTo("HTTP 503");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "[]", "null", "17", "\"text\"", "{\"id\":", "<html></html>"})
    void anAnswerThatIsNoObjectIsNoSuccess(String body) {
        assertThat(GraphAnswers.read(response(200, body))).isInstanceOf(GraphAnswer.Refusal.class);
    }

    @Test
    void anObjectWithoutAnErrorIsASuccessOnlyWithAGoodStatus() {
        assertThat(GraphAnswers.read(response(200, "{\"id\":\"1\"}"))).isInstanceOf(GraphAnswer.Success.class);
        assertThat(GraphAnswers.read(response(404, "{\"id\":\"1\"}"))).isInstanceOf(GraphAnswer.Refusal.class);
        assertThat(GraphAnswers.read(response(302, "{}"))).isInstanceOf(GraphAnswer.Refusal.class);
    }

    @Test
    void aLongMessageIsWholeAsFarAsTheLogKeepsIt() {
        String emoji = "🎉".repeat(8000);

        assertThat(refusal(400, "{\"error\":{\"message\":\"" + emoji + "\"}}").message())
                .isEqualTo(emoji);
        assertThat(refusal(400, "{\"error\":{\"message\":\"" + emoji + emoji + "\"}}")
                        .message())
                .startsWith(emoji)
                .endsWith(" … (cut)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"1784":[{"type":"instagram","call_count":100,"estimated_time_to_regain_access":7}]}                        | 7
            {"1":[{"estimated_time_to_regain_access":3},{"estimated_time_to_regain_access":12}]}                        | 12
            {"1":[{"estimated_time_to_regain_access":3}],"2":[{"estimated_time_to_regain_access":5}]}                   | 5
            {"1":[{"estimated_time_to_regain_access":999999}]}                                                          | 1440
            {"1":[{"call_count":28}]}                                                                                   | 0
            {"1":[{"estimated_time_to_regain_access":0}]}                                                               | 0
            {"1":[{"estimated_time_to_regain_access":"soon"}]}                                                          | 0
            {"1":7}                                                                                                     | 0
            no json                                                                                                     | 0
            """)
    void theUsageHeaderTellsWhenCallsArePossibleAgain(String header, int minutes) {
        PlatformResponse response =
                new PlatformResponse(400, Map.of("x-business-use-case-usage", header), "{\"error\":{\"code\":80002}}");

        assertThat(regain(response)).isEqualTo(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            120                                   | PT2M
            ' 120 '                               | PT2M
            0                                     | PT0S
            -1                                    | PT0S
            soon                                  | PT0S
            99999999999999999999                  | PT24H
            Sun, 22 Nov 2026 12:07:30 GMT         | PT7M30S
            Sun, 22 Nov 2026 11:00:00 GMT         | PT0S
            Wed, 22 Nov 2028 12:00:00 GMT         | PT24H
            """)
    void retryAfterTellsItInSecondsOrAsADate(String header, Duration time) {
        PlatformResponse page = new PlatformResponse(429, Map.of("retry-after", header), "<html>Slow down</html>");

        assertThat(regain(page)).isEqualTo(time);
    }

    @Test
    void retryAfterCountsBeforeTheUsageHeader() {
        PlatformResponse both = new PlatformResponse(
                429,
                Map.of(
                        "retry-after",
                        "30",
                        "x-business-use-case-usage",
                        "{\"1\":[{\"estimated_time_to_regain_access\":7}]}"),
                "");

        assertThat(regain(both)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void nothingThatIsStoredOfARefusalIsLongerThanItMayBe() {
        String huge = "z".repeat(500_000);
        GraphError error = refusal(400, """
                {"error":{"message":"%s","code":1,"error_user_msg":"%s","fbtrace_id":"%s"}}""".formatted(huge, huge, huge));
        PlatformResponse ofUploadService = new PlatformResponse(
                400, Map.of("x-fb-trace-id", huge), "{\"debug_info\":{\"type\":\"" + huge + "\"}}");

        assertThat(error.message()).isEqualTo(LogEntry.kept(huge)).hasSizeLessThanOrEqualTo(LogEntry.MAX_TEXT);
        assertThat(error.userMessage()).contains(LogEntry.kept(huge));
        assertThat(error.traceId().orElseThrow()).hasSizeLessThanOrEqualTo(100);
        assertThat(GraphAnswers.facts(ofUploadService).errorCode().orElseThrow())
                .hasSizeLessThanOrEqualTo(100);
        assertThat(GraphAnswers.facts(ofUploadService).traceId()).isEmpty();
    }

    @Test
    void factsForTheLogComeFromSuccessAndRefusalAlike() {
        PlatformResponse good = new PlatformResponse(200, Map.of("x-fb-trace-id", "T1"), "{\"id\":\"1\"}");
        PlatformResponse bad = response(400, "{\"error\":{\"code\":190,\"error_subcode\":463,\"fbtrace_id\":\"T2\"}}");

        assertThat(GraphAnswers.facts(good).traceId()).contains("T1");
        assertThat(GraphAnswers.facts(good).errorCode()).isEmpty();
        assertThat(GraphAnswers.facts(bad).traceId()).contains("T2");
        assertThat(GraphAnswers.facts(bad).errorCode()).contains("190/463");
    }

    @Property
    void readingAnyAnswerThrowsNothing(
            @ForAll String body, @ForAll String header, @ForAll @IntRange(min = 100, max = 599) int status) {
        PlatformResponse response = new PlatformResponse(status, Map.of("x-business-use-case-usage", header), body);

        assertThat(GraphAnswers.read(response)).isNotNull();
        assertThat(GraphAnswers.facts(response)).isNotNull();
    }

    @Test
    void absurdlyDeepAnswersThrowNothing() {
        assertThat(GraphAnswers.read(response(200, "[".repeat(100_000)))).isInstanceOf(GraphAnswer.Refusal.class);
        assertThat(GraphAnswers.read(response(200, "{\"a\":".repeat(100_000)))).isInstanceOf(GraphAnswer.Refusal.class);
        assertThat(GraphAnswers.read(response(200, "<".repeat(1024 * 1024)))).isInstanceOf(GraphAnswer.Refusal.class);
    }

    /** From noon of 22 November 2026 on; nothing is zero. */
    private static Duration regain(PlatformResponse response) {
        return ((GraphAnswer.Refusal) GraphAnswers.read(response))
                .error()
                .regain()
                .flatMap(regain -> regain.from(Instant.parse("2026-11-22T12:00:00Z")))
                .orElse(Duration.ZERO);
    }

    private static GraphObject success(String body) {
        return ((GraphAnswer.Success) GraphAnswers.read(response(200, body))).body();
    }

    private static GraphError refusal(int status, String body) {
        return ((GraphAnswer.Refusal) GraphAnswers.read(response(status, body))).error();
    }

    private static PlatformResponse response(int status, String body) {
        return new PlatformResponse(status, Map.of(), body);
    }
}

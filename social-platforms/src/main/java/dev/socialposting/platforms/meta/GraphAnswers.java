package dev.socialposting.platforms.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.meta.GraphError.Regain;
import dev.socialposting.platforms.publisher.AnswerFacts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads answers of the Graph API and of the upload service. Whatever the body is, reading it throws nothing. */
public final class GraphAnswers {
    private static final JsonMapper JSON = new JsonMapper();

    /** Of a body that is not JSON, as much is looked at and as much is shown. */
    private static final int LOOKED_AT = 4000;

    private static final int SHOWN = 200;

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int MOST_DIGITS = 9;

    private GraphAnswers() {}

    public static GraphAnswer read(PlatformResponse response) {
        GraphObject body = new GraphObject(parse(response.body()));
        Optional<GraphError> error = body.object("error")
                .map(envelope -> fromEnvelope(response, envelope))
                .or(() -> body.object("debug_info").map(info -> fromUploadService(response, info)));
        if (error.isPresent()) {
            return new GraphAnswer.Refusal(error.get());
        }
        return response.isSuccess() && body.node().isObject()
                ? new GraphAnswer.Success(body)
                : new GraphAnswer.Refusal(unnamed(response));
    }

    /** The error code and trace id of an answer, if it has them. */
    public static AnswerFacts facts(PlatformResponse response) {
        return switch (read(response)) {
            case GraphAnswer.Success _ -> new AnswerFacts(Optional.empty(), traceHeader(response));
            case GraphAnswer.Refusal(GraphError error) -> new AnswerFacts(error.label(), error.traceId());
        };
    }

    private static GraphError fromEnvelope(PlatformResponse response, GraphObject envelope) {
        return new GraphError(
                response.status(),
                number(envelope, "code"),
                number(envelope, "error_subcode"),
                Optional.empty(),
                envelope.text("message").filter(words -> !words.isBlank()).orElseGet(() -> plainWords(response)),
                envelope.text("error_user_msg").filter(words -> !words.isBlank()),
                envelope.flag("is_transient").orElse(false),
                regain(response),
                traceId(response, envelope));
    }

    /** The upload service's own form: {@code {"debug_info":{"retriable":true,"type":"ProcessingFailedError","message":"..."}}}. */
    private static GraphError fromUploadService(PlatformResponse response, GraphObject info) {
        return new GraphError(
                response.status(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                info.text("type"),
                info.text("message").filter(words -> !words.isBlank()).orElseGet(() -> plainWords(response)),
                Optional.empty(),
                info.flag("retriable").orElse(false),
                regain(response),
                traceId(response, info));
    }

    private static GraphError unnamed(PlatformResponse response) {
        return new GraphError(
                response.status(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                plainWords(response),
                Optional.empty(),
                false,
                regain(response),
                traceHeader(response));
    }

    private static Optional<Regain> regain(PlatformResponse response) {
        return response.header("retry-after")
                .map(String::strip)
                .flatMap(GraphAnswers::retryAfter)
                .or(() -> longestUsage(response).map(Regain.After::new));
    }

    /** Seconds, or an HTTP date (RFC 9110, section 10.2.3); empty for what cannot be understood. */
    private static Optional<Regain> retryAfter(String header) {
        if (!SECONDS.matcher(header).matches()) {
            return httpDate(header);
        }
        boolean isReadable = header.length() <= MOST_DIGITS;
        return Optional.of(new Regain.After(isReadable ? Duration.ofSeconds(Long.parseLong(header)) : Regain.LONGEST));
    }

    private static Optional<Regain> httpDate(String header) {
        try {
            return Optional.of(new Regain.At(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /**
     * The longest time that the header {@code X-Business-Use-Case-Usage} states; empty if it states none.
     *
     * <p>The header is a JSON object from business or account ids to arrays of usages, each with
     * {@code estimated_time_to_regain_access} in minutes, 0 while calls are possible. Meta sends it only after some traffic.
     */
    private static Optional<Duration> longestUsage(PlatformResponse response) {
        return response.header("x-business-use-case-usage").stream()
                .map(GraphAnswers::parse)
                .flatMap(usages -> StreamSupport.stream(usages.spliterator(), false))
                .flatMap(usage -> usage.isArray() ? StreamSupport.stream(usage.spliterator(), false) : Stream.of(usage))
                .map(usage -> new GraphObject(usage).number("estimated_time_to_regain_access"))
                .flatMap(Optional::stream)
                .filter(minutes -> minutes > 0)
                .max(Long::compare)
                .map(minutes -> Duration.ofMinutes(Math.min(minutes, Regain.LONGEST.toMinutes())));
    }

    private static Optional<String> traceId(PlatformResponse response, GraphObject error) {
        return error.text("fbtrace_id").or(() -> traceHeader(response));
    }

    private static Optional<String> traceHeader(PlatformResponse response) {
        return response.header("x-fb-trace-id").filter(id -> id.length() <= GraphObject.MAX_WORD_LENGTH);
    }

    private static OptionalInt number(GraphObject envelope, String name) {
        Optional<String> text = envelope.text(name).filter(value -> value.matches("-?[0-9]{1,9}"));
        return text.isPresent() ? OptionalInt.of(Integer.parseInt(text.get())) : OptionalInt.empty();
    }

    /** The words of an answer that is no JSON we know, such as a load balancer's page. */
    private static String plainWords(PlatformResponse response) {
        String start = response.body().substring(0, Math.min(response.body().length(), LOOKED_AT));
        String words = start.replaceAll("(?s)<(script|style)\\b.*?</\\1>", " ")
                .replaceAll("<[^<>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String status = "HTTP " + response.status();
        return words.isEmpty() ? status : status + ": " + words.substring(0, Math.min(words.length(), SHOWN));
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}

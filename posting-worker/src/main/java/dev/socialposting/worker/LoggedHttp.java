package dev.socialposting.worker;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.publisher.AnswerFacts;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.uploads.model.LogCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Makes a turn's calls: each only while the lease lasts long enough for it, renewed while bytes are sent, and each with a line in the user's log. */
final class LoggedHttp implements PlatformHttp {
    private static final int EXCERPT_LENGTH = 500;
    private static final int MASKED_LENGTH = 20 * EXCERPT_LENGTH;

    private final PlatformHttp http;
    private final VideoPublisher publisher;
    private final DetailedLogger log;
    private final SecretMasker masker;
    private final Clock clock;
    private final Consumer<PlatformCall> beforeEachCall;
    private final Consumer<PlatformCall> whileSending;

    LoggedHttp(
            PlatformHttp http,
            VideoPublisher publisher,
            DetailedLogger log,
            SecretMasker masker,
            Clock clock,
            Consumer<PlatformCall> beforeEachCall,
            Consumer<PlatformCall> whileSending) {
        this.http = http;
        this.publisher = publisher;
        this.log = log;
        this.masker = masker;
        this.clock = clock;
        this.beforeEachCall = beforeEachCall;
        this.whileSending = whileSending;
    }

    @Override
    public PlatformResponse send(PlatformCall call) {
        beforeEachCall.accept(call);
        Instant start = clock.instant();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("method", call.method().name());
        fields.put("url", call.uri().toString());
        try {
            PlatformResponse answer = masker.mask(http.send(call.meanwhile(() -> whileSending.accept(call))));
            record(call, fields, start, answer);
            return answer;
        } catch (SendingCutException cut) {
            fields.put("duration_ms", since(start));
            log.info(
                    LogCode.SENDING_CUT,
                    "%s %s was not finished: this run is over".formatted(call.method(), path(call)),
                    fields);
            throw cut;
        } catch (PlatformUnreachableException unreachable) {
            fields.put("duration_ms", since(start));
            fields.put("reason", String.valueOf(unreachable.getMessage()));
            log.warning(LogCode.PLATFORM_SILENT, "No answer to %s %s".formatted(call.method(), path(call)), fields);
            throw unreachable;
        }
    }

    private void record(PlatformCall call, Map<String, Object> fields, Instant start, PlatformResponse answer) {
        AnswerFacts facts = publisher.facts(answer);
        fields.put("status", (long) answer.status());
        fields.put("duration_ms", since(start));
        facts.errorCode().ifPresent(code -> fields.put("platform_code", code));
        facts.traceId().ifPresent(id -> fields.put("trace_id", id));
        fields.put("answer", excerpt(answer.body()));
        String message = "%s %s was answered with %d".formatted(call.method(), path(call), answer.status());
        if (answer.isSuccess() && facts.errorCode().isEmpty()) {
            log.info(LogCode.PLATFORM_CALLED, message, fields);
        } else {
            log.warning(LogCode.PLATFORM_CALLED, message, fields);
        }
    }

    private long since(Instant start) {
        return Duration.between(start, clock.instant()).toMillis();
    }

    private static String path(PlatformCall call) {
        return call.uri().getPath();
    }

    /** Masked first, so that the cut leaves no part of a secret; of a huge answer only as much as can get into the excerpt. */
    private String excerpt(String body) {
        String masked = masker.mask(body.substring(0, Math.min(body.length(), MASKED_LENGTH)));
        return masked.length() <= EXCERPT_LENGTH ? masked : masked.substring(0, EXCERPT_LENGTH) + "…";
    }
}

package dev.socialposting.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class JsonLineEncoderTest {
    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("dev.socialposting.test");
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private final JsonLineEncoder encoder = new JsonLineEncoder();

    @Test
    void aLineHasARfc3339TimeAndALevelAsLambdaWantsThem() throws IOException {
        JsonNode line = line(log -> log.atWarn().log("It {}", "is"));

        assertThat(OffsetDateTime.parse(line.path("timestamp").asText()).getOffset())
                .hasToString("Z");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("logger").asText()).isEqualTo("dev.socialposting.test");
        assertThat(line.path("message").asText()).isEqualTo("It is");
    }

    @Test
    void itsFieldsAreAnObjectWithValuesOfTheirTypes() throws IOException {
        JsonNode fields = line(log -> log.atInfo()
                        .addKeyValue("status", 400)
                        .addKeyValue("duration_ms", 12L)
                        .addKeyValue("retryable", true)
                        .addKeyValue("code", "rate_limited")
                        .addKeyValue("nothing", (Object) null)
                        .log("Answered"))
                .path("fields");

        assertThat(fields).isEqualTo(JsonMapper.builder().build().readTree("""
                                        {"status": 400, "duration_ms": 12, "retryable": true, "code": "rate_limited", "nothing": null}"""));
    }

    @Test
    void aFaultIsToldWithItsCausesOnTheSameLine() throws IOException {
        JsonNode thrown = line(log -> log.atError()
                        .setCause(new IllegalStateException("outer\nline", new IOException("inner")))
                        .log("It failed"))
                .path("throwable");

        assertThat(thrown.path("className").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(thrown.path("message").asText()).isEqualTo("outer\nline");
        assertThat(thrown.path("stack").asText()).contains("Caused by: java.io.IOException: inner");
    }

    @Test
    void whatIsNotThereIsNotWritten() throws IOException {
        assertThat(line(log -> log.info("Plain")).fieldNames())
                .toIterable()
                .containsExactlyElementsOf(List.of("timestamp", "level", "logger", "message"));
    }

    @Test
    void everyLineSaysTheCommitThatIsDeployedWhereOneIsNamed() throws IOException {
        encoder.setCommit("0123456789abcdef-dirty");

        assertThat(line(log -> log.info("Plain")).path("commit").asText()).isEqualTo("0123456789abcdef-dirty");
    }

    private JsonNode line(Consumer<Logger> logging) throws IOException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        logger.setLevel(Level.INFO);
        events.start();
        logger.addAppender(events);
        logging.accept(logger);
        String text = new String(encoder.encode(events.list.getLast()), StandardCharsets.UTF_8);
        assertThat(text).endsWith("}\n");
        assertThat(text.lines()).hasSize(1);
        return JsonMapper.builder().build().readTree(text);
    }
}

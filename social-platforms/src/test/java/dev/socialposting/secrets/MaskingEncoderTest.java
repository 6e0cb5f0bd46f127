package dev.socialposting.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.platforms.PlatformSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.KeyValuePair;

class MaskingEncoderTest {
    private final LoggerContext context = new LoggerContext();
    private final MaskingEncoder encoder = new MaskingEncoder();

    @BeforeEach
    void start() {
        JsonEncoder json = new JsonEncoder();
        json.setContext(context);
        json.start();
        encoder.setContext(context);
        encoder.setEncoder(json);
        encoder.setMask(new PlatformSecrets());
        encoder.start();
    }

    @ParameterizedTest
    @EnumSource
    void noSecretLeavesFromWhereverInALineItStands(SecretForms form) throws IOException {
        String line = written(event(form.text()));

        assertThat(form.isHiddenIn(line)).as(line).isTrue();
        assertThat(line.split("\\[masked]", -1)).as(line).hasSizeGreaterThan(8);
        assertThat(JsonMapper.builder().build().readTree(line).path("level").asText())
                .isEqualTo("WARN");
    }

    @Test
    void aLineWithoutASecretStaysAsItIs() {
        assertThat(written(event("nothing of note")))
                .contains("nothing of note")
                .doesNotContain("[masked]");
    }

    @Test
    void withoutANestedEncoderItDoesNotStart() {
        MaskingEncoder empty = new MaskingEncoder();
        empty.setContext(context);

        empty.start();

        assertThat(empty.isStarted()).isFalse();
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .anyMatch(status -> status.getMessage().contains("no nested encoder"));
    }

    @Test
    void withoutAMaskNothingIsLogged() {
        MaskingEncoder bare = new MaskingEncoder();
        bare.setContext(context);
        bare.setEncoder(new JsonEncoder());

        bare.start();

        assertThat(bare.isStarted()).isFalse();
        assertThat(bare.encode(event("anything"))).isEmpty();
    }

    private LoggingEvent event(String text) {
        IllegalStateException thrown = new IllegalStateException(text, new IOException(text, new Error(text)));
        thrown.addSuppressed(new IllegalArgumentException(text));
        LoggingEvent event = new LoggingEvent(
                "x", context.getLogger("x"), Level.WARN, "A message of {} and " + text, thrown, new Object[] {text});
        event.addKeyValuePair(new KeyValuePair("a_value", text));
        event.addKeyValuePair(new KeyValuePair(text, "by its name"));
        event.setMDCPropertyMap(Map.of("in_mdc", text));
        return event;
    }

    private String written(LoggingEvent event) {
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}

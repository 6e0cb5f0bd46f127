package dev.socialposting.local;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.slf4j.event.KeyValuePair;

/** What the terminal shows of what came from outside. */
class LogFormatTest {

    private static final String FORGED = "/x\n12:00:00.000 INFO  ApiFunction: forged\r\u001b[2Jwiped\u2028\u0085";

    private final LoggerContext context = new LoggerContext();
    private final OutputStreamAppender<ILoggingEvent> appender;

    LogFormatTest() throws Exception {
        JoranConfigurator configurator = new JoranConfigurator();
        context.setMDCAdapter(MDC.getMDCAdapter());
        configurator.setContext(context);
        configurator.doConfigure(LogFormatTest.class.getResource("/logback-local-run.xml"));
        appender = (OutputStreamAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console");
    }

    @Test
    void aPathForgesNoLineAndCommandsNoTerminal() {
        LoggingEvent event = event("Answered " + FORGED, null);
        event.setKeyValuePairs(List.of(new KeyValuePair("path", FORGED)));

        String line = encoded(event);

        assertThat(line).endsWith("\n").contains("forged").contains("path=\"/x?12:00:00.000");
        assertThat(line.strip()).doesNotContain("\n", "\r", "\u001b", "\u2028", "\u0085");
    }

    @Test
    void norDoesTheTextOfAnException() {
        String lines =
                encoded(event("It failed", new IllegalStateException(FORGED, new IllegalArgumentException(FORGED))));

        assertThat(lines.lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("\tat ")
                        || line.startsWith("\t... ")
                        || line.startsWith("Caused by: ")
                        || line.startsWith("java.lang.IllegalStateException: "));
        assertThat(lines)
                .contains("Caused by: java.lang.IllegalArgumentException: /x?12")
                .doesNotContain("\u001b");
    }

    private LoggingEvent event(String message, @Nullable Throwable thrown) {
        Logger logger = context.getLogger("Some");
        return new LoggingEvent("", logger, Level.INFO, message, thrown, null);
    }

    private String encoded(LoggingEvent event) {
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}

package dev.socialposting.secrets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What a function's operator reads: all that our loggers log, written by the encoder of the {@code logback.xml} that is deployed. */
public final class DeployedLog implements AutoCloseable {
    private final Logger ours = (Logger) LoggerFactory.getLogger("dev.socialposting");
    private final Optional<Level> levelBefore = Optional.ofNullable(ours.getLevel());
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> writer;

    private DeployedLog(Encoder<ILoggingEvent> encoder) {
        writer = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
            }
        };
        writer.start();
        ours.setLevel(Level.INFO);
        ours.setAdditive(false);
        ours.addAppender(writer);
    }

    /** Listens from now on, with the configuration that is on the class path of the function under test. */
    public static DeployedLog listening() {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        URL configuration = Optional.ofNullable(DeployedLog.class.getResource("/logback.xml"))
                .orElseThrow();
        try {
            configurator.doConfigure(configuration);
        } catch (JoranException e) {
            throw new IllegalStateException("logback.xml cannot be read", e);
        }
        OutputStreamAppender<ILoggingEvent> stdout = (OutputStreamAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stdout");
        return new DeployedLog(stdout.getEncoder());
    }

    public String text() {
        return String.join("", lines);
    }

    @Override
    public void close() {
        ours.detachAppender(writer);
        ours.setAdditive(true);
        ours.setLevel(levelBefore.orElse(null));
    }
}

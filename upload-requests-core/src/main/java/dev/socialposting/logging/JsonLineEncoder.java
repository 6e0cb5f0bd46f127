package dev.socialposting.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Writes an event as one line of JSON: {@code timestamp} (RFC 3339, UTC), {@code level}, {@code logger}, {@code message}; the {@code commit}
 * that is deployed, where the configuration names one; what it is about under
 * {@code mdc}, its key-value pairs under {@code fields}, numbers and truth values as such; {@code throwable} with {@code className}, {@code message}
 * and {@code stack}.
 *
 * <p>Lambda reads the level of a line only beside an RFC 3339 {@code timestamp}; a line without one is INFO to it, and one function's log level
 * would drop errors and metrics. Source: Lambda developer guide, "Using log-level filtering with Lambda".
 */
public final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};

    private final JsonFactory json = new JsonFactory();
    private String commit = "";

    /** Called by logback for the nested {@code commit}: the commit that is deployed. */
    public void setCommit(String deployed) {
        commit = deployed;
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringField(
                    "timestamp", Instant.ofEpochMilli(event.getTimeStamp()).toString());
            out.writeStringField("level", event.getLevel().toString());
            out.writeStringField("logger", event.getLoggerName());
            out.writeStringField("message", event.getFormattedMessage());
            if (!commit.isEmpty()) {
                out.writeStringField("commit", commit);
            }
            writeContext(out, event.getMDCPropertyMap());
            writeFields(out, Optional.ofNullable(event.getKeyValuePairs()).orElse(List.of()));
            writeThrowable(out, event.getThrowableProxy());
            out.writeEndObject();
            out.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException("a line cannot be written to memory", impossible);
        }
        return line.toByteArray();
    }

    private static void writeContext(JsonGenerator out, Map<String, String> context) throws IOException {
        if (!context.isEmpty()) {
            out.writeObjectFieldStart("mdc");
            for (Map.Entry<String, String> entry : context.entrySet()) {
                out.writeStringField(entry.getKey(), entry.getValue());
            }
            out.writeEndObject();
        }
    }

    private static void writeFields(JsonGenerator out, List<KeyValuePair> pairs) throws IOException {
        if (!pairs.isEmpty()) {
            out.writeObjectFieldStart("fields");
            for (KeyValuePair pair : pairs) {
                out.writeFieldName(pair.key);
                switch (pair.value) {
                    case null -> out.writeNull();
                    case Integer number -> out.writeNumber(number);
                    case Long number -> out.writeNumber(number);
                    case Double number -> out.writeNumber(number);
                    case Boolean truth -> out.writeBoolean(truth);
                    case Object other -> out.writeString(other.toString());
                }
            }
            out.writeEndObject();
        }
    }

    private static void writeThrowable(JsonGenerator out, @Nullable IThrowableProxy thrown) throws IOException {
        if (thrown != null) {
            out.writeObjectFieldStart("throwable");
            out.writeStringField("className", thrown.getClassName());
            out.writeStringField("message", thrown.getMessage());
            out.writeStringField("stack", ThrowableProxyUtil.asString(thrown));
            out.writeEndObject();
        }
    }
}

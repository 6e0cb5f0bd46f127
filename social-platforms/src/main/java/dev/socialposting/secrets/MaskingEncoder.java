package dev.socialposting.secrets;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one gate through which the operator's log leaves: takes what looks like a secret out of a line that another encoder has
 * written, whether it stood in the message, in a value, or in the text of an exception or of its cause.
 *
 * <p>Used in every logback configuration, with the encoder that makes the line and the mask nested in it.
 */
public final class MaskingEncoder extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};

    private @Nullable Encoder<ILoggingEvent> encoder;
    private @Nullable UnaryOperator<String> mask;

    /** Called by logback for the nested {@code encoder}. */
    public void setEncoder(Encoder<ILoggingEvent> nested) {
        encoder = nested;
    }

    /** Called by logback for the nested {@code mask}, which takes secrets out of a line. */
    public void setMask(UnaryOperator<String> given) {
        mask = given;
    }

    @Override
    public void start() {
        if (encoder == null || mask == null) {
            addError("There is no nested %s: nothing is logged.".formatted(encoder == null ? "encoder" : "mask"));
            return;
        }
        super.start();
    }

    @Override
    public byte[] headerBytes() {
        return encoder == null ? NOTHING : encoder.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return encoder == null || mask == null
                ? NOTHING
                : mask.apply(new String(encoder.encode(event), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return encoder == null ? NOTHING : encoder.footerBytes();
    }
}

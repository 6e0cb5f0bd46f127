package dev.socialposting.uploads.model;

import java.util.Optional;
import java.util.UUID;

/**
 * The id of an upload request.
 *
 * @param value a UUID in its canonical lower-case form of 36 characters
 */
public record RequestId(String value) {
    /** An {@code x} stands for a digit. */
    private static final String FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    public RequestId {
        if (!isRequestId(value)) {
            throw new IllegalArgumentException("not a request id: " + value);
        }
    }

    public static RequestId of(UUID uuid) {
        return new RequestId(uuid.toString());
    }

    /** Reads a canonical UUID; empty when the text has another shape. */
    public static Optional<RequestId> parse(String text) {
        return isRequestId(text) ? Optional.of(new RequestId(text)) : Optional.empty();
    }

    private static boolean isRequestId(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int at = 0; at < FORM.length(); at++) {
            boolean fits = FORM.charAt(at) == 'x' ? Ascii.isSmallHexDigit(text.charAt(at)) : text.charAt(at) == '-';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}

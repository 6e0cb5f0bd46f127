package dev.socialposting.uploads.model;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of an upload request.
 *
 * @param value a UUID in its canonical lower-case form of 36 characters
 */
public record RequestId(String value) {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public RequestId {
        if (!UUID_TEXT.matcher(value).matches()) {
            throw new IllegalArgumentException("not a request id: " + value);
        }
    }

    public static RequestId of(UUID uuid) {
        return new RequestId(uuid.toString());
    }

    /** Reads a canonical UUID; empty when the text has another shape. */
    public static Optional<RequestId> parse(String text) {
        return UUID_TEXT.matcher(text).matches() ? Optional.of(new RequestId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.socialposting.api.uploads;

import dev.socialposting.api.http.Checked;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.HttpCall;
import dev.socialposting.api.http.Problem;
import dev.socialposting.hashing.Sha256;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UserId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a caller gives to a post so that it can be sent again without becoming a second one.
 *
 * @param value 1 to 255 visible ASCII characters
 */
record IdempotencyKey(String value) {
    static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

    /** The key of a call, if it has one. */
    static Checked<Optional<IdempotencyKey>> of(HttpCall call) {
        Optional<String> value = call.header(HEADER);
        if (value.isPresent() && !VISIBLE_ASCII.matcher(value.get()).matches()) {
            return Checked.invalid(Problem.invalidParameters(List.of(FieldError.atHeader(
                    HEADER,
                    "invalid_idempotency_key",
                    "The key must have 1 to 255 visible ASCII characters, without spaces."))));
        }
        return Checked.valid(value.map(IdempotencyKey::new));
    }

    /**
     * The id of the one request that this user's key stands for: a UUID of version 8 (RFC 9562) made of a SHA-256, so that the same
     * key can never make a second row.
     */
    RequestId requestIdFor(UserId user) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(user.value().length() + ":" + user.value() + value));
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return RequestId.of(new UUID(high, low));
    }
}

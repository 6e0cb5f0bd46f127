package dev.socialposting.aws.dynamodb;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names each write of a row: see {@link RequestRow}. */
final class WriteIds {
    private static final int BYTES = 12;

    private final SecureRandom random;

    WriteIds(SecureRandom random) {
        this.random = random;
    }

    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

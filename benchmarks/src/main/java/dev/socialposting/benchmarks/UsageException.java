package dev.socialposting.benchmarks;

import java.io.Serial;

/** A benchmark was asked for in a way that is not understood; the message says how it is done. */
public final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public UsageException(String usage) {
        super(usage);
    }
}

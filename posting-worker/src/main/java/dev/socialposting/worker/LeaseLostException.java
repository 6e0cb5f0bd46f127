package dev.socialposting.worker;

import dev.socialposting.uploads.model.Refusal;

/** The posting is no longer this turn's: whoever has it now goes on, and this turn ends without another call. */
final class LeaseLostException extends RuntimeException {
    LeaseLostException(Refusal reason) {
        super("the lease was lost: " + reason);
    }
}

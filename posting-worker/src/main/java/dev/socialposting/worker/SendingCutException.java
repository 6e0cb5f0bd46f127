package dev.socialposting.worker;

/** The invocation ends soon, and a step was still sending bytes. */
final class SendingCutException extends RuntimeException {
    SendingCutException() {
        super("the run ended while bytes were sent");
    }
}

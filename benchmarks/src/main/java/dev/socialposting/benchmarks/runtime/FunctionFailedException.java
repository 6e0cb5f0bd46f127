package dev.socialposting.benchmarks.runtime;

/** A function did not start, or gave no answer. */
public final class FunctionFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param output what the function has written */
    FunctionFailedException(String message, String output) {
        super(message + "\n" + output);
    }
}

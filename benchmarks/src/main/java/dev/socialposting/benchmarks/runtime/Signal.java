package dev.socialposting.benchmarks.runtime;

/** What a function's process lets Lambda know. */
sealed interface Signal {
    /** It has started, or has answered, and waits for an event. */
    record WantsEvent(long nanoTime) implements Signal {}

    /** It has done what is to be done before a snapshot is taken of it. */
    record WantsRestore(long nanoTime) implements Signal {}

    record Answered(String json, long nanoTime) implements Signal {}

    /**
     * It reports an error.
     *
     * @param path of the Runtime API that it was reported to, which says what failed
     */
    record Failed(String path, String error) implements Signal {}

    /** The process has ended. */
    record Ended(int exitCode) implements Signal {}
}

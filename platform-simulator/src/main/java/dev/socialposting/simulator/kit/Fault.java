package dev.socialposting.simulator.kit;

/** What a scenario does to one call. */
public sealed interface Fault {
    /** Nothing: the call is handled as usual. */
    record None() implements Fault {}

    /** The call is not handled; this is the answer instead. */
    record Instead(Reply reply) implements Fault {}

    /** The call is handled, and if it succeeded its answer is replaced by this one. */
    record Afterwards(Reply reply) implements Fault {}
}

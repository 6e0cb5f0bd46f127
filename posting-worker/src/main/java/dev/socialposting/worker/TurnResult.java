package dev.socialposting.worker;

/** What a turn does after a step. */
sealed interface TurnResult {
    TurnResult CONTINUE = new Continue();
    End DONE = new End(Verdict.DONE);
    End DEAD_LETTER = new End(Verdict.DEAD_LETTER);

    /** It takes the next step. */
    record Continue() implements TurnResult {}

    /** It is over; the posting has been left. */
    record End(Verdict verdict) implements TurnResult {}
}

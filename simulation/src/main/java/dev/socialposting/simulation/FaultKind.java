package dev.socialposting.simulation;

/** What can go wrong at a boundary, or around the queue. */
enum FaultKind {
    NONE,
    /** The process dies before anything has happened. */
    CRASH_BEFORE,
    /** The process dies when it has happened, before the answer is seen. */
    CRASH_AFTER,
    /** The process dies right away; what it asked of the platform happens some seconds later. */
    CRASH_IN_FLIGHT,
    /** Nothing happens, and the caller is told so by an exception. */
    UNAVAILABLE,
    /** It happens, but the caller gets an exception. */
    ANSWER_LOST,
    /** The process stands still for minutes, before. */
    ASLEEP_BEFORE,
    /** The process stands still for minutes, after. */
    ASLEEP_AFTER,
    /** The write takes effect, its answer is lost, and the move is applied again to the row that is found. */
    WRITE_REPEATED,
    /** Of several entries or messages only the first ones get through, and the caller gets an exception. */
    HALF_DONE,
    /** The queue takes a message and loses it. */
    MESSAGE_LOST,
    /** The queue delivers a message twice. */
    MESSAGE_DOUBLED,
    /** The queue delivers a message minutes late, after those that were sent later. */
    MESSAGE_LATE,
    /** The platform takes up to 29 seconds. */
    SLOW,
    /** The caller gives up after 30 seconds; what it asked for happens at some time before that, or soon after. */
    EFFECT_LATE,
    /** HTTP 429 with code 4, and nothing happens. */
    RATE_LIMITED,
    /** HTTP 500 with code 1 or 2, and nothing happens. */
    SERVER_ERROR,
    /** HTTP 500 with code 1 or 2, and it happens. */
    SERVER_ERROR_BUT_DONE,
    /** An HTML page, with 502 or 200, and nothing happens. */
    HTML_PAGE,
    /** An HTML page, with 502 or 200, and it happens. */
    HTML_BUT_DONE,
    /** A reading is refused for a while with an error that would mean more if it stayed. */
    READ_REFUSED,
    /** Every message of the queue is lost. */
    QUEUE_LOST;

    boolean isCrash() {
        return this == CRASH_BEFORE || this == CRASH_AFTER || this == CRASH_IN_FLIGHT;
    }

    /** Whether the one whom it meets cannot say for sure what it has done, or cannot go on. */
    boolean disturbs() {
        return isCrash() || this == UNAVAILABLE || this == ANSWER_LOST || this == HALF_DONE;
    }
}

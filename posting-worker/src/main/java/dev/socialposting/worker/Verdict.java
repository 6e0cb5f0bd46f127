package dev.socialposting.worker;

import java.time.Duration;

/** What is to become of a message after it was handled. */
sealed interface Verdict {
    Verdict DONE = new Done();
    Verdict DEAD_LETTER = new DeadLetter();

    /** It has served its purpose and is deleted. */
    record Done() implements Verdict {}

    /** It is reported as failed and comes again after this time. */
    record TryAgain(Duration after) implements Verdict {}

    /** It is reported as failed and comes again at once, until the queue moves it to the dead-letter queue. */
    record DeadLetter() implements Verdict {}
}

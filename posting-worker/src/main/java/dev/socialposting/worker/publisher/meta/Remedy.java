package dev.socialposting.worker.publisher.meta;

import java.time.Duration;
import java.util.Optional;

/** What is to be done about an error. */
public sealed interface Remedy {
    /** It may pass: make the same call again, a few times. What a call that publishes has done is not known. */
    record TryAgain() implements Remedy {}

    /** What was prepared is of no more use: begin anew, at most as often as this, then give up. */
    record PrepareAnew(int times) implements Remedy {}

    /**
     * Nothing was done; wait, then make the same call again.
     *
     * @param fixed how long; if empty, as long as the platform states, or longer each time if it states nothing
     */
    record HoldBack(Optional<Duration> fixed) implements Remedy {}

    /** It will not work until somebody acts. */
    record GiveUp() implements Remedy {}

    /**
     * The platform's word is not to be trusted: find out what is there first.
     *
     * @param pause if nothing was done after all, how long to leave the platform alone
     */
    record LookFirst(Duration pause) implements Remedy {}

    static Remedy tryAgain() {
        return new TryAgain();
    }

    static Remedy prepareAnew(int times) {
        return new PrepareAnew(times);
    }

    static Remedy holdBack() {
        return new HoldBack(Optional.empty());
    }

    static Remedy holdBack(Duration fixed) {
        return new HoldBack(Optional.of(fixed));
    }

    static Remedy giveUp() {
        return new GiveUp();
    }

    static Remedy lookFirst() {
        return new LookFirst(Duration.ZERO);
    }

    static Remedy lookFirst(Duration pause) {
        return new LookFirst(pause);
    }
}

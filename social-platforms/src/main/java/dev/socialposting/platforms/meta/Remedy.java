package dev.socialposting.platforms.meta;

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

    /** Wait as {@link HoldBack} without a fixed time does, but what a call that publishes has done is not known: find out before another. */
    record HoldBackInDoubt() implements Remedy {}

    /** It will not work until somebody acts. */
    record GiveUp() implements Remedy {}

    /**
     * What is wanted is there already, or what was prepared is gone: an earlier call of ours, of which nothing was seen, may have done that.
     * Without such a call it is as {@code otherwise}.
     */
    record UnlessOurs(Remedy otherwise) implements Remedy {}

    /**
     * The platform's word is not to be trusted: find out what is there first.
     *
     * @param pause if nothing was done after all, how long to leave the platform alone
     */
    record LookFirst(Duration pause) implements Remedy {}

    /** Whether both come to the same: waiting, giving up, and so on, for however long and however often. */
    default boolean isLike(Remedy other) {
        return getClass().equals(other.getClass()) || (waits() && other.waits());
    }

    private boolean waits() {
        return this instanceof HoldBack || this instanceof HoldBackInDoubt;
    }

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

    static Remedy holdBackInDoubt() {
        return new HoldBackInDoubt();
    }

    static Remedy giveUp() {
        return new GiveUp();
    }

    static Remedy unlessOurs(Remedy otherwise) {
        return new UnlessOurs(otherwise);
    }

    static Remedy lookFirst() {
        return new LookFirst(Duration.ZERO);
    }

    static Remedy lookFirst(Duration pause) {
        return new LookFirst(pause);
    }
}

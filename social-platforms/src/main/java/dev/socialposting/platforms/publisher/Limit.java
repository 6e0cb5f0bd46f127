package dev.socialposting.platforms.publisher;

import java.time.Duration;
import java.util.Optional;

/**
 * How much a platform takes of us. We count what we do ourselves, in all workers, and hold a post back before it would go beyond: that costs
 * no call and no try, and its user sees until when.
 *
 * @param name stable, and unique within its platform: what is counted is stored under it
 * @param scope whose doings are counted together
 * @param most how many there may be, from 1
 * @param window so many in any stretch of this length; without one, so many at a time, each from the beginning of its step to the end of the
 *     worker's turn
 * @param inWords what is counted, for the user: "uploads by all users of this app"
 */
public record Limit(String name, Scope scope, int most, Optional<Duration> window, String inWords) {
    public Limit {
        if (most < 1) {
            throw new IllegalArgumentException("the limit " + name + " must allow at least one, not " + most);
        }
    }

    /** So many in any stretch of time of this length. Each beginning of the step counts, also that of another try. */
    public static Limit within(Duration window, Scope scope, int most, String name, String inWords) {
        return new Limit(name, scope, most, Optional.of(window), inWords);
    }

    /** So many at a time. */
    public static Limit atATime(Scope scope, int most, String name, String inWords) {
        return new Limit(name, scope, most, Optional.empty(), inWords);
    }

    /** Whose doings are counted together. */
    public enum Scope {
        /** Those of all accounts. */
        APP,
        /** Those of the accounts of one server, on a platform that has many. */
        SERVER,
        /** Those of one account, whoever of our users posts to it. */
        ACCOUNT
    }
}

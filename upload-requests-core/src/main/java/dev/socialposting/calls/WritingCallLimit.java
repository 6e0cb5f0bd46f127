package dev.socialposting.calls;

import dev.socialposting.metrics.Metric;
import dev.socialposting.metrics.Metrics;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many writing calls a user may make in a minute of the clock, so that one who makes very many leaves room for the others. A call that
 * cannot be counted is allowed: the limit protects the service from its users, and must not keep them out when it is itself out of order.
 */
public final class WritingCallLimit {
    private static final Logger LOG = LoggerFactory.getLogger(WritingCallLimit.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** DynamoDB deletes what is over within days; nobody reads it meanwhile. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final int perMinute;
    private final CallCounts counts;
    private final Metrics metrics;
    private final Clock clock;

    /**
     * A limit.
     *
     * @param perMinute how many calls; 0 for any number
     */
    public WritingCallLimit(int perMinute, CallCounts counts, Metrics metrics, Clock clock) {
        if (perMinute < 0) {
            throw new IllegalArgumentException("a limit of calls is 0 or more, not " + perMinute);
        }
        this.perMinute = perMinute;
        this.counts = counts;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** No limit. */
    public static WritingCallLimit none() {
        return new WritingCallLimit(0, (_, _, _, _) -> true, Metrics.NONE, Clock.systemUTC());
    }

    /** Whether any number of calls is allowed: then there is nothing to ask. */
    public boolean isOff() {
        return perMinute == 0;
    }

    /** Counts a call of this user, and says whether it may be made. */
    public Ruling count(UserId user) {
        Instant now = clock.instant();
        Instant window = now.truncatedTo(ChronoUnit.MINUTES);
        Instant next = window.plus(WINDOW);
        if (isOff() || isCounted(user, window, next.plus(KEPT))) {
            return new Ruling.Allowed();
        }
        metrics.report(new Metric.CallRefused(user));
        return new Ruling.Refused(perMinute, Duration.between(now, next));
    }

    private boolean isCounted(UserId user, Instant window, Instant forgottenAt) {
        try {
            return counts.countUpTo(perMinute, user, window, forgottenAt);
        } catch (StoreUnavailableException unavailable) {
            LOG.atWarn().setCause(unavailable).log("A call could not be counted; it is allowed");
            return true;
        }
    }

    /** Whether a call may be made. */
    public sealed interface Ruling {
        record Allowed() implements Ruling {}

        /**
         * Not now.
         *
         * @param perMinute how many are allowed
         * @param retryAfter when the next one is
         */
        record Refused(int perMinute, Duration retryAfter) implements Ruling {}
    }
}

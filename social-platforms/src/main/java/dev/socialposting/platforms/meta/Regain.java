package dev.socialposting.platforms.meta;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a platform says that calls are possible again. */
public sealed interface Regain {
    /** The windows that Meta counts in are 24 hours long; no later time is believed. */
    Duration LONGEST = Duration.ofHours(24);

    /** So long after the answer. */
    record After(Duration time) implements Regain {}

    /** At a time by the platform's clock. */
    record At(Instant time) implements Regain {}

    /** How long that is from now on; empty if it is over. */
    default Optional<Duration> from(Instant now) {
        Duration stated = switch (this) {
            case After(Duration time) -> time;
            case At(Instant time) -> Duration.between(now, time);
        };
        return Optional.of(stated)
                .filter(Duration::isPositive)
                .map(time -> time.compareTo(LONGEST) < 0 ? time : LONGEST);
    }
}

package dev.socialposting.worker;

import dev.socialposting.environment.Environment;
import dev.socialposting.platforms.http.PlatformCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What can be set about the engine.
 *
 * @param lane which steps it runs
 * @param retryDelays how long after its first, second, ... failed try a step is tried again
 * @param callTimeout the longest that one call to a platform may take
 * @param leaseTime how long a lease lasts; must outlive a call by a margin
 */
record WorkerSettings(Lane lane, List<Duration> retryDelays, Duration callTimeout, Duration leaseTime) {
    /** What a lease must have left beyond a call's timeout when the call begins: time to store what came of it. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(15);

    /** How long what precedes a call may take, the renewal of its lease above all: longer than the store takes to answer or to give up. */
    private static final Duration TIME_TO_RENEW = Duration.ofSeconds(10);

    WorkerSettings {
        retryDelays = List.copyOf(retryDelays);
        Duration shortest = needed(callTimeout).plus(TIME_TO_RENEW);
        if (leaseTime.compareTo(shortest) < 0) {
            throw new IllegalArgumentException(
                    "LEASE_SECONDS is %d and must be at least %d, or a lease could be over before it is renewed and the call made: %s"
                            .formatted(leaseTime.toSeconds(), shortest.toSeconds(), sum(callTimeout)));
        }
    }

    private static Duration needed(Duration callTimeout) {
        return callTimeout.plus(LEASE_MARGIN);
    }

    private static String sum(Duration callTimeout) {
        return "PLATFORM_CALL_TIMEOUT_SECONDS, which is %d, + %d + %d"
                .formatted(callTimeout.toSeconds(), LEASE_MARGIN.toSeconds(), TIME_TO_RENEW.toSeconds());
    }

    /**
     * Reads WORKER_LANE, RETRY_DELAYS_SECONDS, PLATFORM_CALL_TIMEOUT_SECONDS and LEASE_SECONDS.
     *
     * @throws IllegalArgumentException naming the variable that is missing or wrong
     */
    static WorkerSettings from(Environment environment) {
        List<Duration> delays = Arrays.stream(
                        environment.required("RETRY_DELAYS_SECONDS").split(",", -1))
                .map(part -> seconds("RETRY_DELAYS_SECONDS", part))
                .toList();
        return new WorkerSettings(
                Lane.parse(environment.required("WORKER_LANE")),
                delays,
                seconds(environment, "PLATFORM_CALL_TIMEOUT_SECONDS"),
                seconds(environment, "LEASE_SECONDS"));
    }

    /** How much of a lease must be left when a call of the usual length begins. */
    Duration neededForCall() {
        return needed(callTimeout);
    }

    /**
     * How much of a lease must be left when this call begins, and again and again while its bytes are sent.
     *
     * @throws IllegalArgumentException if the call may take longer than any lease lasts
     */
    Duration neededFor(PlatformCall call) {
        Duration needed = needed(call.timeout().orElse(callTimeout));
        if (needed.plus(TIME_TO_RENEW).compareTo(leaseTime) > 0) {
            throw new IllegalArgumentException("a call of up to %d s is too long for a lease of %d s"
                    .formatted(call.timeout().orElse(callTimeout).toSeconds(), leaseTime.toSeconds()));
        }
        return needed;
    }

    /**
     * Until when the turns of an invocation may begin something.
     *
     * @param remaining what the invocation has from now on
     * @throws IllegalStateException if that is too little for a call: every turn would end before it has begun, and call the next one
     */
    Instant stopBy(Instant now, Duration remaining) {
        Duration shortest = neededForCall().plus(TIME_TO_RENEW);
        if (remaining.compareTo(shortest) < 0) {
            throw new IllegalStateException(
                    "the function's timeout leaves %d s and must leave at least %d, or no turn has the time for a call: %s"
                            .formatted(remaining.toSeconds(), shortest.toSeconds(), sum(callTimeout)));
        }
        return now.plus(remaining).minus(neededForCall());
    }

    private static Duration seconds(Environment environment, String name) {
        return seconds(name, environment.required(name));
    }

    private static Duration seconds(String name, String text) {
        try {
            long seconds = Long.parseLong(text.strip());
            if (seconds > 0) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " must be whole seconds, but is " + text, notANumber);
        }
        throw new IllegalArgumentException(name + " must be more than 0, but is " + text);
    }
}

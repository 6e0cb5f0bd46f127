package dev.socialposting.worker;

import dev.socialposting.environment.Environment;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What can be set about the engine.
 *
 * @param retryDelays how long after its first, second, ... failed try a step is tried again
 * @param callTimeout the longest that one call to a platform may take
 * @param leaseTime how long a lease lasts; must outlive a call by a margin
 */
record WorkerSettings(List<Duration> retryDelays, Duration callTimeout, Duration leaseTime) {
    /** What a lease must have left beyond a call's timeout when the call begins: time to store what came of it. */
    static final Duration LEASE_MARGIN = Duration.ofSeconds(15);

    WorkerSettings {
        retryDelays = List.copyOf(retryDelays);
        if (leaseTime.compareTo(callTimeout.plus(LEASE_MARGIN)) < 0) {
            throw new IllegalArgumentException("LEASE_SECONDS must be at least PLATFORM_CALL_TIMEOUT_SECONDS + "
                    + LEASE_MARGIN.toSeconds() + ", or a call could outlive its lease");
        }
    }

    /**
     * Reads RETRY_DELAYS_SECONDS, PLATFORM_CALL_TIMEOUT_SECONDS and LEASE_SECONDS.
     *
     * @throws IllegalArgumentException naming the variable that is missing or wrong
     */
    static WorkerSettings from(Environment environment) {
        List<Duration> delays = Arrays.stream(
                        environment.required("RETRY_DELAYS_SECONDS").split(",", -1))
                .map(part -> seconds("RETRY_DELAYS_SECONDS", part))
                .toList();
        return new WorkerSettings(
                delays, seconds(environment, "PLATFORM_CALL_TIMEOUT_SECONDS"), seconds(environment, "LEASE_SECONDS"));
    }

    /** How much of a lease must be left when a call begins. */
    Duration neededForCall() {
        return callTimeout.plus(LEASE_MARGIN);
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

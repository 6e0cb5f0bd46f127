package dev.socialposting.simulator.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One call of a step, as a scenario sees it.
 *
 * @param object what the call is about, such as a container's id
 * @param nth 1 for the first call of this step about this object
 * @param firstAt when this step was first called about this object
 * @param postBegunAt when the first create or start call since the account's last public post came in
 */
public record StepCall(Step step, String object, int nth, Instant firstAt, Instant now, Optional<Instant> postBegunAt) {

    /** How long ago this step was first called about this object. */
    public Duration sinceFirst() {
        return Duration.between(firstAt, now);
    }
}

package dev.socialposting.simulator.state;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How often each step of an account was called and when first, since the account got its scenario. */
public final class CallHistory {
    private record Key(Step step, String object) {}

    private record Count(int calls, Instant first) {}

    private final Map<Key, Count> counts = new HashMap<>();
    private Optional<Instant> firstCallAt = Optional.empty();
    private Optional<Instant> postBegunAt = Optional.empty();
    private int calls;

    /**
     * Notes a call and tells what a scenario may want to know of it.
     *
     * @param object what the step is about, such as a container's id; calls are counted for each apart
     */
    public StepCall note(Step step, String object, Instant now) {
        calls++;
        Count count = counts.merge(
                new Key(step, object),
                new Count(1, now),
                (before, one) -> new Count(before.calls() + 1, before.first()));
        if (firstCallAt.isEmpty()) {
            firstCallAt = Optional.of(now);
        }
        if (step.beginsAPost() && postBegunAt.isEmpty()) {
            postBegunAt = Optional.of(now);
        }
        return new StepCall(step, object, count.calls(), count.first(), now, postBegunAt);
    }

    /** How often a step was called about an object. */
    public int count(Step step, String object) {
        return counts.getOrDefault(new Key(step, object), new Count(0, Instant.EPOCH))
                .calls();
    }

    /** A post of the account became public: the next create or start call begins another one. */
    public void published() {
        postBegunAt = Optional.empty();
    }

    /** When the account was first called. */
    public Optional<Instant> firstCallAt() {
        return firstCallAt;
    }

    /** How many calls there were in all. */
    public int calls() {
        return calls;
    }
}

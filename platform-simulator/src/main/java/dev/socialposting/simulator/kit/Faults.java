package dev.socialposting.simulator.kit;

import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Step.StepCall;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Decides, call by call, what a scenario does to it. */
@FunctionalInterface
public interface Faults {
    /** The fault of one call. */
    Fault of(StepCall call);

    /** No call has a fault. */
    static Faults none() {
        return call -> new Fault.None();
    }

    /** Calls that match are answered so, and nothing happens. */
    static Faults instead(Predicate<StepCall> calls, Reply reply) {
        return call -> calls.test(call) ? new Fault.Instead(reply) : new Fault.None();
    }

    /** Calls that match take effect, and are answered so. */
    static Faults afterwards(Predicate<StepCall> calls, Reply reply) {
        return call -> calls.test(call) ? new Fault.Afterwards(reply) : new Fault.None();
    }

    /** Calls of one step, or of every step when none is given. */
    static Predicate<StepCall> at(Optional<Step> step) {
        return call -> step.isEmpty() || step.get() == call.step();
    }

    /** Calls of any of these steps. */
    static Predicate<StepCall> at(Step... steps) {
        Set<Step> wanted = Set.of(steps);
        return call -> wanted.contains(call.step());
    }

    /** The first so many calls of a step about the same object; 0 means all. */
    static Predicate<StepCall> first(int times) {
        return call -> times == 0 || call.nth() <= times;
    }

    /** Calls of a step about the same object, for so long after the first of them. */
    static Predicate<StepCall> during(Duration time) {
        return call -> call.sinceFirst().compareTo(time) < 0;
    }

    /** All calls for so long after the first create or start call of the post that is under way. */
    static Predicate<StepCall> whileAPostIsYoungerThan(Duration time) {
        return call -> call.postBegunAt()
                .filter(begun -> Duration.between(begun, call.now()).compareTo(time) < 0)
                .isPresent();
    }

    /** What a scenario does to one call. */
    sealed interface Fault {
        /** Nothing: the call is handled as usual. */
        record None() implements Fault {}

        /** The call is not handled; this is the answer instead. */
        record Instead(Reply reply) implements Fault {}

        /** The call is handled, and if it succeeded its answer is replaced by this one. */
        record Afterwards(Reply reply) implements Fault {}
    }
}

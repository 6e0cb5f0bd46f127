package dev.socialposting.simulator.kit;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A scenario: what it is called, what it does, and how it changes the script an account plays.
 *
 * @param note the number in section 7 of the platform's notes, 0 for one of our own
 * @param write what the scenario writes into the script
 * @param <B> the builder of the platform's script
 */
public record ScenarioDefinition<B>(
        String id, int note, String sentence, List<ScenarioParameter> parameters, BiConsumer<B, ScenarioValues> write) {
    public ScenarioDefinition {
        parameters = List.copyOf(parameters);
    }

    /** A scenario that changes the script in any way. */
    public static <B> ScenarioDefinition<B> of(
            String id,
            int note,
            String sentence,
            BiConsumer<B, ScenarioValues> write,
            ScenarioParameter... parameters) {
        return new ScenarioDefinition<>(id, note, sentence, List.of(parameters), write);
    }

    /** A scenario that only lets calls go wrong. */
    public static <B extends Script> ScenarioDefinition<B> faulty(
            String id,
            int note,
            String sentence,
            Function<ScenarioValues, Faults> faults,
            ScenarioParameter... parameters) {
        return of(id, note, sentence, (script, values) -> script.playFaults(faults.apply(values)), parameters);
    }
}

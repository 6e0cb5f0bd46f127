package dev.socialposting.simulator.graph;

import java.util.List;
import java.util.function.BiConsumer;

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
}

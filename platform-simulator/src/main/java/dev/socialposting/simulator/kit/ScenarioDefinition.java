package dev.socialposting.simulator.kit;

import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.state.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    /** The values of a scenario's parameters: those that were chosen, else the defaults. */
    public static final class ScenarioValues {
        private final List<ScenarioParameter> parameters;
        private final ScenarioChoice choice;

        ScenarioValues(List<ScenarioParameter> parameters, ScenarioChoice choice) {
            this.parameters = parameters;
            this.choice = choice;
        }

        /** A value as text. */
        public String text(String name) {
            String chosen = choice.parameters().get(name);
            if (chosen != null) {
                return chosen;
            }
            return parameters.stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .map(ScenarioParameter::defaultValue)
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("Scenario " + choice.id() + " has no parameter " + name));
        }

        /** A whole number. */
        public int number(String name) {
            return Integer.parseInt(text(name));
        }

        /** A time given in seconds. */
        public Duration seconds(String name) {
            return Duration.ofSeconds(number(name));
        }

        /** A yes or no. */
        public boolean flag(String name) {
            return Boolean.parseBoolean(text(name));
        }

        /** The step a scenario is about; nothing for every step. */
        public Optional<Step> step(String name) {
            return Step.ofId(text(name));
        }
    }
}

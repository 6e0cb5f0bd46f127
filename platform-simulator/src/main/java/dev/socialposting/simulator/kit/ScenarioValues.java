package dev.socialposting.simulator.kit;

import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.state.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The values of a scenario's parameters: those that were chosen, else the defaults. */
public final class ScenarioValues {
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
                .orElseThrow(() -> new IllegalStateException("Scenario " + choice.id() + " has no parameter " + name));
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

package dev.socialposting.simulator.kit;

import dev.socialposting.simulator.kit.ScenarioDefinition.ScenarioValues;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.ScenarioDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All scenarios of one platform.
 *
 * @param platformName as people write it
 * @param common parameters that every scenario of the platform has
 * @param scenarios in the order of the notes, those of our own last
 * @param <B> the builder of the platform's script
 */
public record ScenarioCatalog<B>(
        Platform platform, String platformName, List<ScenarioParameter> common, List<ScenarioDefinition<B>> scenarios) {
    private static final int LAST = Integer.MAX_VALUE;

    public ScenarioCatalog {
        common = List.copyOf(common);
        scenarios = scenarios.stream()
                .sorted(Comparator.comparingInt(scenario -> scenario.note() == 0 ? LAST : scenario.note()))
                .toList();
    }

    /** Everything that is wrong with a choice; empty when it can be played. */
    public List<String> faults(ScenarioChoice choice) {
        Optional<ScenarioDefinition<B>> scenario = find(choice.id());
        if (scenario.isEmpty()) {
            return List.of(platformName + " has no scenario '" + choice.id() + "'");
        }
        List<ScenarioParameter> parameters = parameters(scenario.get());
        List<String> faults = new ArrayList<>();
        choice.parameters()
                .forEach((name, value) -> parameters.stream()
                        .filter(parameter -> parameter.name().equals(name))
                        .findFirst()
                        .map(parameter -> parameter.fault(value))
                        .orElse(Optional.of("Scenario '" + choice.id() + "' has no parameter '" + name + "'"))
                        .ifPresent(faults::add));
        return faults;
    }

    /** Lets a scenario write its part into a script that has the platform's defaults. */
    public B write(ScenarioChoice choice, B script) {
        ScenarioDefinition<B> scenario = find(choice.id())
                .orElseThrow(() -> new IllegalStateException("No such scenario was ever accepted: " + choice.id()));
        scenario.write().accept(script, values(choice));
        return script;
    }

    /** The values of all parameters of a choice. */
    public ScenarioValues values(ScenarioChoice choice) {
        return new ScenarioValues(find(choice.id()).map(this::parameters).orElse(common), choice);
    }

    /** All scenarios, for people. */
    public List<ScenarioDescription> describe() {
        return scenarios.stream()
                .map(scenario -> new ScenarioDescription(
                        platform,
                        scenario.id(),
                        scenario.note(),
                        scenario.sentence(),
                        parameters(scenario).stream()
                                .map(ScenarioParameter::describe)
                                .toList()))
                .toList();
    }

    private Optional<ScenarioDefinition<B>> find(String id) {
        return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }

    /** A scenario's own parameters come first, so that it can give a common one another default. */
    private List<ScenarioParameter> parameters(ScenarioDefinition<B> scenario) {
        List<ScenarioParameter> all = new ArrayList<>(scenario.parameters());
        common.stream()
                .filter(parameter -> all.stream().noneMatch(own -> own.name().equals(parameter.name())))
                .forEach(all::add);
        return all;
    }
}

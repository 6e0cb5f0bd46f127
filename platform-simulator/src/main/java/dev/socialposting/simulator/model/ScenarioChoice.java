package dev.socialposting.simulator.model;

import java.util.Map;

/** A scenario as chosen for one account: its kebab-case id and the parameters that differ from its defaults. */
public record ScenarioChoice(String id, Map<String, String> parameters) {
    public ScenarioChoice {
        parameters = Map.copyOf(parameters);
    }

    /** A scenario with all its defaults. */
    public static ScenarioChoice of(String id) {
        return new ScenarioChoice(id, Map.of());
    }

    /** This choice with one more parameter. */
    public ScenarioChoice with(String name, String value) {
        Map<String, String> more = new java.util.TreeMap<>(parameters);
        more.put(name, value);
        return new ScenarioChoice(id, more);
    }

    /** This choice with one more parameter that is a whole number. */
    public ScenarioChoice with(String name, long value) {
        return with(name, String.valueOf(value));
    }
}

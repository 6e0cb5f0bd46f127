package dev.socialposting.simulator.model;

import java.util.List;

/**
 * What a scenario does, for people and for tests.
 *
 * @param note the number in section 7 of the platform's notes, or 0 for one that the notes do not list
 */
public record ScenarioDescription(
        Platform platform, String id, int note, String sentence, List<ParameterDescription> parameters) {
    public ScenarioDescription {
        parameters = List.copyOf(parameters);
    }

    /** One parameter of a scenario; {@code accepts} says in words which values it takes. */
    public record ParameterDescription(String name, String defaultValue, String accepts, String sentence) {}
}

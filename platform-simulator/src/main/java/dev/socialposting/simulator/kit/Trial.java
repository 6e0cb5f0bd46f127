package dev.socialposting.simulator.kit;

import dev.socialposting.simulator.model.ScenarioChoice;
import java.util.Set;

/**
 * A scenario that a system which posts should stand.
 *
 * @param mayHide whether the platform may answer in such a way that nobody can say whether a post went out
 * @param notFor the kinds of posts, such as {@code videos}, with which nobody could stand it
 */
public record Trial(ScenarioChoice scenario, boolean mayHide, Set<String> notFor) {
    public Trial {
        notFor = Set.copyOf(notFor);
    }

    /** It always becomes clear whether a post went out. */
    public static Trial clear(ScenarioChoice scenario) {
        return new Trial(scenario, false, Set.of());
    }

    /** It may stay unknown whether a post went out. */
    public static Trial hiding(ScenarioChoice scenario) {
        return new Trial(scenario, true, Set.of());
    }

    /** This trial, but not with such posts. */
    public Trial except(String kind) {
        return new Trial(scenario, mayHide, Set.of(kind));
    }
}

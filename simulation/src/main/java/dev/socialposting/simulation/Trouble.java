package dev.socialposting.simulation;

import dev.socialposting.simulator.model.ScenarioChoice;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an account behaves.
 *
 * @param mayHide whether the platform may answer in such a way that nobody can say whether a post went out
 */
record Trouble(ScenarioChoice scenario, boolean mayHide) {
    static final Trouble NONE = clear(scenario("happy-path"));

    private static final List<Trouble> ANYWHERE = List.of(
            NONE,
            NONE,
            clear(scenario("answer-lost-after-publish")),
            clear(scenario("publish-fails-once")),
            clear(scenario("publish-fails-once").with("times", 2)),
            clear(scenario("rate-limited")),
            hiding(scenario("platform-down")),
            clear(scenario("bad-video")),
            clear(scenario("slow-processing")),
            hiding(scenario("token-error")),
            hiding(scenario("acknowledged-never-shown").with("seconds", 5400)),
            clear(scenario("html-error").with("times", 2)),
            clear(scenario("html-error").with("times", 2).with("status", 200)),
            clear(scenario("connection-cut").with("times", 2)),
            clear(scenario("graph-error").with("code", 2).with("times", 2)));

    /** What can be the matter with an account that is posted to in this way. */
    static List<Trouble> of(Flow flow) {
        return Stream.concat(
                        ANYWHERE.stream(),
                        flow.platform().trials().stream()
                                .filter(trial ->
                                        !trial.notFor().contains(flow.format().kind()))
                                .map(trial -> new Trouble(trial.scenario(), trial.mayHide())))
                .toList();
    }

    private static ScenarioChoice scenario(String id) {
        return ScenarioChoice.of(id);
    }

    private static Trouble clear(ScenarioChoice scenario) {
        return new Trouble(scenario, false);
    }

    private static Trouble hiding(ScenarioChoice scenario) {
        return new Trouble(scenario, true);
    }
}

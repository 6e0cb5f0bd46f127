package dev.socialposting.simulator.instagram;

import static dev.socialposting.simulator.graph.ScenarioParameter.number;
import static dev.socialposting.simulator.graph.ScenarioParameter.oneOf;

import dev.socialposting.simulator.graph.ScenarioDefinition;
import java.util.List;
import java.util.OptionalInt;

/** Scenarios about what becomes of a container before it is published. */
final class InstagramProcessingScenarios {
    private InstagramProcessingScenarios() {}

    static List<ScenarioDefinition<InstagramScript>> all() {
        return List.of(
                ScenarioDefinition.of("happy-path", 1, "Everything works.", (script, values) -> {}),
                ScenarioDefinition.of(
                        "slow-processing",
                        2,
                        "Processing takes long, then everything works.",
                        (script, values) -> {},
                        number("processing_seconds", 600, "how long a container is IN_PROGRESS")),
                ScenarioDefinition.of(
                        "video-not-found",
                        4,
                        "The video cannot be fetched: the container ends in ERROR. A real 404 does the same on any account.",
                        (script, values) -> script.doomed = OptionalInt.of(values.number("subcode")),
                        oneOf("subcode", List.of("2207052", "2207003"), "not fetched, or not in time")),
                ScenarioDefinition.of(
                        "bad-video",
                        5,
                        "The codec is not supported: the container ends in ERROR 2207026.",
                        (script, values) -> script.doomed = OptionalInt.of(2207026)),
                ScenarioDefinition.of(
                        "container-expires",
                        6,
                        "The first containers stay IN_PROGRESS until they are EXPIRED. On any account a container expires after 24 h.",
                        (script, values) -> {
                            script.lifetime = values.seconds("lifetime_seconds");
                            script.stuckContainers = values.number("times");
                        },
                        number("lifetime_seconds", 86_400, "age at which an unpublished container expires"),
                        number("times", 1, "how many containers of the account get stuck")),
                ScenarioDefinition.of(
                        "container-error",
                        0,
                        "The container ends in ERROR with any subcode.",
                        (script, values) -> script.doomed = OptionalInt.of(values.number("subcode")),
                        number("subcode", 2207082, "the number in the container's status text")));
    }
}

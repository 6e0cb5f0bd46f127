package dev.socialposting.simulator.facebook;

import static dev.socialposting.simulator.graph.Faults.at;
import static dev.socialposting.simulator.graph.Faults.instead;
import static dev.socialposting.simulator.graph.ScenarioParameter.number;
import static dev.socialposting.simulator.graph.ScenarioParameter.oneOf;
import static dev.socialposting.simulator.graph.ScenarioParameter.text;

import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.ScenarioDefinition;
import dev.socialposting.simulator.graph.ScenarioValues;
import dev.socialposting.simulator.state.Step;
import java.util.List;

/** Scenarios about the file, and how long things take. */
final class FacebookFileScenarios {
    private FacebookFileScenarios() {}

    static List<ScenarioDefinition<FacebookScript>> all() {
        return List.of(
                ScenarioDefinition.of("happy-path", 1, "Everything works.", (script, values) -> {}),
                ScenarioDefinition.of(
                        "finish-too-early",
                        2,
                        "The upload takes long: finishing before it is complete is refused with 6000.",
                        (script, values) -> {},
                        number("upload_seconds", 60, "how long the upload takes")),
                ScenarioDefinition.of(
                        "video-not-found",
                        3,
                        "The video cannot be fetched: the upload ends in an error. A real 404 or robots.txt does the same on any account.",
                        FacebookFileScenarios::videoNotFound,
                        oneOf("reason", List.of("not_found", "robots"), "why it cannot be fetched"),
                        oneOf(
                                "answered_by",
                                List.of("status", "call"),
                                "in the status, or as error 389 of the one call of flow B")),
                ScenarioDefinition.of(
                        "bad-video",
                        4,
                        "The resolution is too low: success at first, after finish processing ends with 1363127.",
                        (script, values) -> script.plan = script.plan.withProcessingError(
                                new PhaseError(1363127, "The resolution of a reel must be at least 540 x 960."))),
                ScenarioDefinition.of(
                        "video-too-long",
                        5,
                        "The video lasts 120 s: refused with 1363128.",
                        FacebookFileScenarios::videoTooLong,
                        oneOf(
                                "answered_by",
                                List.of("processing", "finish"),
                                "in the status after finish, or by the finish call itself")),
                ScenarioDefinition.of(
                        "slow-processing",
                        9,
                        "Processing takes long, then everything works.",
                        (script, values) -> {},
                        number("processing_seconds", 1200, "how long processing takes after finish")),
                ScenarioDefinition.of(
                        "publishing-error",
                        10,
                        "Processing is complete, then publishing ends with an error.",
                        (script, values) -> script.plan = script.plan.withPublishingError(
                                new PhaseError(1363042, "The video could not be published."))),
                ScenarioDefinition.of(
                        "processing-error",
                        0,
                        "Processing ends with any error.",
                        (script, values) -> script.plan = script.plan.withProcessingError(
                                new PhaseError(values.number("code"), values.text("message"))),
                        number("code", 1363024, "the error's code"),
                        text("message", "A scenario's processing error", "the error's message")));
    }

    private static void videoNotFound(FacebookScript script, ScenarioValues values) {
        String reason = values.text("reason").equals("robots") ? ": the host's robots.txt does not allow it." : ".";
        String message = "Unable to fetch video file from URL" + reason;
        script.plan = script.plan.withUploadError(new PhaseError(389, message));
        if (values.text("answered_by").equals("call")) {
            script.playFaults(instead(at(Step.CREATE), GraphReply.refused(GraphError.of(389, "(#389) " + message))));
        }
    }

    private static void videoTooLong(FacebookScript script, ScenarioValues values) {
        String message = "The duration of a reel must be between 3 and 90 seconds.";
        if (values.text("answered_by").equals("finish")) {
            script.playFaults(instead(at(Step.FINISH), GraphReply.refused(GraphError.of(6000, 1363128, message))));
        }
        script.plan = script.plan.withProcessingError(new PhaseError(1363128, message));
    }
}

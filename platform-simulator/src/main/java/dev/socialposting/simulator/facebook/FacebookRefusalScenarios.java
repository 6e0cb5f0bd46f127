package dev.socialposting.simulator.facebook;

import static dev.socialposting.simulator.graph.Faults.at;
import static dev.socialposting.simulator.graph.Faults.first;
import static dev.socialposting.simulator.graph.Faults.instead;
import static dev.socialposting.simulator.graph.ScenarioParameter.flag;
import static dev.socialposting.simulator.graph.ScenarioParameter.number;
import static dev.socialposting.simulator.graph.ScenarioParameter.oneOf;

import dev.socialposting.simulator.graph.CommonScenarios;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.RuploadError;
import dev.socialposting.simulator.graph.ScenarioDefinition;
import dev.socialposting.simulator.state.Step;
import java.util.List;

/** Scenarios in which calls are refused. */
final class FacebookRefusalScenarios {
    private FacebookRefusalScenarios() {}

    static List<ScenarioDefinition<FacebookScript>> all() {
        return List.of(
                ScenarioDefinition.faulty(
                        "token-error",
                        12,
                        "The token is refused with 190.",
                        CommonScenarios::tokenError,
                        CommonScenarios.tokenErrorParameters(FacebookScenarios.STEPS)),
                ScenarioDefinition.faulty(
                        "no-permission",
                        13,
                        "The user lost the task to create content: starting, creating and finishing are refused with 200.",
                        values -> instead(
                                at(Step.START, Step.CREATE, Step.FINISH),
                                GraphReply.refused(GraphError.of(
                                                200,
                                                "(#200) The user does not have sufficient administrative permission for this action on this page.")
                                        .withStatus(403)))),
                ScenarioDefinition.faulty(
                        "rate-limited",
                        14,
                        "80001 on every call from the first start or create call on, then one post works, then again.",
                        values -> CommonScenarios.rateLimited(values, FacebookScenarios.RATE_LIMIT),
                        CommonScenarios.rateLimitedParameters(12)),
                ScenarioDefinition.of(
                        "reel-quota-reached",
                        15,
                        "30 Reels were published in the last 24 h, which frees later: finish is refused with 613 until then.",
                        (script, values) -> {
                            script.reelsPublishedElsewhere = values.number("used");
                            script.reelsFreeAfter = values.seconds("frees_after_seconds");
                        },
                        number("used", 30, "Reels published elsewhere"),
                        number("frees_after_seconds", 3600, "when those leave the window, from the Page's first call")),
                ScenarioDefinition.faulty(
                        "blocked-for-policy",
                        16,
                        "368: Facebook blocks this action for now.",
                        values -> instead(
                                at(values.step("step")),
                                GraphReply.refused(
                                        GraphError.of(
                                                        368,
                                                        "The action attempted has been deemed abusive or is otherwise disallowed")
                                                .withUserText(
                                                        "You're Temporarily Blocked",
                                                        "It looks like you were misusing this feature by going too fast. You've been temporarily blocked from using it."))),
                        CommonScenarios.step(FacebookScenarios.STEPS, "finish")),
                ScenarioDefinition.faulty(
                        "rupload-retriable",
                        23,
                        "The rupload host answers 5xx with retriable=true.",
                        values -> instead(
                                at(Step.UPLOAD).and(first(values.number("times"))),
                                RuploadError.of(
                                                values.number("status"),
                                                true,
                                                "ProcessingFailedError",
                                                "Request processing failed")
                                        .reply()),
                        oneOf("status", List.of("500", "502", "503"), "the HTTP status"),
                        number("times", 1, "how many upload calls of each video")),
                ScenarioDefinition.faulty(
                        "rupload-error",
                        0,
                        "The rupload host answers any error of its envelope.",
                        values -> instead(
                                at(Step.UPLOAD).and(first(values.number("times"))),
                                RuploadError.of(
                                                400,
                                                values.flag("retriable"),
                                                values.text("type"),
                                                "Request processing failed")
                                        .reply()),
                        oneOf(
                                "type",
                                List.of(
                                        "ProcessingFailedError",
                                        "PartialRequestError",
                                        "ParameterValidationError",
                                        "OffsetInvalidError"),
                                "the error's type"),
                        flag("retriable", false, "the field retriable"),
                        number("times", 1, "how many upload calls of each video, 0 for all")),
                ScenarioDefinition.faulty(
                        "html-error",
                        26,
                        "An HTML page instead of JSON.",
                        CommonScenarios::htmlError,
                        CommonScenarios.htmlErrorParameters(FacebookScenarios.STEPS)),
                ScenarioDefinition.faulty(
                        "platform-down",
                        26,
                        "HTTP 503 with an HTML page on every call.",
                        values -> call -> CommonScenarios.down()),
                ScenarioDefinition.faulty(
                        "too-many-requests",
                        0,
                        "HTTP 429 that names no error.",
                        CommonScenarios::tooManyRequests,
                        CommonScenarios.tooManyRequestsParameters(FacebookScenarios.STEPS)),
                ScenarioDefinition.faulty(
                        "graph-error",
                        0,
                        "Any error, at any step.",
                        CommonScenarios::graphError,
                        CommonScenarios.graphErrorParameters(FacebookScenarios.STEPS)),
                ScenarioDefinition.faulty(
                        "connection-cut",
                        0,
                        "The connection is cut before anything happened.",
                        CommonScenarios::connectionCut,
                        CommonScenarios.timesAndStep(FacebookScenarios.STEPS)));
    }
}

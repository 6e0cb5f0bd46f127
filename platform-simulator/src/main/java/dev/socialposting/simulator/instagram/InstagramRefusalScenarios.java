package dev.socialposting.simulator.instagram;

import static dev.socialposting.simulator.graph.Faults.at;
import static dev.socialposting.simulator.graph.Faults.instead;
import static dev.socialposting.simulator.graph.ScenarioParameter.number;

import dev.socialposting.simulator.graph.CommonScenarios;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.ScenarioDefinition;
import java.util.List;

/** Scenarios in which calls are refused. */
final class InstagramRefusalScenarios {
    private InstagramRefusalScenarios() {}

    static List<ScenarioDefinition<InstagramScript>> all() {
        return List.of(
                ScenarioDefinition.faulty(
                        "token-error",
                        12,
                        "The token is refused with 190.",
                        CommonScenarios::tokenError,
                        CommonScenarios.tokenErrorParameters(InstagramScenarios.STEPS)),
                ScenarioDefinition.faulty(
                        "rate-limited",
                        13,
                        "80002 on every call from the first create call on, then one post works, then again.",
                        values -> CommonScenarios.rateLimited(values, InstagramScenarios.RATE_LIMIT),
                        CommonScenarios.rateLimitedParameters(7)),
                ScenarioDefinition.of(
                        "quota-reached",
                        14,
                        "The day's posts are used up, which frees later: media_publish answers 9/2207042 until then.",
                        (script, values) -> {
                            script.quotaUsedElsewhere = values.number("used");
                            script.quotaFreesAfter = values.seconds("frees_after_seconds");
                        },
                        number("used", 50, "posts made elsewhere in the last 24 h"),
                        number(
                                "frees_after_seconds",
                                3600,
                                "when those leave the window, from the account's first call")),
                ScenarioDefinition.faulty(
                        "html-error",
                        18,
                        "An HTML page instead of JSON.",
                        CommonScenarios::htmlError,
                        CommonScenarios.htmlErrorParameters(InstagramScenarios.STEPS)),
                ScenarioDefinition.faulty(
                        "platform-down",
                        18,
                        "HTTP 503 with an HTML page on every call.",
                        values -> call -> CommonScenarios.down()),
                ScenarioDefinition.faulty(
                        "account-restricted",
                        19,
                        "25/2207050: the account must be looked after in the app.",
                        values -> instead(
                                at(values.step("step")),
                                GraphReply.refused(
                                        GraphError.of(25, 2207050, "The Instagram account is restricted.")
                                                .withUserText(
                                                        "Instagram account is restricted",
                                                        "The Instagram account is inactive, checkpointed, or restricted. Log in to the Instagram app and complete the necessary actions."))),
                        CommonScenarios.step(InstagramScenarios.STEPS, "publish")),
                ScenarioDefinition.faulty(
                        "too-many-requests",
                        0,
                        "HTTP 429 that names no error.",
                        CommonScenarios::tooManyRequests,
                        CommonScenarios.tooManyRequestsParameters(InstagramScenarios.STEPS)),
                ScenarioDefinition.faulty(
                        "graph-error",
                        0,
                        "Any error, at any step.",
                        CommonScenarios::graphError,
                        CommonScenarios.graphErrorParameters(InstagramScenarios.STEPS)),
                ScenarioDefinition.faulty(
                        "connection-cut",
                        0,
                        "The connection is cut before anything happened.",
                        CommonScenarios::connectionCut,
                        CommonScenarios.timesAndStep(InstagramScenarios.STEPS)));
    }
}

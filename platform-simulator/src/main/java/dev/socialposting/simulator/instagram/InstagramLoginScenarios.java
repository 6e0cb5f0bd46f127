package dev.socialposting.simulator.instagram;

import static dev.socialposting.simulator.graph.Faults.at;
import static dev.socialposting.simulator.graph.Faults.instead;
import static dev.socialposting.simulator.graph.ScenarioParameter.oneOf;

import dev.socialposting.simulator.graph.CommonScenarios;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.ScenarioDefinition;
import dev.socialposting.simulator.state.Step;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Scenarios about logging in, tokens and permissions. */
final class InstagramLoginScenarios {
    private InstagramLoginScenarios() {}

    static List<ScenarioDefinition<InstagramScript>> all() {
        return List.of(
                ScenarioDefinition.of(
                        "token-refresh-too-young",
                        16,
                        "The token was issued an hour ago: it cannot be refreshed yet.",
                        (script, values) -> script.tokenAge = Optional.of(Duration.ofHours(1))),
                ScenarioDefinition.of(
                        "token-refresh-expired",
                        16,
                        "The token expired yesterday: it can neither be refreshed nor used.",
                        (script, values) -> {
                            script.tokenAge = Optional.of(Duration.ofDays(61));
                            script.playFaults(instead(
                                    at(Optional.empty()), GraphReply.refused(CommonScenarios.tokenRefused(463))));
                        }),
                ScenarioDefinition.of(
                        "token-answer-shape",
                        17,
                        "The token endpoint answers in another of its known forms.",
                        (script, values) -> script.tokenAnswer = InstagramScript.TokenAnswer.valueOf(
                                values.text("shape").toUpperCase(Locale.ROOT)),
                        oneOf(
                                "shape",
                                List.of("wrapped", "flat", "flat_array"),
                                "wrapped in data, flat, or flat with permissions as array and a numeric id")),
                ScenarioDefinition.of(
                        "login-denied",
                        20,
                        "The user declines when asked to connect.",
                        (script, values) -> script.deniesLogin = true),
                ScenarioDefinition.of(
                        "scope-missing",
                        21,
                        "The user left out the permission to publish: create and publish are refused with code 10.",
                        (script, values) -> {
                            script.declinedScopes =
                                    List.of("instagram_business_content_publish", "instagram_content_publish");
                            script.playFaults(instead(
                                    at(Step.CREATE, Step.PUBLISH, Step.QUOTA),
                                    GraphReply.refused(GraphError.of(
                                                    10, "(#10) Application does not have permission for this action")
                                            .withStatus(403))));
                        }),
                ScenarioDefinition.of(
                        "id-mismatch",
                        22,
                        "Works like happy-path: on every account /me shows an id beside user_id, and calls that use it answer 100/33.",
                        (script, values) -> {}));
    }
}

package dev.socialposting.simulator.graph;

import static dev.socialposting.simulator.kit.Faults.instead;
import static dev.socialposting.simulator.kit.ScenarioParameter.number;
import static dev.socialposting.simulator.kit.ScenarioParameter.oneOf;
import static dev.socialposting.simulator.kit.ScenarioParameter.signedNumber;
import static dev.socialposting.simulator.kit.ScenarioParameter.text;

import dev.socialposting.simulator.kit.CommonScenarios;
import dev.socialposting.simulator.kit.Faults;
import dev.socialposting.simulator.kit.Reply;
import dev.socialposting.simulator.kit.ScenarioDefinition;
import dev.socialposting.simulator.kit.ScenarioDefinition.ScenarioValues;
import dev.socialposting.simulator.kit.Script;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.state.Step;
import java.util.List;

/** The scenarios that Meta's platforms share, worded as the Graph API does. */
public final class GraphScenarios {
    /** The choice by which the token is refused as expired. */
    public static final ScenarioChoice EXPIRED_TOKEN =
            ScenarioChoice.of("token-error").with("subcode", 463);

    private static final int RATE_LIMIT_OF_ACCOUNTS = 80002;

    private GraphScenarios() {}

    /** {@code token-error}: 190 with a subcode. */
    public static <B extends Script> ScenarioDefinition<B> tokenError(int note, List<Step> steps) {
        return CommonScenarios.tokenError(
                note,
                "The token is refused with 190.",
                steps,
                values -> GraphReply.refused(GraphError.tokenRefused(values.number("subcode"))),
                oneOf(
                        "subcode",
                        List.of("463", "458", "459", "460", "464", "467", "492"),
                        "expired, app removed, checkpoint, password changed, unconfirmed, invalidated, lost Page role"));
    }

    /** The answer to who calls too often, with its usage header. */
    public static Reply rateLimited(int code, int minutes) {
        return GraphReply.refused(GraphError.of(
                        code,
                        "(#" + code + ") There have been too many calls to this account. Wait a bit and try again.")
                .withStatus(code == RATE_LIMIT_OF_ACCOUNTS ? 400 : 403)
                .withRegainMinutes(minutes));
    }

    /** {@code graph-error}: any error of the Graph API's envelope. */
    public static <B extends Script> ScenarioDefinition<B> graphError(List<Step> steps) {
        return ScenarioDefinition.faulty(
                "graph-error",
                0,
                "Any error, at any step.",
                GraphScenarios::anyError,
                signedNumber("code", 1, "the error's code, which may be negative"),
                number("subcode", 0, "the error's subcode, 0 for none"),
                text("message", "A scenario's error", "the error's message"),
                oneOf("status", List.of("400", "401", "403", "404", "429", "500", "503", "200"), "the HTTP status"),
                oneOf("transient", List.of("absent", "true", "false"), "the field is_transient"),
                CommonScenarios.anyStep(steps),
                CommonScenarios.times());
    }

    private static Faults anyError(ScenarioValues values) {
        GraphError error =
                GraphError.of(values.number("code"), values.text("message")).withStatus(values.number("status"));
        int subcode = values.number("subcode");
        GraphError whole = subcode == 0 ? error : error.withSubcode(subcode);
        String transientFault = values.text("transient");
        return instead(
                CommonScenarios.chosen(values),
                GraphReply.refused(
                        transientFault.equals("absent")
                                ? whole
                                : whole.withTransient(Boolean.parseBoolean(transientFault))));
    }
}

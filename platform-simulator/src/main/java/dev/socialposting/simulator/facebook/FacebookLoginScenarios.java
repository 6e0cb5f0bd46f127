package dev.socialposting.simulator.facebook;

import static dev.socialposting.simulator.graph.Faults.at;
import static dev.socialposting.simulator.graph.Faults.instead;

import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.ScenarioDefinition;
import dev.socialposting.simulator.state.Step;
import java.util.List;

/** Scenarios about logging in and which Pages are listed. */
final class FacebookLoginScenarios {
    private FacebookLoginScenarios() {}

    static List<ScenarioDefinition<FacebookScript>> all() {
        return List.of(
                ScenarioDefinition.of(
                        "login-denied",
                        22,
                        "The user declines when asked to connect.",
                        (script, values) -> script.deniesLogin = true),
                ScenarioDefinition.of(
                        "declined-scopes", 22, "The user left out the permission to publish.", (script, values) -> {
                            script.declinedScopes = List.of("pages_manage_posts");
                            script.playFaults(instead(
                                    at(Step.START, Step.CREATE, Step.FINISH),
                                    GraphReply.refused(GraphError.of(
                                                    200,
                                                    "(#200) Requires pages_manage_posts permission to manage the object")
                                            .withStatus(403))));
                        }),
                ScenarioDefinition.of(
                        "no-pages",
                        22,
                        "The user left out all Pages: /me/accounts is empty.",
                        (script, values) -> script.pageListing = FacebookScript.PageListing.NONE),
                ScenarioDefinition.of(
                        "page-without-create-content",
                        22,
                        "The user may not create content on the Page: its tasks lack CREATE_CONTENT and MANAGE.",
                        (script, values) -> script.pageListing = FacebookScript.PageListing.WITHOUT_CREATE_CONTENT),
                ScenarioDefinition.of(
                        "page-on-second-page",
                        22,
                        "/me/accounts shows the Page on its second page.",
                        (script, values) -> script.pageListing = FacebookScript.PageListing.SECOND_PAGE));
    }
}

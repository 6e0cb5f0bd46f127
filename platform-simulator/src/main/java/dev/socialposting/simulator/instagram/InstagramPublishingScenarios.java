package dev.socialposting.simulator.instagram;

import static dev.socialposting.simulator.graph.Faults.afterwards;
import static dev.socialposting.simulator.graph.Faults.at;
import static dev.socialposting.simulator.graph.Faults.first;
import static dev.socialposting.simulator.graph.Faults.instead;
import static dev.socialposting.simulator.graph.ScenarioParameter.flag;
import static dev.socialposting.simulator.graph.ScenarioParameter.number;

import dev.socialposting.simulator.graph.CommonScenarios;
import dev.socialposting.simulator.graph.Faults;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.ScenarioDefinition;
import dev.socialposting.simulator.state.Step;
import java.util.List;

/** Scenarios about the call that publishes. */
final class InstagramPublishingScenarios {
    private InstagramPublishingScenarios() {}

    static List<ScenarioDefinition<InstagramScript>> all() {
        GraphError notReady = GraphError.of(9007, 2207027, "Media ID is not available")
                .withUserText("Media is not ready", "The media is not ready for publishing, please wait for a moment");
        return List.of(
                ScenarioDefinition.faulty(
                        "publish-too-early",
                        3,
                        "Status says FINISHED, yet the first media_publish calls of each container answer 9007/2207027. "
                                + "On any account publishing while IN_PROGRESS does the same.",
                        values -> instead(
                                at(Step.PUBLISH).and(first(values.number("times"))), GraphReply.refused(notReady)),
                        number("times", 1, "how many calls")),
                ScenarioDefinition.faulty(
                        "answer-lost-after-publish",
                        7,
                        "media_publish takes effect, then the connection is cut.",
                        values -> afterwards(at(Step.PUBLISH), GraphReply.cut())),
                ScenarioDefinition.faulty(
                        "spam-block-but-live",
                        8,
                        "media_publish answers 4/2207051.",
                        values -> spamBlock(values.flag("live")),
                        flag("live", true, "whether the post is live all the same")),
                ScenarioDefinition.faulty(
                        "publish-fails-once",
                        9,
                        "The first media_publish calls of each container answer an HTTP 500 and nothing happened.",
                        values -> instead(
                                at(Step.PUBLISH).and(first(values.number("times"))),
                                GraphReply.refused(CommonScenarios.unknownError())),
                        number("times", 1, "how many calls")),
                ScenarioDefinition.of(
                        "another-post-same-minute",
                        15,
                        "Somebody posts in the app in the same moment, so that the newest post of the account is not ours.",
                        (script, values) -> {
                            script.somebodyPostsInTheApp = true;
                            if (values.flag("answer_lost")) {
                                script.playFaults(afterwards(at(Step.PUBLISH), GraphReply.cut()));
                            }
                        },
                        flag("answer_lost", true, "whether the answer to media_publish is lost as well")),
                ScenarioDefinition.of(
                        "acknowledged-never-shown",
                        0,
                        "media_publish answers success without an id and takes effect, yet the container stays FINISHED, and the media list does not have the post.",
                        (script, values) -> {
                            script.playFaults(afterwards(at(Step.PUBLISH), GraphReply.success()));
                            script.publishedHiddenFor = values.seconds("seconds");
                        },
                        CommonScenarios.hiddenFor()));
    }

    private static Faults spamBlock(boolean live) {
        GraphReply block = GraphReply.refused(
                GraphError.of(4, 2207051, "Application request limit reached")
                        .withStatus(403)
                        .withUserText(
                                "Action is blocked",
                                "We restrict certain activity to protect our community. Tell us if you think we made a mistake."));
        return live ? afterwards(at(Step.PUBLISH), block) : instead(at(Step.PUBLISH), block);
    }
}

package dev.socialposting.simulator.facebook;

import static dev.socialposting.simulator.graph.Faults.afterwards;
import static dev.socialposting.simulator.graph.Faults.at;
import static dev.socialposting.simulator.graph.Faults.first;
import static dev.socialposting.simulator.graph.Faults.instead;
import static dev.socialposting.simulator.graph.ScenarioParameter.flag;
import static dev.socialposting.simulator.graph.ScenarioParameter.number;
import static dev.socialposting.simulator.graph.ScenarioParameter.oneOf;

import dev.socialposting.simulator.graph.CommonScenarios;
import dev.socialposting.simulator.graph.Faults;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.ScenarioDefinition;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.StepCall;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Scenarios about the call that publishes, and what is seen of it afterwards. */
final class FacebookPublishingScenarios {
    private FacebookPublishingScenarios() {}

    static List<ScenarioDefinition<FacebookScript>> all() {
        return List.of(
                ScenarioDefinition.faulty(
                        "answer-lost-after-publish",
                        6,
                        "Finish (or the one call of flow B) takes effect, then the connection is cut.",
                        values -> lostAnswer()),
                ScenarioDefinition.faulty(
                        "publish-fails-once",
                        7,
                        "The first finish calls of each video (in flow B: create calls with the same content) answer an HTTP 500 and nothing happened.",
                        values -> instead(
                                atPublish().and(first(values.number("times"))),
                                GraphReply.refused(CommonScenarios.unknownError())),
                        number("times", 1, "how many calls")),
                ScenarioDefinition.faulty(
                        "error-but-published",
                        8,
                        "The first finish call of each video answers error 1 or 2, yet it takes effect.",
                        values -> afterwards(
                                atPublish().and(first(1)),
                                GraphReply.refused(GraphError.of(
                                                values.number("code"),
                                                "An unexpected error has occurred. Please retry your request later.")
                                        .withStatus(500)
                                        .withTransient(true))),
                        oneOf("code", List.of("1", "2"), "which error")),
                ScenarioDefinition.of(
                        "session-expired",
                        11,
                        "The first upload sessions expire before they are finished. On any account a session expires after 24 h (our choice).",
                        (script, values) -> {
                            script.expiringSessions = values.number("times");
                            script.expiringLifetime = values.seconds("lifetime_seconds");
                        },
                        number("lifetime_seconds", 0, "age at which a session expires"),
                        number("times", 1, "how many sessions of the Page expire early")),
                ScenarioDefinition.of(
                        "answer-lost-list-late",
                        17,
                        "As answer-lost-after-publish, and the lists show the video only after a delay.",
                        (script, values) -> {
                            script.playFaults(lostAnswer());
                            script.listDelay = values.seconds("delay_seconds");
                        },
                        number("delay_seconds", 120, "how long the lists do not show a new video")),
                ScenarioDefinition.of(
                        "answer-lost-listed-as-reel",
                        17,
                        "As answer-lost-after-publish, and an upright video sent to /videos is listed under /video_reels only.",
                        (script, values) -> {
                            script.playFaults(lostAnswer());
                            script.uprightVideosAreReels = true;
                        }),
                ScenarioDefinition.of(
                        "same-description-twice",
                        18,
                        "Somebody posted a video with the same description in the app before.",
                        (script, values) -> {
                            script.twinBefore = Optional.of(values.seconds("seconds_before"));
                            script.playFaults(values.flag("answer_lost") ? lostAnswer() : Faults.none());
                        },
                        number("seconds_before", 3600, "how long before our publishing call"),
                        flag("answer_lost", true, "whether the answer to our publishing call is lost as well")),
                ScenarioDefinition.of(
                        "video-becomes-draft",
                        19,
                        "What is sent to /videos ends as an unpublished draft.",
                        (script, values) -> script.videosEndAsDraft = true),
                ScenarioDefinition.of(
                        "chunk-offset-error",
                        20,
                        "Of the first chunks only a half arrives: 1363037 with the offset to resume from in error_data.",
                        (script, values) -> script.brokenChunks = values.number("times"),
                        number("times", 1, "how many transfer calls of each session")),
                ScenarioDefinition.of(
                        "scheduled-too-soon",
                        21,
                        "Works like happy-path: on every account scheduling less than 10 minutes ahead is refused with 100.",
                        (script, values) -> {}),
                ScenarioDefinition.of(
                        "acknowledged-never-shown",
                        0,
                        "Finish (or the one call of flow B, whose answer lacks the id) answers success and takes effect, yet the status stays as it was before, and no list has the video.",
                        (script, values) -> {
                            script.playFaults(afterwards(at(Step.CREATE), GraphReply.success()));
                            script.finishHiddenFor = values.seconds("seconds");
                        },
                        CommonScenarios.hiddenFor()));
    }

    /** Flow B has no id to count by: there every answer is lost. */
    private static Faults lostAnswer() {
        return afterwards(at(Step.CREATE).or(at(Step.FINISH).and(first(1))), GraphReply.cut());
    }

    private static Predicate<StepCall> atPublish() {
        return at(Step.FINISH, Step.CREATE);
    }
}

package dev.socialposting.simulator.facebook;

import static dev.socialposting.simulator.kit.Faults.afterwards;
import static dev.socialposting.simulator.kit.Faults.at;
import static dev.socialposting.simulator.kit.Faults.first;
import static dev.socialposting.simulator.kit.Faults.instead;
import static dev.socialposting.simulator.kit.ScenarioParameter.flag;
import static dev.socialposting.simulator.kit.ScenarioParameter.number;
import static dev.socialposting.simulator.kit.ScenarioParameter.oneOf;
import static dev.socialposting.simulator.kit.ScenarioParameter.text;

import dev.socialposting.simulator.facebook.VideoProgress.PhaseError;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.GraphScenarios;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.graph.RuploadError;
import dev.socialposting.simulator.kit.CommonScenarios;
import dev.socialposting.simulator.kit.Faults;
import dev.socialposting.simulator.kit.Reply;
import dev.socialposting.simulator.kit.ScenarioCatalog;
import dev.socialposting.simulator.kit.ScenarioDefinition;
import dev.socialposting.simulator.kit.ScenarioDefinition.ScenarioValues;
import dev.socialposting.simulator.kit.ScenarioParameter;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Step.StepCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Every scenario of section 7 of the notes on Facebook, and a few of our own. */
public final class FacebookScenarios {
    /** The steps that a scenario of this platform may name. */
    static final List<Step> STEPS = List.of(
            Step.ACCOUNT,
            Step.START,
            Step.UPLOAD,
            Step.TRANSFER,
            Step.POLL,
            Step.FINISH,
            Step.CREATE,
            Step.PERMALINK,
            Step.LIST,
            Step.TOKEN);

    /** The code of this platform for too many calls. */
    static final int RATE_LIMIT = 80001;

    private static final ScenarioCatalog<FacebookScript> CATALOG = build();

    private FacebookScenarios() {}

    /** The catalog, in the order of the notes. */
    public static ScenarioCatalog<?> catalog() {
        return CATALOG;
    }

    /** What a Page with its scenario does. */
    static FacebookScript scriptOf(SimulatedAccount page) {
        ScenarioValues values = CATALOG.values(page.scenario());
        FacebookScript script = new FacebookScript();
        script.plan = script.plan.withTimes(values.seconds("upload_seconds"), values.seconds("processing_seconds"));
        script.chunkBytes = Math.max(1, values.number("chunk_bytes"));
        return CATALOG.write(page.scenario(), script);
    }

    /** What a person meets who agrees as an account;
     *
     * an Instagram account has no say in a login by Facebook. */
    static FacebookScript loginScriptOf(SimulatedAccount account) {
        return account.platform().equals(Meta.FACEBOOK) ? scriptOf(account) : new FacebookScript();
    }

    private static ScenarioCatalog<FacebookScript> build() {
        List<ScenarioDefinition<FacebookScript>> all = new ArrayList<>();
        all.addAll(file());
        all.addAll(publishing());
        all.addAll(refusals());
        all.addAll(answers());
        all.addAll(login());
        return new ScenarioCatalog<>(Meta.FACEBOOK, "Facebook", common(), all);
    }

    private static List<ScenarioParameter> common() {
        return List.of(
                number("upload_seconds", 1, "how long the upload takes"),
                number(
                        "processing_seconds",
                        1,
                        "how long processing takes after finish; publishing takes another second"),
                number("chunk_bytes", 1 << 20, "the largest chunk that flow C asks for"));
    }

    /** Scenarios about the file, and how long things take. */
    private static List<ScenarioDefinition<FacebookScript>> file() {
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
                        FacebookScenarios::videoNotFound,
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
                        FacebookScenarios::videoTooLong,
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

    /** Scenarios about the call that publishes, and what is seen of it afterwards. */
    private static List<ScenarioDefinition<FacebookScript>> publishing() {
        return List.of(
                CommonScenarios.answerLost(
                        6,
                        "Finish (or the one call of flow B) takes effect, then the connection is cut.",
                        losesAnswer()),
                CommonScenarios.publishFailsOnce(
                        7,
                        "The first finish calls of each video (in flow B: create calls with the same content) answer an HTTP 500 and nothing happened.",
                        atPublish(),
                        GraphReply.refused(GraphError.unknown())),
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
                            script.duplicateBefore = Optional.of(values.seconds("seconds_before"));
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
    private static Predicate<StepCall> losesAnswer() {
        return at(Step.CREATE).or(at(Step.FINISH).and(first(1)));
    }

    private static Faults lostAnswer() {
        return afterwards(losesAnswer(), Reply.cut());
    }

    private static Predicate<StepCall> atPublish() {
        return at(Step.FINISH, Step.CREATE);
    }

    /** Scenarios in which calls are refused. */
    private static List<ScenarioDefinition<FacebookScript>> refusals() {
        return List.of(
                GraphScenarios.tokenError(12, STEPS),
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
                CommonScenarios.rateLimited(
                        14,
                        "80001 on every call from the first start or create call on, then one post works, then again.",
                        12,
                        minutes -> GraphScenarios.rateLimited(RATE_LIMIT, minutes)),
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
                        CommonScenarios.step(STEPS, "finish")),
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
                CommonScenarios.htmlError(26, STEPS),
                CommonScenarios.platformDown(26),
                CommonScenarios.tooManyRequests(STEPS),
                GraphScenarios.graphError(STEPS),
                CommonScenarios.connectionCut(STEPS));
    }

    /** Scenarios about the form of answers. */
    private static List<ScenarioDefinition<FacebookScript>> answers() {
        return List.of(
                ScenarioDefinition.of(
                        "documented-spelling",
                        24,
                        "The status object is spelled as in the documentation: completed, bytes_transfered, error{message}.",
                        (script, values) -> {
                            script.spelling = FacebookScript.Spelling.DOCS;
                            if (values.flag("processing_error")) {
                                script.plan = script.plan.withProcessingError(new PhaseError(
                                        1363127, "The resolution of a reel must be at least 540 x 960."));
                            }
                        },
                        flag(
                                "processing_error",
                                false,
                                "whether processing ends with an error, to see that spelling too")),
                ScenarioDefinition.of(
                        "processing-before-finish",
                        24,
                        "Once uploaded, video_status says processing before finish was called, as seen in a real answer.",
                        (script, values) -> script.processingBeforeFinish = true),
                ScenarioDefinition.of(
                        "relative-permalink",
                        25,
                        "permalink_url has no host, such as /reel/123/.",
                        (script, values) -> script.relativePermalink = true),
                ScenarioDefinition.of(
                        "field-refused",
                        0,
                        "Reads of videos and lists that ask for a field are refused with 100, as if there were no such field.",
                        (script, values) -> script.refuseField(values.text("field")),
                        text("field", "post_id", "its name")));
    }

    /** Scenarios about logging in and which Pages are listed. */
    private static List<ScenarioDefinition<FacebookScript>> login() {
        return List.of(
                CommonScenarios.loginDenied(22),
                CommonScenarios.loginLeft(),
                CommonScenarios.loginError(),
                ScenarioDefinition.of(
                        "declined-scopes", 22, "The user left out the permission to publish.", (script, values) -> {
                            script.declineScopes(List.of("pages_manage_posts"));
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

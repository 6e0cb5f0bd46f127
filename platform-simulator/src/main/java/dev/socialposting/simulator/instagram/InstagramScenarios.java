package dev.socialposting.simulator.instagram;

import static dev.socialposting.simulator.kit.Faults.afterwards;
import static dev.socialposting.simulator.kit.Faults.at;
import static dev.socialposting.simulator.kit.Faults.during;
import static dev.socialposting.simulator.kit.Faults.first;
import static dev.socialposting.simulator.kit.Faults.instead;
import static dev.socialposting.simulator.kit.ScenarioParameter.flag;
import static dev.socialposting.simulator.kit.ScenarioParameter.number;
import static dev.socialposting.simulator.kit.ScenarioParameter.oneOf;
import static dev.socialposting.simulator.kit.ScenarioParameter.text;

import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.GraphScenarios;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.kit.CommonScenarios;
import dev.socialposting.simulator.kit.Faults;
import dev.socialposting.simulator.kit.Faults.Fault;
import dev.socialposting.simulator.kit.Reply;
import dev.socialposting.simulator.kit.ScenarioCatalog;
import dev.socialposting.simulator.kit.ScenarioDefinition;
import dev.socialposting.simulator.kit.ScenarioDefinition.ScenarioValues;
import dev.socialposting.simulator.kit.ScenarioParameter;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Step.StepCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Every scenario of section 7 of the notes on Instagram, and a few of our own. */
public final class InstagramScenarios {
    /** The steps that a scenario of this platform may name. */
    static final List<Step> STEPS = List.of(
            Step.ACCOUNT,
            Step.QUOTA,
            Step.CREATE,
            Step.UPLOAD,
            Step.POLL,
            Step.PUBLISH,
            Step.PERMALINK,
            Step.LIST,
            Step.TOKEN);

    /** The code of this platform for too many calls. */
    static final int RATE_LIMIT = 80002;

    private static final ScenarioCatalog<InstagramScript> CATALOG = build();

    private InstagramScenarios() {}

    /** The catalog, in the order of the notes. */
    public static ScenarioCatalog<?> catalog() {
        return CATALOG;
    }

    private static ScenarioCatalog<InstagramScript> build() {
        List<ScenarioDefinition<InstagramScript>> all = new ArrayList<>();
        all.addAll(processing());
        all.addAll(publishing());
        all.addAll(reading());
        all.addAll(refusals());
        all.addAll(login());
        return new ScenarioCatalog<>(Meta.INSTAGRAM, "Instagram", common(), all);
    }

    /** What an account with its scenario does. */
    static InstagramScript scriptOf(SimulatedAccount account) {
        ScenarioValues values = CATALOG.values(account.scenario());
        InstagramScript script = new InstagramScript();
        script.processing = values.seconds("processing_seconds");
        script.quotaTotal = values.number("quota_total");
        script.readsCaptions = switch (values.text("captions_readable")) {
            case "true" -> true;
            case "false" -> false;
            default -> account.loginVariant().equals(Meta.FACEBOOK_LOGIN);
        };
        return CATALOG.write(account.scenario(), script);
    }

    private static List<ScenarioParameter> common() {
        return List.of(
                number("processing_seconds", 2, "how long a container is IN_PROGRESS"),
                number("quota_total", 50, "posts in 24 h, as content_publishing_limit tells"),
                oneOf(
                        "captions_readable",
                        List.of("by_login", "true", "false"),
                        "whether caption and media_product_type can be read back: by_login means by Facebook Login only"));
    }

    /** Scenarios about what becomes of a container before it is published. */
    private static List<ScenarioDefinition<InstagramScript>> processing() {
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

    /** Scenarios about the call that publishes. */
    private static List<ScenarioDefinition<InstagramScript>> publishing() {
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
                CommonScenarios.answerLost(
                        7, "media_publish takes effect, then the connection is cut.", at(Step.PUBLISH)),
                ScenarioDefinition.faulty(
                        "spam-block-but-live",
                        8,
                        "media_publish answers 4/2207051.",
                        values -> spamBlock(values.flag("live")),
                        flag("live", true, "whether the post is live all the same")),
                CommonScenarios.publishFailsOnce(
                        9,
                        "The first media_publish calls of each container answer an HTTP 500 and nothing happened.",
                        at(Step.PUBLISH),
                        GraphReply.refused(GraphError.unknown())),
                ScenarioDefinition.of(
                        "another-post-same-minute",
                        15,
                        "Somebody posts in the app in the same moment, so that the newest post of the account is not ours.",
                        (script, values) -> {
                            script.somebodyPostsInTheApp = true;
                            if (values.flag("answer_lost")) {
                                script.playFaults(afterwards(at(Step.PUBLISH), Reply.cut()));
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
        Reply block = GraphReply.refused(
                GraphError.of(4, 2207051, "Application request limit reached")
                        .withStatus(403)
                        .withUserText(
                                "Action is blocked",
                                "We restrict certain activity to protect our community. Tell us if you think we made a mistake."));
        return live ? afterwards(at(Step.PUBLISH), block) : instead(at(Step.PUBLISH), block);
    }

    /** Scenarios about reading containers and media. */
    private static List<ScenarioDefinition<InstagramScript>> reading() {
        return List.of(
                ScenarioDefinition.faulty(
                        "container-unreadable",
                        10,
                        "Reading a container answers 100/33 for some minutes after the first read; publishing works.",
                        values -> unreadable(at(Step.POLL).and(during(Duration.ofMinutes(values.number("minutes"))))),
                        number("minutes", 5, "for how long")),
                ScenarioDefinition.faulty(
                        "permalink-fails",
                        11,
                        "Reading the published media fails at first.",
                        values -> instead(
                                at(Step.PERMALINK).and(first(values.number("times"))),
                                GraphReply.refused(GraphError.unknown())),
                        number("times", 3, "how many reads of each media fail")),
                ScenarioDefinition.of(
                        "field-refused",
                        0,
                        "Reads of containers and media that ask for a field are refused with 100, as if there were no such field.",
                        (script, values) -> script.refuseField(values.text("field")),
                        text("field", "media_product_type", "its name")));
    }

    private static Faults unreadable(Predicate<StepCall> calls) {
        return call -> calls.test(call)
                ? new Fault.Instead(GraphReply.refused(GraphError.notVisible("GET", call.object())))
                : new Fault.None();
    }

    /** Scenarios in which calls are refused. */
    private static List<ScenarioDefinition<InstagramScript>> refusals() {
        return List.of(
                GraphScenarios.tokenError(12, STEPS),
                CommonScenarios.rateLimited(
                        13,
                        "80002 on every call from the first create call on, then one post works, then again.",
                        7,
                        minutes -> GraphScenarios.rateLimited(RATE_LIMIT, minutes)),
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
                CommonScenarios.htmlError(18, STEPS),
                CommonScenarios.platformDown(18),
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
                        CommonScenarios.step(STEPS, "publish")),
                CommonScenarios.tooManyRequests(STEPS),
                GraphScenarios.graphError(STEPS),
                CommonScenarios.connectionCut(STEPS));
    }

    /** Scenarios about logging in, tokens and permissions. */
    private static List<ScenarioDefinition<InstagramScript>> login() {
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
                            script.playFaults(
                                    instead(at(Optional.empty()), GraphReply.refused(GraphError.tokenRefused(463))));
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
                CommonScenarios.loginDenied(20),
                CommonScenarios.loginLeft(),
                CommonScenarios.loginError(),
                ScenarioDefinition.of(
                        "scope-missing",
                        21,
                        "The user left out the permission to publish: create and publish are refused with code 10.",
                        (script, values) -> {
                            script.declineScopes(
                                    List.of("instagram_business_content_publish", "instagram_content_publish"));
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

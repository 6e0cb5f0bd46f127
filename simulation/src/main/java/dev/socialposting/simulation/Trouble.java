package dev.socialposting.simulation;

import dev.socialposting.simulator.model.ScenarioChoice;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an account behaves.
 *
 * @param mayHide whether the platform may answer in such a way that nobody can say whether a post went out
 */
record Trouble(ScenarioChoice scenario, boolean mayHide) {
    static final Trouble NONE = clear(scenario("happy-path"));

    private static final List<Trouble> ANYWHERE = List.of(
            NONE,
            NONE,
            clear(scenario("answer-lost-after-publish")),
            clear(scenario("publish-fails-once")),
            clear(scenario("publish-fails-once").with("times", 2)),
            clear(scenario("rate-limited")),
            hiding(scenario("platform-down")),
            clear(scenario("bad-video")),
            clear(scenario("slow-processing")),
            hiding(scenario("token-error")),
            hiding(scenario("acknowledged-never-shown").with("seconds", 5400)),
            clear(scenario("html-error").with("times", 2)),
            clear(scenario("html-error").with("times", 2).with("status", 200)),
            clear(scenario("connection-cut").with("times", 2)),
            clear(scenario("graph-error").with("code", 2).with("times", 2)));

    private static final List<Trouble> ON_INSTAGRAM = List.of(
            clear(scenario("publish-too-early").with("times", 2)),
            clear(scenario("container-expires").with("lifetime_seconds", 300)),
            clear(scenario("container-expires").with("lifetime_seconds", 30).with("times", 3)),
            hiding(scenario("spam-block-but-live")),
            hiding(scenario("spam-block-but-live").with("live", "false")),
            clear(scenario("container-unreadable").with("minutes", 2)),
            clear(scenario("container-unreadable").with("minutes", 30)),
            hiding(scenario("container-unreadable").with("minutes", 600)),
            clear(scenario("permalink-fails")),
            hiding(scenario("another-post-same-minute")),
            clear(scenario("quota-reached")));

    private static final List<Trouble> ON_FACEBOOK = List.of(
            clear(scenario("finish-too-early")),
            clear(scenario("error-but-published")),
            clear(scenario("publishing-error")),
            clear(scenario("session-expired")),
            clear(scenario("session-expired").with("lifetime_seconds", 30).with("times", 3)),
            hiding(scenario("answer-lost-list-late")),
            hiding(scenario("answer-lost-list-late").with("delay_seconds", 4000)),
            hiding(scenario("same-description-twice")),
            hiding(scenario("same-description-twice").with("seconds_before", 5)),
            clear(scenario("video-becomes-draft")),
            clear(scenario("rupload-retriable")),
            clear(scenario("documented-spelling")),
            clear(scenario("processing-before-finish")),
            clear(scenario("reel-quota-reached")));

    /**
     * Not with a Page's video: it has no id to ask for before the answer. One whose answer is lost and that no list shows for longer than it
     * is looked for cannot be told from one that was never taken.
     */
    private static final Trouble NEVER_SHOWN = hiding(scenario("acknowledged-never-shown"));

    /** What can be the matter with an account that is posted to in this way. */
    static List<Trouble> of(Flow flow) {
        return Stream.concat(
                        ANYWHERE.stream(),
                        switch (flow) {
                            case INSTAGRAM_LOGIN, INSTAGRAM_BY_FACEBOOK_LOGIN ->
                                Stream.concat(Stream.of(NEVER_SHOWN), ON_INSTAGRAM.stream());
                            case FACEBOOK_REEL -> Stream.concat(Stream.of(NEVER_SHOWN), ON_FACEBOOK.stream());
                            case FACEBOOK_VIDEO -> ON_FACEBOOK.stream();
                        })
                .toList();
    }

    private static ScenarioChoice scenario(String id) {
        return ScenarioChoice.of(id);
    }

    private static Trouble clear(ScenarioChoice scenario) {
        return new Trouble(scenario, false);
    }

    private static Trouble hiding(ScenarioChoice scenario) {
        return new Trouble(scenario, true);
    }
}

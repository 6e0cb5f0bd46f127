package dev.socialposting.platforms.publisher;

import static dev.socialposting.worker.PublisherBench.scenario;

import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.worker.PublisherBench;
import dev.socialposting.worker.PublisherBench.Post;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The worker dies at any call of any flow, before the call or after its answer: the post goes out, and goes out once. */
final class CrashTest {
    /** More calls than any flow makes when nothing goes wrong. */
    private static final int CALLS = 12;

    private static final List<ScenarioChoice> TROUBLES = List.of(
            scenario("happy-path"),
            scenario("answer-lost-after-publish"),
            scenario("publish-fails-once"),
            scenario("rate-limited"),
            scenario("platform-down"),
            scenario("bad-video"),
            scenario("slow-processing"),
            scenario("token-error"),
            scenario("html-error").with("times", 2),
            scenario("html-error").with("times", 2).with("status", 200),
            scenario("connection-cut").with("times", 2),
            scenario("graph-error").with("code", 2).with("times", 2));

    private static final List<ScenarioChoice> INSTAGRAM_TROUBLES = List.of(
            scenario("publish-too-early").with("times", 2),
            scenario("container-expires").with("lifetime_seconds", 300),
            scenario("spam-block-but-live"),
            scenario("spam-block-but-live").with("live", "false"),
            scenario("container-unreadable").with("minutes", 30),
            scenario("another-post-same-minute"),
            scenario("quota-reached"));

    private static final List<ScenarioChoice> FACEBOOK_TROUBLES = List.of(
            scenario("finish-too-early"),
            scenario("error-but-published"),
            scenario("publishing-error"),
            scenario("session-expired"),
            scenario("answer-lost-list-late"),
            scenario("same-description-twice"),
            scenario("video-becomes-draft"),
            scenario("rupload-retriable"),
            scenario("documented-spelling"),
            scenario("processing-before-finish"),
            scenario("reel-quota-reached"));

    @ParameterizedTest
    @EnumSource
    void aWorkerThatDiesAtAnyCallLosesNothingAndDoublesNothing(FlowUnderTest flow) {
        try (PublisherBench bench = new PublisherBench()) {
            for (int call = 1; call <= CALLS; call++) {
                bench.http().crashBeforeCall(call);
                bench.run(flow.post(bench, scenario("happy-path"))).completed();
                bench.http().crashAfterCall(call);
                bench.run(flow.post(bench, scenario("happy-path"))).completed();
            }
        }
    }

    @Property(tries = 30)
    void whateverThePlatformAndTheWorkerDoThereIsNeverASecondPost(
            @ForAll("trials") Trial trial, @ForAll("callsUntilDeath") List<Integer> deaths) {
        try (PublisherBench bench = new PublisherBench()) {
            deaths.forEach(bench.http()::crashAgainAfterCall);

            bench.run(trial.flow().post(bench, trial.trouble())).endedTrue();
        }
    }

    @Provide
    Arbitrary<Trial> trials() {
        return Arbitraries.of(FlowUnderTest.class)
                .flatMap(flow -> Arbitraries.of(flow.troubles()).map(trouble -> new Trial(flow, trouble)));
    }

    @Provide
    Arbitrary<List<Integer>> callsUntilDeath() {
        return Arbitraries.integers().between(1, 8).list().ofMinSize(1).ofMaxSize(3);
    }

    record Trial(FlowUnderTest flow, ScenarioChoice trouble) {}

    /** The ways of publishing. */
    enum FlowUnderTest {
        INSTAGRAM_LOGIN,
        INSTAGRAM_BY_FACEBOOK_LOGIN,
        REEL,
        VIDEO;

        Post post(PublisherBench bench, ScenarioChoice scenario) {
            return switch (this) {
                case INSTAGRAM_LOGIN -> bench.toInstagram(scenario);
                case INSTAGRAM_BY_FACEBOOK_LOGIN -> bench.toInstagramByFacebookLogin(scenario);
                case REEL -> bench.toFacebook(scenario);
                case VIDEO -> bench.toFacebook(scenario).withOptions(new PostingOptions(Map.of("format", "video")));
            };
        }

        List<ScenarioChoice> troubles() {
            List<ScenarioChoice> own = switch (this) {
                case INSTAGRAM_LOGIN, INSTAGRAM_BY_FACEBOOK_LOGIN -> INSTAGRAM_TROUBLES;
                case REEL, VIDEO -> FACEBOOK_TROUBLES;
            };
            return Stream.concat(TROUBLES.stream(), own.stream()).toList();
        }
    }
}

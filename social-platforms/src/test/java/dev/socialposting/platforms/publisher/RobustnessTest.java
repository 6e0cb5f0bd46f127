package dev.socialposting.platforms.publisher;

import static dev.socialposting.platforms.publisher.StepContexts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.PublishedPost;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a platform answers, every step of every flow ends in an outcome or in a fault that says so, and that can be stored. */
final class RobustnessTest {
    private static final String HUGE = "9".repeat(200_000);

    /**
     * What a step hands to the engine is far shorter than what a platform can write: a refusal's two texts as much of them as a log keeps
     * (the row keeps less, which {@code RowBounds} sees to), everything else together no more than this.
     */
    private static final int HANDED_OVER = 10_000 + 2 * LogEntry.MAX_TEXT;

    private static final PostingOptions AS_VIDEO = new PostingOptions(Map.of("format", "video"));

    @Property(tries = 3000)
    void noAnswerBreaksAStep(@ForAll("answers") List<PlatformResponse> answers, @ForAll("steps") StepOfAFlow each) {
        ScriptedHttp http = new ScriptedHttp();
        answers.forEach(http::answering);

        try {
            assertThat(each.runWith(http).toString()).hasSizeLessThan(HANDED_OVER);
        } catch (PlatformFault fault) {
            assertThat(fault.error().code()).isNotBlank();
            assertThat(fault.error().message()).isNotBlank();
            assertThat(fault.error().toString()).hasSizeLessThan(HANDED_OVER);
        }
        assertThat(http.calls()).noneMatch(call -> call.uri().toString().contains("secret"));
    }

    @Provide
    Arbitrary<StepOfAFlow> steps() {
        return Arbitraries.of(SocialPlatforms.standard().publishers().stream()
                .flatMap(publisher -> Stream.of(PostingOptions.NONE, AS_VIDEO)
                        .map(publisher::flow)
                        .flatMap(flow -> stepsOf(publisher, flow)))
                .toList());
    }

    private static Stream<StepOfAFlow> stepsOf(VideoPublisher publisher, Flow flow) {
        String platform = publisher.platform().name();
        return Stream.concat(
                Stream.of(new StepOfAFlow(platform, flow.publish(), true)),
                Stream.of(flow.preparation(), List.of(flow.publish()), flow.followUps())
                        .flatMap(List::stream)
                        .map(step -> new StepOfAFlow(platform, step, false)));
    }

    @Provide
    Arbitrary<List<PlatformResponse>> answers() {
        Arbitrary<Integer> status = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(200)),
                Tuple.of(2, Arbitraries.just(400)),
                Tuple.of(1, Arbitraries.integers().between(100, 599)));
        return Combinators.combine(status, body())
                .as((code, body) -> new PlatformResponse(code, Map.of(), body))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private Arbitrary<String> body() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(200), json());
    }

    private Arbitrary<String> json() {
        Arbitrary<String> name = Arbitraries.of(
                "id",
                "video_id",
                "upload_url",
                "success",
                "status",
                "status_code",
                "video_status",
                "data",
                "error",
                "code",
                "error_subcode",
                "message",
                "is_transient",
                "uploading_phase",
                "processing_phase",
                "publishing_phase",
                "errors",
                "publish_status",
                "published",
                "permalink",
                "permalink_url",
                "shortcode",
                "error_user_msg",
                "fbtrace_id",
                "post_id",
                "timestamp",
                "created_time",
                "caption",
                "description",
                "paging",
                "cursors",
                "after",
                "next",
                "debug_info",
                "type",
                "retriable",
                "username",
                "media_type");
        Arbitrary<String> scalar = Arbitraries.of(
                "null",
                "true",
                "false",
                "0",
                "-1",
                "1",
                "190",
                "100",
                "33",
                "2207051",
                "9007",
                "4",
                "1e400",
                "99999999999999999999",
                "\"\"",
                "\"17889455560051444\"",
                "\"a b/c?d\"",
                "\"FINISHED\"",
                "\"PUBLISHED\"",
                "\"ERROR\"",
                "\"EXPIRED\"",
                "\"IN_PROGRESS\"",
                "\"complete\"",
                "\"error\"",
                "\"ready\"",
                "\"draft\"",
                "\"2026-11-22T12:00:01+0000\"",
                "\"yesterday\"",
                "\"https://rupload.facebook.com/video-upload/v25.0/1\"",
                "\"https://rupload.facebook.com/ {}\"",
                "\"https://evil.example/\"",
                "\"Launch day! #go\"",
                "\"/reel/1/\"",
                "\"" + HUGE + "\"",
                "\"https://rupload.facebook.com/" + HUGE + "\"",
                "\"/reel/" + HUGE + "/\"");
        return Arbitraries.lazy(() -> json(name, scalar, 3));
    }

    private static Arbitrary<String> json(Arbitrary<String> name, Arbitrary<String> scalar, int depth) {
        Arbitrary<String> value = depth == 0
                ? scalar
                : Arbitraries.frequencyOf(
                        Tuple.of(3, scalar),
                        Tuple.of(2, Arbitraries.lazy(() -> json(name, scalar, depth - 1))),
                        Tuple.of(
                                1,
                                Arbitraries.lazy(() -> json(name, scalar, depth - 1))
                                        .list()
                                        .ofMaxSize(3)
                                        .map(each -> "[" + String.join(",", each) + "]")));
        return Combinators.combine(name, value)
                .as((key, text) -> "\"" + key + "\":" + text)
                .list()
                .ofMaxSize(5)
                .map(members -> "{" + String.join(",", members) + "}");
    }

    /** A step and how it is run. */
    record StepOfAFlow(String platform, Step step, boolean verify) {
        Object runWith(ScriptedHttp http) {
            Checkpoint checkpoint = new Checkpoint(Map.of(
                    "container_id", "17889455560051444",
                    "container_created_at", NOW.minusSeconds(60).toString(),
                    "upload_accepted_at", NOW.minusSeconds(60).toString(),
                    "session_started_at", NOW.minusSeconds(60).toString(),
                    "video_id", "1234567890",
                    "upload_url", "https://rupload.facebook.com/video-upload/v25.0/1234567890",
                    "look_before_publishing", "true"));
            StepContext context = platform.equals("instagram")
                    ? StepContexts.instagram(http, checkpoint)
                    : StepContexts.facebook(http, checkpoint);
            return switch (step) {
                case RepeatableStep repeatable -> repeatable.run(context);
                case PublishStep publish when verify -> publish.verify(context, PublishCalls.one(NOW.minusSeconds(90)));
                case PublishStep publish -> publish.publish(context);
                case FollowUpStep followUp -> followUp.complete(context, PublishedPost.ofMedia("1234567890"));
            };
        }
    }
}

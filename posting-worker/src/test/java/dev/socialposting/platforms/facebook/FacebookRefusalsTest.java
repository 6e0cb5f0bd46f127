package dev.socialposting.platforms.facebook;

import static dev.socialposting.worker.PublisherBench.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.WhoActs;
import dev.socialposting.worker.PublisherBench;
import dev.socialposting.worker.PublisherBench.Post;
import dev.socialposting.worker.Story;
import dev.socialposting.worker.WatchedHttp.Mishap;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When Facebook refuses or fails: scenarios 12 to 16, 23 and 26 of the notes. */
final class FacebookRefusalsTest {
    private final PublisherBench bench = new PublisherBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({
        "463, token_expired",
        "460, password_changed",
        "492, page_role_lost",
        "458, app_removed",
        "467, session_invalidated"
    })
    void aRefusedTokenFailsAtOnceAtEveryStepBeforePublishing(int subcode, String code) {
        for (String step : new String[] {"start", "upload", "poll", "finish"}) {
            Post post = bench.toFacebook(
                    scenario("token-error").with("subcode", subcode).with("step", step));

            Story story = bench.run(post);

            PostingError error = story.failed();
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.message()).startsWith("Error validating access token: ");
            assertThat(error.platformCode()).contains("190/" + subcode);
            assertThat(story.calls(step)).isEqualTo(1);
            assertThat(bench.reconnectIsRequired(post)).isTrue();
        }
    }

    @Test
    void aTokenRefusedAfterPublishingIsAWarning() {
        Story story = bench.run(bench.toFacebook(scenario("token-error").with("step", "permalink")));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.codes()).contains(LogCode.FOLLOW_UP_FAILED);
    }

    @Test
    void aTokenThatIsRefusedWhileVerifyingLeavesItOpenUntilTheAccountIsBack() {
        Post post = bench.toFacebook(scenario("answer-lost-after-publish"));
        bench.http()
                .after(
                        call -> call.body().text().contains("upload_phase=finish"),
                        () -> bench.change(post, scenario("token-error").with("step", "poll")));

        Story story = bench.run(post);

        assertThat(story.unconfirmed().explanation()).contains("The video's status could not be read (token_expired)");
        assertThat(story.calls("finish")).isEqualTo(1);
        assertThat(story.posts()).hasSize(1);
    }

    @Test
    void aLostTaskOnThePageFailsAtOnce() {
        Post post = bench.toFacebook(scenario("no-permission"));

        Story story = bench.run(post);

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("permission_missing");
        assertThat(error.message()).startsWith("(#200) The user does not have sufficient administrative permission");
        assertThat(error.whoActs()).isEqualTo(WhoActs.USER);
        assertThat(bench.reconnectIsRequired(post)).isTrue();
    }

    @Test
    void aRateLimitIsWaitedForAsLongAsFacebookSays() {
        Story story = bench.run(bench.toFacebook(scenario("rate-limited").with("minutes", 12)));

        story.completed();
        assertThat(story.calls("start")).isEqualTo(2);
        assertThat(story.duration()).isBetween(Duration.ofMinutes(12), Duration.ofMinutes(13));
        assertThat(story.warnings(LogCode.HELD_BACK))
                .anySatisfy(fields -> assertThat(fields).containsEntry("until", "2100-01-01T00:12:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"4, poll", "17, poll", "32, finish", "341, finish", "613, start", "80001, upload"})
    void everyRateLimitIsWaitedForAtEveryStep(int code, String step) {
        Story story = bench.run(
                bench.toFacebook(scenario("graph-error").with("code", code).with("step", step)));

        story.completed();
        assertThat(story.calls("finish")).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"start, html", "start, empty", "upload, json", "poll, html", "finish, html", "finish, json"})
    void status429IsHeldBackWhateverTheAnswerHoldsAndUsesUpNoTry(String step, String body) {
        Story story = bench.run(bench.toFacebook(scenario("too-many-requests")
                .with("step", step)
                .with("body", body)
                .with("retry_after", "180")
                .with("times", 4)));

        story.completed();
        assertThat(story.calls(step)).isGreaterThanOrEqualTo(5);
        assertThat(story.duration()).isBetween(Duration.ofMinutes(12), Duration.ofMinutes(16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon"})
    void status429WithoutATimeIsHeldBackLongerEachTime(String header) {
        Story story = bench.run(bench.toFacebook(scenario("too-many-requests")
                .with("step", "start")
                .with("retry_after", header)
                .with("times", 4)));

        story.completed();
        // After 1, 2, 4 and 8 minutes more.
        assertThat(story.duration()).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
    }

    @Test
    void status429WithADateIsHeldBackUntilThen() {
        Story story = bench.run(bench.toFacebook(scenario("too-many-requests")
                .with("step", "start")
                .with("retry_after", "Fri, 01 Jan 2100 02:30:00 GMT")));

        story.completed();
        assertThat(story.calls("start")).isEqualTo(2);
        assertThat(story.warnings(LogCode.HELD_BACK))
                .anySatisfy(fields -> assertThat(fields).containsEntry("until", "2100-01-01T02:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"reel, finish", "video, create"})
    void status429AlthoughItWasPublishedIsFoundOut(String format, String step) {
        Story story = bench.run(bench.toFacebook(scenario("too-many-requests")
                        .with("step", step)
                        .with("takes_effect", "true")
                        .with("retry_after", "60"))
                .withOptions(new PostingOptions(Map.of("format", format))));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls(step)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "start, 1390008",
        "upload, 1390008",
        "poll, 1390008",
        "finish, 1390008",
        "finish, 1404078",
        "finish, 1363041"
    })
    void aPolicyBlockIsHeldBackAsSuchWhateverItsSubcode(String step, int subcode) {
        Story story = bench.run(bench.toFacebook(
                scenario("graph-error").with("step", step).with("code", 368).with("subcode", subcode)));

        story.completed();
        assertThat(story.calls("finish")).isLessThanOrEqualTo(2);
        assertThat(story.duration()).isBetween(Duration.ofHours(6), Duration.ofHours(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "upload", "poll", "finish"})
    void aPersonsTokenInPlaceOfThePagesIsSaidToBeThat(String step) {
        Post post = bench.toFacebook(scenario("graph-error")
                .with("step", step)
                .with("code", 190)
                .with("message", "(#190) This method must be called with a Page Access Token")
                .with("times", 0));

        Story story = bench.run(post);

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("page_token_needed");
        assertThat(error.nextStep()).contains("the Page's own token");
        assertThat(story.calls(step)).isEqualTo(1);
        assertThat(bench.reconnectIsRequired(post)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"start, 200", "start, 10", "finish, 210", "poll, 10"})
    void theMissingPermissionIsNamed(String step, int code) {
        Story story = bench.run(bench.toFacebook(scenario("graph-error")
                .with("step", step)
                .with("code", code)
                .with("message", "Requires pages_manage_posts permission")
                .with("times", 0)));

        assertThat(story.failed().code()).isEqualTo("permission_missing");
        assertThat(story.failed().explanation()).contains("pages_manage_posts");
        assertThat(story.failed().nextStep()).contains("pages_manage_posts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "status"})
    void aReadThatIsRefusedWhileVerifyingLeavesItOpen(String kind) {
        Post post = bench.toFacebook(scenario("answer-lost-after-publish"));
        bench.http()
                .after(
                        call -> call.body().text().contains("upload_phase=finish"),
                        () -> bench.change(
                                post,
                                kind.equals("code")
                                        ? scenario("graph-error")
                                                .with("step", "poll")
                                                .with("code", 368)
                                                .with("subcode", 1390008)
                                        : scenario("too-many-requests").with("step", "poll")));

        Story story = bench.run(post);

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("finish")).isEqualTo(1);
    }

    @Test
    void aLinkThatIsRefusedByStatus429IsReadLater() {
        Story story = bench.run(bench.toFacebook(
                scenario("too-many-requests").with("step", "permalink").with("times", 2)));

        assertThat(story.completed().permalink()).contains(story.post().permalink());
    }

    @ParameterizedTest
    @CsvSource({"post_id, 2", "created_time, 1"})
    void oneFieldThatIsRefusedCostsOneMoreReadAndNotTheLink(String field, int reads) {
        Story story = bench.run(bench.toFacebook(scenario("field-refused").with("field", field)));

        assertThat(story.completed().permalink()).contains(story.post().permalink());
        assertThat(story.calls("permalink")).isEqualTo(reads);
    }

    @Test
    void anUploadAddressThatIsTooLongToBeKeptIsThePostingsErrorInWords() {
        String address = "https://rupload.facebook.com/video-upload/v25.0/1?x=" + "x".repeat(500_000);
        bench.http()
                .meetsWith(call -> call.body().text().contains("upload_phase=start")
                        ? Mishap.answered(200, "{\"video_id\":\"1\",\"upload_url\":\"" + address + "\"}")
                        : Mishap.NONE);

        Story story = bench.run(bench.toFacebook(scenario("happy-path")));

        assertThat(story.failed().message())
                .isEqualTo("Facebook answered with an upload address that cannot be used; it has 500,052 characters.");
        assertThat(story.shown()).hasSizeLessThan(20_000);
    }

    @Test
    void theLimitOfThirtyReelsIsWaitedFor() {
        Story story = bench.run(bench.toFacebook(scenario("reel-quota-reached")));

        story.completed();
        assertThat(story.duration())
                .isBetween(Duration.ofHours(1), Duration.ofHours(2).plusMinutes(5));
        assertThat(story.calls("start")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "finish"})
    void aPolicyBlockIsWaitedForAndThenExplained(String step) {
        Story story = bench.run(bench.toFacebook(scenario("blocked-for-policy").with("step", step)));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("deadline_passed");
        assertThat(error.message())
                .isEqualTo("The action attempted has been deemed abusive or is otherwise disallowed");
        assertThat(error.platformCode()).contains("368");
        assertThat(error.explanation()).contains("You've been temporarily blocked from using it.");
        assertThat(story.calls(step)).isBetween(4L, 5L);
    }

    @ParameterizedTest
    @CsvSource({"500, 1", "502, 2", "503, 2"})
    void anUploadServiceThatSaysTryAgainIsTriedAgain(int status, int times) {
        Story story = bench.run(bench.toFacebook(
                scenario("rupload-retriable").with("status", status).with("times", times)));

        story.completed();
        assertThat(story.calls("start")).isEqualTo(1);
        assertThat(story.calls("upload")).isEqualTo(times + 1);
    }

    @Test
    void anUploadServiceThatAlwaysSaysTryAgainFailsWithItsWords() {
        Story story = bench.run(bench.toFacebook(scenario("rupload-retriable").with("times", 0)));

        assertThat(story.failed().code()).isEqualTo("hosted_upload_failed");
        assertThat(story.failed().message()).isEqualTo("Request processing failed");
        assertThat(story.failed().platformCode()).contains("ProcessingFailedError");
        assertThat(story.calls("upload")).isEqualTo(3);
    }

    @Test
    void aHostedUploadThatIsRefusedTwiceIsExplained() {
        Story story = bench.run(bench.toFacebook(scenario("rupload-error").with("times", 0)));

        assertThat(story.failed().code()).isEqualTo("hosted_upload_failed");
        assertThat(story.failed().whoActs()).isEqualTo(WhoActs.USER);
        assertThat(story.calls("start")).isEqualTo(2);
        assertThat(story.calls("upload")).isEqualTo(2);
    }

    @Test
    void anUploadThatIsAskedForWronglyIsForOperators() {
        Story story = bench.run(bench.toFacebook(scenario("rupload-error")
                .with("type", "ParameterValidationError")
                .with("times", 0)));

        assertThat(story.failed().code()).isEqualTo("invalid_parameter");
        assertThat(story.failed().whoActs()).isEqualTo(WhoActs.OPERATOR);
        assertThat(story.calls("upload")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"start, 502", "start, 200", "upload, 502", "poll, 502", "poll, 200", "finish, 502", "permalink, 500"})
    void aPageInsteadOfJsonIsTriedAgain(String step, int status) {
        Story story = bench.run(
                bench.toFacebook(scenario("html-error").with("step", step).with("status", status)));

        assertThat(story.completed().permalink()).contains(story.post().permalink());
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "upload", "poll", "finish", "permalink"})
    void aCutConnectionIsTriedAgain(String step) {
        Story story = bench.run(
                bench.toFacebook(scenario("connection-cut").with("step", step).with("times", 2)));

        assertThat(story.completed().permalink()).contains(story.post().permalink());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reel", "video"})
    void aPlatformThatIsDownFailsWithNothingPublished(String format) {
        Story story = bench.run(
                bench.toFacebook(scenario("platform-down")).withOptions(new PostingOptions(Map.of("format", format))));

        if (format.equals("reel")) {
            assertThat(story.failed().code()).isEqualTo("platform_unavailable");
            assertThat(story.duration()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(13));
        } else {
            assertThat(story.unconfirmed().code()).isEqualTo("unconfirmed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "506, 0, duplicate_text",
        "1609005, 0, link_rejected",
        "200, 1609008, link_rejected",
        "1404078, 0, page_authorization_required"
    })
    void aRefusalOfThePostItselfFailsAtOnce(int code, int subcode, String word) {
        Story story = bench.run(bench.toFacebook(scenario("graph-error")
                .with("step", "finish")
                .with("code", code)
                .with("subcode", subcode)));

        assertThat(story.failed().code()).isEqualTo(word);
        assertThat(story.failed().message()).isEqualTo("A scenario's error");
        assertThat(story.calls("finish")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"6000, 0, video_file_problem, 2", "6000, 1363041, upload_session_invalid, 3"})
    void aSessionThatFinishingRefusesIsReplacedAfterALook(int code, int subcode, String word, int sessions) {
        Story story = bench.run(bench.toFacebook(scenario("graph-error")
                .with("step", "finish")
                .with("code", code)
                .with("subcode", subcode)));

        assertThat(story.failed().code()).isEqualTo(word);
        assertThat(story.calls("start")).isEqualTo(sessions);
    }
}

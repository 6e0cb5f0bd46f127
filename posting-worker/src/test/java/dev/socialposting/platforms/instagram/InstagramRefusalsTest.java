package dev.socialposting.platforms.instagram;

import static dev.socialposting.worker.PublisherBench.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.WhoActs;
import dev.socialposting.worker.PublisherBench;
import dev.socialposting.worker.PublisherBench.Post;
import dev.socialposting.worker.Story;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When Instagram refuses or fails: scenarios 11, 12, 13, 18, 19, 21 and 22 of the notes. */
final class InstagramRefusalsTest {
    private final PublisherBench bench = new PublisherBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({
        "463, token_expired, Session has expired",
        "458, app_removed, has not authorized application",
        "459, security_check_required, has been checkpointed",
        "460, password_changed, changed their password",
        "464, account_unconfirmed, not a confirmed user",
        "467, session_invalidated, the user logged out",
        "492, page_role_lost, must be an administrator"
    })
    void aRefusedTokenFailsAtOnceAtEveryStepBeforePublishing(int subcode, String code, String words) {
        for (String step : new String[] {"create", "poll", "publish"}) {
            Post post = bench.toInstagram(
                    scenario("token-error").with("subcode", subcode).with("step", step));

            Story story = bench.run(post);

            PostingError error = story.failed();
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.message())
                    .startsWith("Error validating access token: ")
                    .contains(words);
            assertThat(error.platformCode()).contains("190/" + subcode);
            assertThat(error.whoActs()).isEqualTo(WhoActs.USER);
            assertThat(error.nextStep()).isNotBlank();
            assertThat(story.calls(step)).isEqualTo(1);
            assertThat(bench.reconnectIsRequired(post)).isTrue();
        }
    }

    @Test
    void aTokenRefusedAfterPublishingIsAWarning() {
        Story story = bench.run(bench.toInstagram(scenario("token-error").with("step", "permalink")));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.codes()).contains(LogCode.FOLLOW_UP_FAILED);
    }

    @ParameterizedTest
    @CsvSource({"media_product_type, 1", "media_type, 1", "timestamp, 1", "permalink, 2"})
    void oneFieldThatIsRefusedCostsNoTryAndNotTheLink(String field, int reads) {
        Story story = bench.run(bench.toInstagram(scenario("field-refused").with("field", field)));

        assertThat(story.completed().permalink()).contains(story.post().permalink());
        assertThat(story.calls("permalink")).isEqualTo(reads);
        assertThat(story.duration()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aContainerWhoseWordsMayNotBeReadIsStillWaitedFor() {
        Story story = bench.run(bench.toInstagram(scenario("field-refused").with("field", "status")));

        story.completed();
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aLinkThatCannotBeReadAtFirstIsReadLater(int times) {
        Story story = bench.run(bench.toInstagram(scenario("permalink-fails").with("times", times)));

        assertThat(story.completed().permalink()).contains(story.post().permalink());
    }

    @Test
    void aLinkThatCannotBeReadThreeTimesIsLeftWithAWarning() {
        Story story = bench.run(bench.toInstagram(scenario("permalink-fails").with("times", 3)));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.completed().permalink()).isEmpty();
        assertThat(story.codes()).contains(LogCode.FOLLOW_UP_FAILED);
    }

    @Test
    void aRateLimitIsWaitedForAsLongAsInstagramSays() {
        Story story = bench.run(bench.toInstagram(scenario("rate-limited").with("minutes", 7)));

        story.completed();
        assertThat(story.calls("create")).isEqualTo(2);
        assertThat(story.duration()).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(8));
        assertThat(story.warnings(LogCode.HELD_BACK))
                .anySatisfy(fields -> assertThat(fields).containsEntry("until", "2100-01-01T00:07:00Z"));
    }

    @Test
    void aRateLimitWithoutAStatedTimeIsWaitedForLongerEachTime() {
        Story story = bench.run(
                bench.toInstagram(scenario("rate-limited").with("minutes", 0).with("seconds", 420)));

        story.completed();
        // After 1, 2 and 4 minutes more.
        assertThat(story.calls("create")).isEqualTo(4);
        assertThat(story.duration()).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(8));
    }

    @ParameterizedTest
    @CsvSource({"create, html", "create, empty", "poll, json", "publish, html", "publish, json"})
    void status429IsHeldBackWhateverTheAnswerHoldsAndUsesUpNoTry(String step, String body) {
        Story story = bench.run(bench.toInstagram(scenario("too-many-requests")
                .with("step", step)
                .with("body", body)
                .with("retry_after", "180")
                .with("times", 4)));

        story.completed();
        assertThat(story.calls(step)).isGreaterThanOrEqualTo(5);
        assertThat(story.duration()).isBetween(Duration.ofMinutes(12), Duration.ofMinutes(16));
    }

    @Test
    void status429WithADateIsHeldBackUntilThen() {
        Story story = bench.run(bench.toInstagram(scenario("too-many-requests")
                .with("step", "create")
                .with("retry_after", "Fri, 01 Jan 2100 02:30:00 GMT")));

        story.completed();
        assertThat(story.warnings(LogCode.HELD_BACK))
                .anySatisfy(fields -> assertThat(fields).containsEntry("until", "2100-01-01T02:30:00Z"));
    }

    @Test
    void status429AlthoughItWasPublishedIsFoundOut() {
        Story story = bench.run(bench.toInstagram(scenario("too-many-requests")
                .with("step", "publish")
                .with("takes_effect", "true")
                .with("retry_after", "60")));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("publish")).isEqualTo(1);
    }

    @Test
    void aLinkThatIsRefusedByStatus429IsReadLater() {
        Story story = bench.run(bench.toInstagram(
                scenario("too-many-requests").with("step", "permalink").with("times", 2)));

        assertThat(story.completed().permalink()).contains(story.post().permalink());
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "publish"})
    void anIdThatIsNoInstagramAccountsIsForTheUser(String step) {
        Story story = bench.run(bench.toInstagram(scenario("graph-error")
                .with("step", step)
                .with("code", 100)
                .with("message", "(#100) Tried accessing nonexisting field (media) on node type (Page)")
                .with("times", 0)));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("account_id_wrong");
        assertThat(error.whoActs()).isEqualTo(WhoActs.USER);
        assertThat(story.calls(step)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "poll", "publish"})
    void aPersonsTokenInPlaceOfThePagesIsSaidToBeThat(String step) {
        Post post = bench.toInstagramByFacebookLogin(scenario("graph-error")
                .with("step", step)
                .with("code", 190)
                .with("message", "(#190) This method must be called with a Page Access Token")
                .with("times", 0));

        Story story = bench.run(post);

        assertThat(story.failed().code()).isEqualTo("page_token_needed");
        assertThat(story.calls(step)).isEqualTo(1);
        assertThat(bench.reconnectIsRequired(post)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"create, 1", "poll, 2207008", "publish, 2207026"})
    void aPolicyBlockIsHeldBackAsSuchWhateverItsSubcode(String step, int subcode) {
        Story story = bench.run(bench.toInstagram(
                scenario("graph-error").with("step", step).with("code", 368).with("subcode", subcode)));

        story.completed();
        assertThat(story.duration()).isBetween(Duration.ofHours(6), Duration.ofHours(7));
    }

    @ParameterizedTest
    @CsvSource({"4, poll", "17, poll", "32, publish", "341, publish", "613, create", "80001, publish", "80002, publish"
    })
    void everyRateLimitIsWaitedForAtEveryStep(int code, String step) {
        Story story = bench.run(
                bench.toInstagram(scenario("graph-error").with("code", code).with("step", step)));

        story.completed();
        assertThat(story.codes()).contains(LogCode.HELD_BACK);
    }

    @ParameterizedTest
    @CsvSource({"create, 502", "create, 200", "poll, 502", "poll, 503", "poll, 200", "permalink, 500"})
    void aPageInsteadOfJsonIsTriedAgain(String step, int status) {
        Story story = bench.run(
                bench.toInstagram(scenario("html-error").with("step", step).with("status", status)));

        assertThat(story.completed().permalink()).contains(story.post().permalink());
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "poll", "permalink"})
    void aCutConnectionIsTriedAgain(String step) {
        // Twice, because the JDK's client repeats a read by itself when the first answer never began.
        Story story = bench.run(
                bench.toInstagram(scenario("connection-cut").with("step", step).with("times", 2)));

        assertThat(story.completed().permalink()).contains(story.post().permalink());
    }

    @Test
    void aPlatformThatIsDownFailsAfterThreeTries() {
        Story story = bench.run(bench.toInstagram(scenario("platform-down")));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("platform_unavailable");
        assertThat(error.message()).startsWith("HTTP 503");
        assertThat(error.whoActs()).isEqualTo(WhoActs.NOBODY);
        assertThat(error.retryable()).isTrue();
        assertThat(story.calls("create")).isEqualTo(3);
        assertThat(story.duration()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(13));
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "publish"})
    void aRestrictedAccountFailsWithInstagramsAdvice(String step) {
        Story story = bench.run(bench.toInstagram(scenario("account-restricted").with("step", step)));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("account_restricted");
        assertThat(error.message()).isEqualTo("The Instagram account is restricted.");
        assertThat(error.platformCode()).contains("25/2207050");
        assertThat(error.explanation())
                .endsWith("Instagram says: The Instagram account is inactive, checkpointed, or"
                        + " restricted. Log in to the Instagram app and complete the necessary actions.");
    }

    @Test
    void aMissingPermissionFailsAtOnce() {
        Post post = bench.toInstagram(scenario("scope-missing"));

        Story story = bench.run(post);

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("permission_missing");
        assertThat(error.message()).isEqualTo("(#10) Application does not have permission for this action");
        assertThat(error.explanation()).contains("instagram_business_content_publish");
        assertThat(story.calls("create")).isEqualTo(1);
        assertThat(bench.reconnectIsRequired(post)).isTrue();
    }

    @Test
    void theWrongOneOfTheAccountsTwoIdsIsExplained() {
        Post post = bench.toInstagram(scenario("id-mismatch"));

        Story story = bench.run(post.toAccountId(post.account().appScopedId()));

        assertThat(story.failed().code()).isEqualTo("object_not_visible");
        assertThat(story.failed().platformCode()).contains("100/33");
    }

    @Test
    void aPolicyBlockIsWaitedForUntilTheDeadline() {
        Story story = bench.run(bench.toInstagram(scenario("graph-error")
                .with("code", 368)
                .with("step", "publish")
                .with("times", 0)));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("deadline_passed");
        assertThat(error.message()).isEqualTo("A scenario's error");
        assertThat(story.calls("publish")).isBetween(4L, 5L);
    }

    @Test
    void anErrorThatSaysItMayPassIsTriedAgainWhateverItsCode() {
        Story story = bench.run(bench.toInstagram(scenario("graph-error")
                .with("code", 100)
                .with("transient", "true")
                .with("step", "create")));

        story.completed();
        assertThat(story.calls("create")).isEqualTo(2);
    }
}

package dev.socialposting.api.posts;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.leasedBy;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Posts;
import dev.socialposting.api.bench.RecordedPorts;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a post would come to, asked before it is made. */
class DryRunTest {
    private final ApiBench api = ApiBench.withAccounts();

    @Test
    void answersWhatThePostWouldBe() {
        Answer answer = api.call(dry(Posts.to(INSTAGRAM, FACEBOOK)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo(("{\"dry_run\":true,\"status\":\"queued\",\"destinations\":{\"%s\":{\"status\":\"queued\"},"
                                + "\"%s\":{\"status\":\"queued\"}},\"warnings\":[]}")
                        .formatted(INSTAGRAM, FACEBOOK));
    }

    @Test
    void answersWhenAScheduledPostWouldGoOut() {
        ObjectNode later =
                Posts.to(INSTAGRAM).put("scheduled_at", "2100-01-02T09:00").put("time_zone", "Europe/Berlin");

        Answer answer = api.call(dry(later));

        assertThat(answer.at("/status")).isEqualTo("scheduled");
        assertThat(answer.at("/scheduled_at")).isEqualTo("2100-01-02T08:00:00.000Z");
    }

    @Test
    void storesNothingAndSendsNothing() {
        UploadRequest earlier = earlier(completed());
        int writes = api.requests.writes();
        List<Object> before = everything();

        Answer answer = api.call(dry(Posts.to(INSTAGRAM, FACEBOOK)).with("Idempotency-Key", "key-1"));

        assertThat(answer.json().at("/warnings")).hasSize(2);
        assertThat(answer.at("/warnings/0/request_id")).isEqualTo(earlier.id().value());
        assertThat(everything()).isEqualTo(before);
        assertThat(api.requests.writes()).isEqualTo(writes);
    }

    @Test
    void callsNothingThatWritesWhateverIsAsked() {
        earlier(completed());
        RecordedPorts ports = new RecordedPorts(api);

        ports.handle(dry(Posts.to(INSTAGRAM, FACEBOOK)).with("Idempotency-Key", "key-1"));
        ports.handle(dry(Posts.to(INSTAGRAM).put("caption", "#a #b #c #d #e #f")));
        ports.handle(dry(Posts.to(INSTAGRAM).put("video_url", "ftp://nowhere")));

        assertThat(ports.called())
                .contains("RecentPosts.earlier")
                .isSubsetOf("RecentPosts.earlier", "UploadRequestStore.find", "SocialAccountStore.list");
    }

    @Test
    void usesUpNoKeyAndRepeatsNothing() {
        TestCall call = TestCall.post(Posts.to(INSTAGRAM).toString()).with("Idempotency-Key", "key-1");

        Answer before = api.call(dry(Posts.to(INSTAGRAM)).with("Idempotency-Key", "key-1"));
        Answer posted = api.call(call);
        Answer after =
                api.call(dry(Posts.to(INSTAGRAM).put("caption", "Another")).with("Idempotency-Key", "key-1"));

        assertThat(before.status()).isEqualTo(200);
        assertThat(posted.status()).isEqualTo(202);
        assertThat(posted.header("Idempotent-Replayed")).isEmpty();
        assertThat(after.status()).isEqualTo(200);
    }

    @Test
    void warnsOfTheSamePostWithItsTimeAndWhereItIsToBeSeen() {
        UploadRequest earlier = earlier(completed());
        api.clock.advance(Duration.ofMinutes(5));

        Answer answer = api.call(dry(Posts.to(INSTAGRAM)));

        assertThat(answer.at("/warnings/0/code")).isEqualTo("posted_recently");
        assertThat(answer.at("/warnings/0/destination")).isEqualTo(INSTAGRAM.toString());
        assertThat(answer.at("/warnings/0/request_id")).isEqualTo(earlier.id().value());
        assertThat(answer.at("/warnings/0/accepted_at")).isEqualTo("2100-01-01T00:00:00.000Z");
        assertThat(answer.at("/warnings/0/permalink")).isEqualTo("https://www.instagram.com/reel/Abc123/");
        assertThat(answer.at("/warnings/0/detail"))
                .contains("That post is live.", "do not post it again")
                .doesNotContain("cancel");
    }

    @Test
    void warnsOfWhatIsOnItsWayWithoutALink() {
        earlier(leasedBy("worker-1", api.clock.instant().plusSeconds(90)));

        Answer answer = api.call(dry(Posts.to(INSTAGRAM)));

        assertThat(answer.at("/warnings/0/detail")).contains("That post is on its way.");
        assertThat(answer.has("/warnings/0/permalink")).isFalse();
    }

    @Test
    void doesNotWarnOfWhatFailed() {
        earlier(failed());

        assertThat(api.call(dry(Posts.to(INSTAGRAM))).json().at("/warnings")).isEmpty();
    }

    @Test
    void warnsOfWhatThePostIsWarnedOf() {
        earlier(completed());
        ObjectNode post = Posts.to(INSTAGRAM, FACEBOOK).put("caption", "#a #b #c #d #e #f");

        JsonNode asked = api.call(dry(post)).json().at("/warnings");
        JsonNode posted = api.call(TestCall.post(post.toString())).json().at("/warnings");

        assertThat(asked).hasSize(1).isEqualTo(posted);
        assertThat(asked.at("/0/code").asText()).isEqualTo("caption_caution");
        assertThat(asked.at("/0/destination").asText()).isEqualTo(INSTAGRAM.toString());
        assertThat(asked.at("/0/detail").asText()).contains("6 hashtags");
    }

    static Stream<Consumer<ObjectNode>> faults() {
        return Stream.of(
                post -> post.put("video_url", "http://10.0.0.1/x.mp4"),
                post -> post.put("caption", "a".repeat(3_000)),
                post -> post.put("scheduled_at", "2000-01-01T00:00:00Z"),
                post -> post.put("surprise", 1),
                post -> post.remove("caption"),
                post -> post.putArray("destinations").add("instagram:999"),
                post -> post.putObject("options")
                        .putObject(INSTAGRAM.toString())
                        .put("thumb_offset", -1));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesWhatThePostIsRefusedForInTheSameWords(Consumer<ObjectNode> fault) {
        ObjectNode post = Posts.to(INSTAGRAM);
        fault.accept(post);

        Answer posted = api.call(TestCall.post(post.toString()));

        assertThat(posted.status()).isEqualTo(422);
        assertThat(api.call(dry(post)).text()).isEqualTo(posted.text());
    }

    @Test
    void saysSoWhenNobodyCanTellWhetherItWasPostedBefore() {
        api.recentPosts.breakDown();

        assertThat(api.call(dry(Posts.to(INSTAGRAM))).problem()).isEqualTo("503 temporarily_unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "TRUE", "true%20"})
    void aDryRunIsAskedForByTrueAlone(String value) {
        Answer answer = api.call(call(Posts.to(INSTAGRAM), "dry_run=" + value));

        assertThat(answer.problem()).isEqualTo("400 invalid_parameters");
        assertThat(answer.errors()).containsExactly("dry_run not_true_or_false");
        assertThat(api.requests.all()).isEmpty();
    }

    @Test
    void whoDoesNotAskForADryRunPosts() {
        assertThat(api.call(call(Posts.to(INSTAGRAM), "dry_run=false")).status())
                .isEqualTo(202);
    }

    private UploadRequest earlier(PostingState state) {
        RequestId id = requestId(api.requests.all().size() + 1);
        UploadRequest earlier = anUploadRequest()
                .withId(id)
                .by(ALICE)
                .withVideo(Posts.VIDEO)
                .withCaption(Posts.CAPTION)
                .createdAt(api.clock.instant())
                .with(INSTAGRAM, state)
                .with(FACEBOOK, state)
                .queued();
        api.requests.given(earlier);
        api.recentPosts.note(earlier);
        return earlier;
    }

    private List<Object> everything() {
        return List.of(
                api.requests.all(),
                api.queue.sent(),
                api.accounts.list(ALICE),
                api.counted.size(),
                api.recentPosts.earlier(anUploadRequest()
                        .number(999)
                        .withVideo(Posts.VIDEO)
                        .withCaption(Posts.CAPTION)
                        .queued()));
    }

    private static TestCall dry(ObjectNode post) {
        return call(post, "dry_run=true");
    }

    private static TestCall call(ObjectNode post, String query) {
        return TestCall.of("POST", "/api/social/post?" + query).json(post.toString());
    }
}

package dev.socialposting.api.posts;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Posts;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.api.bench.Times;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreatePostTest {
    private final ApiBench api = ApiBench.withAccounts();

    @Test
    void answers202WithIdStatusDestinationsAndLinks() {
        Answer answer = api.call(TestCall.post(Posts.to(INSTAGRAM, FACEBOOK).toString()));

        String id = answer.at("/request_id");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).contains("/api/social/uploads/" + id);
        assertThat(answer.text())
                .isEqualTo(("{\"request_id\":\"%1$s\",\"status\":\"queued\",\"destinations\":"
                                + "{\"%2$s\":{\"status\":\"queued\"},\"%3$s\":{\"status\":\"queued\"}},\"links\":"
                                + "{\"self\":\"/api/social/uploads/%1$s\",\"logs\":\"/api/social/uploads/%1$s/logs\"}}")
                        .formatted(id, INSTAGRAM, FACEBOOK));
    }

    @Test
    void storesWhatWasAskedFor() {
        Answer answer = api.call(Posts.call(
                Posts.to(FACEBOOK, INSTAGRAM),
                post -> post.putObject("options")
                        .putObject(INSTAGRAM.toString())
                        .put("share_to_feed", false)
                        .put("thumb_offset", 1500)
                        .putArray("collaborators")
                        .add("a.friend")));

        UploadRequest stored = stored(answer);
        assertThat(stored.userId()).isEqualTo(ALICE);
        assertThat(stored.videoUrl()).isEqualTo(Posts.VIDEO);
        assertThat(stored.caption()).isEqualTo(Posts.CAPTION);
        assertThat(stored.createdAt()).isEqualTo(NOW);
        assertThat(stored.postings().keySet()).containsExactly(FACEBOOK, INSTAGRAM);
        assertThat(stored.posting(FACEBOOK).orElseThrow().options()).isEqualTo(PostingOptions.NONE);
        assertThat(stored.posting(INSTAGRAM).orElseThrow().options())
                .isEqualTo(new PostingOptions(
                        Map.of("share_to_feed", false, "thumb_offset", 1500L, "collaborators", List.of("a.friend"))));
        assertThat(stored.counts()).containsExactly(Map.entry(PostingStatus.QUEUED, 2));
    }

    @Test
    void sendsOneNudgeForEachDestinationAtOnceEachWithItsOwnId() {
        Answer answer = api.call(TestCall.post(Posts.to(INSTAGRAM, FACEBOOK).toString()));

        List<Sent> sent = api.queue.sent();
        assertThat(sent).extracting(nudge -> nudge.nudge().destination()).containsExactly(INSTAGRAM, FACEBOOK);
        assertThat(sent).extracting(nudge -> nudge.nudge().requestId()).containsOnly(id(answer));
        assertThat(sent).extracting(Sent::delay).containsOnly(Duration.ZERO);
        assertThat(sent).extracting(nudge -> nudge.nudge().id().orElseThrow()).doesNotHaveDuplicates();
    }

    @Test
    void beginsTheLogOfEachDestination() {
        Answer answer = api.call(TestCall.post(Posts.to(INSTAGRAM, FACEBOOK).toString()));

        for (Destination destination : List.of(INSTAGRAM, FACEBOOK)) {
            JsonNode log = api.call(TestCall.get(answer.at("/links/logs") + "?destination=" + destination))
                    .json();
            assertThat(log.at("/entries")).hasSize(1);
            assertThat(log.at("/entries/0/id").asText()).isEqualTo(destination + "#0000000001#000000");
            assertThat(log.at("/entries/0/timestamp").asText()).isEqualTo(Times.iso(NOW));
            assertThat(log.at("/entries/0/code").asText()).isEqualTo("accepted");
        }
        assertThat(api.log.entries(id(answer), INSTAGRAM)).as("told by the row").isEmpty();
    }

    @Test
    void warnsInTheLogOfWhatAPlatformMayNotLike() {
        Answer answer =
                api.call(Posts.call(Posts.to(INSTAGRAM, FACEBOOK), post -> post.put("caption", "#a #b #c #d #e #f")));

        assertThat(api.log.entries(id(answer), INSTAGRAM)).singleElement().satisfies(entry -> {
            assertThat(entry.level()).isEqualTo(LogLevel.WARNING);
            assertThat(entry.position()).isEqualTo(new LogPosition(1, 1));
        });
        assertThat(api.log.entries(id(answer), FACEBOOK)).isEmpty();
    }

    @Test
    void takes25Destinations() {
        Destination[] destinations =
                IntStream.rangeClosed(1, 25).mapToObj(n -> instagramAccount(n)).toArray(Destination[]::new);
        api.connect(ALICE, destinations);

        Answer answer = api.call(TestCall.post(Posts.to(destinations).toString()));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(api.queue.sent()).hasSize(25);
    }

    @Test
    void answers202AlthoughTheQueueIsDown() {
        api.queue.breakDown();

        Answer answer = api.call(TestCall.post(Posts.to(INSTAGRAM).toString()));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(stored(answer).wakeAt()).isPresent();
    }

    @Test
    void answers202AndSendsNudgesAlthoughTheLogIsDown() {
        api.log.breakDown();

        Answer answer = api.call(TestCall.post(Posts.to(INSTAGRAM).toString()));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(api.queue.sent()).hasSize(1);
    }

    @Test
    void findsThatTheRowWasWrittenAlthoughTheAnswerOfTheStoreWasLost() {
        api.requests.breakAfterNextWrite();

        Answer answer = api.call(TestCall.post(Posts.to(INSTAGRAM).toString()));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(stored(answer).caption()).isEqualTo(Posts.CAPTION);
        assertThat(api.queue.sent()).hasSize(1);
    }

    @Test
    void doesNotSayAcceptedWhenItIsNotKnownWhetherTheRowWasWritten() {
        api.requests.breakDown();

        Answer answer = api.call(TestCall.post(Posts.to(INSTAGRAM).toString()));

        assertThat(answer.problem()).isEqualTo("503 temporarily_unavailable");
        assertThat(answer.at("/detail")).contains("Idempotency-Key");
        assertThat(api.log.entries(api.queue.sent().getFirst().nudge().requestId(), INSTAGRAM))
                .as("a nudge is nothing without a row, but a line in the log would be")
                .isEmpty();
    }

    @Test
    void makesAnotherRequestOfEachCallWithoutAKey() {
        TestCall call = TestCall.post(Posts.to(INSTAGRAM).toString());

        assertThat(api.call(call).at("/request_id")).isNotEqualTo(api.call(call).at("/request_id"));
        assertThat(api.requests.writes()).isEqualTo(2);
    }

    @Test
    void readsABodyThatTheGatewayHasEncoded() {
        byte[] body = Posts.to(INSTAGRAM).put("caption", "Größe 🎬").toString().getBytes(StandardCharsets.UTF_8);

        Answer answer = api.call(TestCall.post("").bytes(body));

        assertThat(stored(answer).caption()).isEqualTo("Größe 🎬");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-8",
                "Application/JSON; charset=\"UTF-8\"",
                "application/json ; charset=UTF-8",
                "application/json; charset=utf8",
                "application/json; profile=\"a;b\"; charset=utf-8; odata.metadata=none",
                "application/json; version=1"
            })
    void takesJsonHoweverItIsCalled(String contentType) {
        TestCall call = TestCall.post(Posts.to(INSTAGRAM).toString())
                .without("content-type")
                .with("Content-Type", contentType);

        assertThat(api.call(call).status()).isEqualTo(202);
    }

    @Test
    void readsABodyThatBeginsWithAByteOrderMark() {
        String body = "\uFEFF" + Posts.to(INSTAGRAM);

        assertThat(api.handle(TestCall.post(body).event()).status()).isEqualTo(202);
        assertThat(api.handle(TestCall.post("")
                                .bytes(body.getBytes(StandardCharsets.UTF_8))
                                .event())
                        .status())
                .isEqualTo(202);
    }

    @Test
    void takesANullForAnOptionAsIfItWereNotThere() {
        Answer answer = api.call(Posts.call(Posts.to(INSTAGRAM, FACEBOOK), post -> {
            ObjectNode options = post.putObject("options");
            options.putNull(FACEBOOK.toString());
            options.putObject(INSTAGRAM.toString()).putNull("cover_url").put("thumb_offset", 1500);
        }));

        UploadRequest stored = stored(answer);
        assertThat(stored.posting(FACEBOOK).orElseThrow().options()).isEqualTo(PostingOptions.NONE);
        assertThat(stored.posting(INSTAGRAM).orElseThrow().options())
                .isEqualTo(new PostingOptions(Map.of("thumb_offset", 1500L)));
    }

    @Test
    void takesAnEmptyCaptionAndOptionsThatAreNullOrEmpty() {
        ObjectNode post = Posts.to(INSTAGRAM).put("caption", "");

        assertThat(api.call(Posts.call(post, body -> body.putNull("options"))).status())
                .isEqualTo(202);
        assertThat(api.call(Posts.call(post, body -> body.putObject("options").putObject(INSTAGRAM.toString())))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void takesAVideoFromAnAllowedOriginAlthoughItIsNotPublic() {
        TestCall call = Posts.call(
                Posts.to(INSTAGRAM), post -> post.put("video_url", ApiBench.ALLOWED_ORIGIN + "/videos/vertical.mp4"));

        assertThat(api.call(call).status()).isEqualTo(202);
    }

    private UploadRequest stored(Answer answer) {
        return api.requests.stored(id(answer));
    }

    private static RequestId id(Answer answer) {
        return RequestId.parse(answer.at("/request_id")).orElseThrow();
    }
}

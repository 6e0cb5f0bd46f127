package dev.socialposting.operations;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.TIKTOK;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code bin/post find} on DynamoDB Local: "my post is not there, or it is there twice", among the posts of several users. */
@ExtendWith(LocalAwsExtension.class)
class FindPostsTest {
    private static final UserId CAROL = new UserId("carol");
    private static final int CAROLS = 40;

    private final LocalAws aws;
    private final ToolBench bench;

    FindPostsTest(LocalAws aws) {
        this.aws = aws;
        this.bench = new ToolBench(aws);
    }

    /** Forty of Carol, an hour apart, each to an account of its own; three of Alice and one of Bob. */
    @BeforeEach
    void postsOfSeveralUsers() {
        bench.empty();
        bench.clock.set(NOW);
        IntStream.range(0, CAROLS)
                .forEach(n -> stored(anUploadRequest()
                        .number(100 + n)
                        .by(CAROL)
                        .withCaption("Carol's day " + n)
                        .createdAt(NOW.minus(Duration.ofHours(n + 1)))
                        .to(instagramAccount(100 + n))
                        .completed()));
        stored(anUploadRequest()
                .number(1)
                .by(ALICE)
                .withCaption(
                        "Grand opening\nof the bakery \u001b[1m and everything that is to be said of it beyond sixty characters")
                .createdAt(NOW.minusSeconds(1800))
                .with(INSTAGRAM, completed())
                .with(FACEBOOK, failed())
                .queued());
        stored(anUploadRequest()
                .number(2)
                .by(ALICE)
                .withCaption("A walk")
                .createdAt(NOW.minusSeconds(900))
                .with(TIKTOK, unconfirmed())
                .queued());
        stored(anUploadRequest()
                .number(3)
                .by(BOB)
                .withCaption("Bread")
                .createdAt(NOW.minus(Duration.ofDays(3)))
                .with(INSTAGRAM, unconfirmed())
                .with(FACEBOOK, completed())
                .queued());
    }

    @Test
    void unconfirmedPostsOfAllUsersAreListedNewestFirst() {
        assertThat(run("find", "--status", "unconfirmed")).isZero();

        assertThat(bench.output().lines())
                .containsExactly(
                        "2 posts of the local system match",
                        "2099-12-31T23:45:00Z  %s  alice  unconfirmed (1 unconfirmed)  %s unconfirmed  A walk"
                                .formatted(requestId(2), TIKTOK),
                        "2099-12-29T00:00:00Z  %s  bob  unconfirmed (1 completed, 1 unconfirmed)  %s unconfirmed, %s completed  Bread"
                                .formatted(requestId(3), INSTAGRAM, FACEBOOK));
        assertThat(bench.audited()).containsExactly("bin/post find --status unconfirmed");
    }

    @Test
    void onePostIsFoundByEachOptionAndByAllOfThem() {
        assertThat(found("--user", "bob")).containsExactly(requestId(3));
        assertThat(found("--account", instagramAccount(117).toString())).containsExactly(requestId(117));
        assertThat(found("--account", INSTAGRAM.toString())).containsExactly(requestId(1), requestId(3));
        assertThat(found("--status", "failed")).containsExactly(requestId(1));
        assertThat(found("--text", "BAKERY opening")).containsExactly(requestId(1));
        assertThat(found("--text", requestId(139).value())).containsExactly(requestId(139));
        assertThat(found("--since", "PT40M")).containsExactly(requestId(2), requestId(1));
        assertThat(found("--since", "2099-12-31T23:40:00Z")).containsExactly(requestId(2));
        assertThat(found("--since", "2099-12-31")).hasSize(2 + 24);
        assertThat(found(
                        "--user",
                        "alice",
                        "--account",
                        FACEBOOK.toString(),
                        "--status",
                        "completed",
                        "--text",
                        "grand",
                        "--since",
                        "P1D"))
                .containsExactly(requestId(1));
        assertThat(found("--user", "alice", "--status", "cancelled")).isEmpty();
        assertThat(found()).hasSize(CAROLS + 3).startsWith(requestId(2), requestId(1), requestId(100));
    }

    @Test
    void aUsersPostsAreFoundAlikeWithAndWithoutTheScan() {
        assertThat(found("--user", "carol")).hasSize(CAROLS).isEqualTo(found("--text", "carol's"));
    }

    @Test
    void thatTheSamePostIsThereTwiceIsPointedOut() {
        stored(anUploadRequest()
                .number(4)
                .by(ALICE)
                .withCaption("A walk")
                .createdAt(NOW.minusSeconds(60))
                .with(TIKTOK, completed())
                .queued());
        stored(anUploadRequest()
                .number(5)
                .by(BOB)
                .withCaption("A walk")
                .to(TIKTOK)
                .completed());

        assertThat(run("find", "--text", "walk")).isZero();

        assertThat(bench.output().lines().filter(line -> line.contains("twice")))
                .containsExactly(
                        "  twice: the same video and caption to %s by request %s, accepted 14 min earlier: unconfirmed, live: not known"
                                .formatted(TIKTOK, requestId(2)),
                        "  twice: the same video and caption to %s by request %s, accepted 14 min later: completed, live: yes"
                                .formatted(TIKTOK, requestId(4)));
        assertThat(run("find", "--text", "walk", "--json")).isZero();
        JsonNode posts = bench.json().path("posts");
        assertThat(posts).hasSize(3);
        assertThat(posts.path(0).path("same_post")).isEmpty();
        assertThat(posts.at("/1/same_post/0/request_id").asText())
                .isEqualTo(requestId(2).value());
    }

    @Test
    void aLineHasTheBeginningOfTheCaptionAndNothingThatSteersTheTerminal() {
        assertThat(run("find", "--text", "bakery")).isZero();

        assertThat(bench.output().lines().toList().getLast())
                .endsWith("Grand opening of the bakery  [1m and everything that is to b…")
                .doesNotContain("\u001b");
    }

    @Test
    void aRowThatCannotBeReadIsNamedAndKeepsNoOtherFromBeingFound() {
        String table = bench.place().uploadRequestsTable();
        aws.dynamoDb()
                .updateItem(update -> update.tableName(table)
                        .key(Map.of(
                                "request_id",
                                        AttributeValue.fromS(requestId(120).value()),
                                "item", AttributeValue.fromS("request")))
                        .updateExpression("REMOVE destinations"));

        assertThat(run("find", "--status", "failed")).isZero();

        assertThat(bench.output())
                .contains(
                        "1 posts of the local system match", "1 rows cannot be read, and may match: " + requestId(120));
        assertThat(run("find", "--user", "carol", "--json")).isZero();
        JsonNode json = bench.json();
        assertThat(json.path("posts")).hasSize(CAROLS - 1);
        assertThat(json.at("/unreadable/0").asText()).isEqualTo(requestId(120).value());
    }

    private void stored(UploadRequest request) {
        bench.requests.create(request);
    }

    /** The requests that are found, in their order. */
    private List<RequestId> found(String... choice) {
        List<String> arguments = new ArrayList<>(List.of("find", "--json"));
        arguments.addAll(List.of(choice));
        assertThat(run(arguments.toArray(String[]::new))).isZero();
        List<RequestId> ids = new ArrayList<>();
        bench.json()
                .path("posts")
                .forEach(post -> ids.add(new RequestId(post.path("request_id").asText())));
        return ids;
    }

    private int run(String... arguments) {
        return new PostTool(bench.around()).run(List.of(arguments));
    }
}

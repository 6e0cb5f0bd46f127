package dev.socialposting.api.posts;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.FIRST_STEP;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.aLease;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Posts;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.uploads.model.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private static final String KEY = "Idempotency-Key";

    private final ApiBench api = ApiBench.withAccounts();
    private final TestCall call =
            TestCall.post(Posts.to(INSTAGRAM, FACEBOOK).toString()).with(KEY, "key-1");

    @Test
    void answersTheSameCallWithTheFirstAnswerByteForByte() {
        Answer first = api.call(call);
        api.call(TestCall.get(first.at("/links/self")));
        startPosting(first);

        Answer second = api.call(call);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void postsOnlyOnce() {
        Answer first = api.call(call);
        api.call(call);

        assertThat(api.requests.writes()).isEqualTo(1);
        assertThat(api.queue.sent())
                .extracting(sent -> sent.nudge().requestId())
                .as("a worker that is called again finds the one row")
                .containsOnly(RequestId.parse(first.at("/request_id")).orElseThrow());
    }

    @Test
    void takesTheSamePostWrittenInAnotherWayForTheSame() {
        Answer first = api.call(call);
        String otherWriting = """
                { "destinations": ["%s", "%s"], "options": {"%s": {}},
                  "caption": "Launch\\u0020day!", "video_url": "%s" }
                """.formatted(FACEBOOK, INSTAGRAM, FACEBOOK, Posts.VIDEO);

        Answer second = api.call(TestCall.post(otherWriting).with(KEY, "key-1"));

        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void refusesAnotherPostUnderTheSameKeyAndNamesTheFirst() {
        Answer first = api.call(call);

        Answer second = api.call(Posts.call(Posts.to(INSTAGRAM, FACEBOOK), post -> post.put("caption", "Another"))
                .with(KEY, "key-1"));

        assertThat(second.problem()).isEqualTo("409 idempotency_key_reused");
        assertThat(second.at("/request_id")).isEqualTo(first.at("/request_id"));
        assertThat(api.requests.writes()).isEqualTo(1);
    }

    @Test
    void tellsPostsApartByEverythingThatIsAskedFor() {
        api.call(call);

        assertThat(List.of(
                        Posts.call(Posts.to(INSTAGRAM, FACEBOOK), post -> post.put("video_url", Posts.VIDEO + "?2")),
                        Posts.call(Posts.to(INSTAGRAM), _ -> {}),
                        Posts.call(
                                Posts.to(INSTAGRAM, FACEBOOK),
                                post -> post.putObject("options")
                                        .putObject(FACEBOOK.toString())
                                        .put("title", "Launch"))))
                .allSatisfy(other ->
                        assertThat(api.call(other.with(KEY, "key-1")).status()).isEqualTo(409));
    }

    @Test
    void answersARepeatedCallAlthoughTheAccountIsGoneMeanwhile() {
        Answer first = api.call(call);
        api.accounts.remove(new AccountKey(ALICE, INSTAGRAM));

        assertThat(api.call(call).text()).isEqualTo(first.text());
    }

    @Test
    void keepsTheKeysOfUsersApart() {
        api.connect(BOB, INSTAGRAM, FACEBOOK);

        assertThat(api.call(call).at("/request_id"))
                .isNotEqualTo(api.call(call.by(BOB)).at("/request_id"));
    }

    @Test
    void doesNotRememberAKeyWithWhichNothingWasAccepted() {
        Answer refused = api.call(
                Posts.call(Posts.to(INSTAGRAM), post -> post.put("caption", 5)).with(KEY, "key-1"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(api.call(call).status()).isEqualTo(202);
    }

    @Test
    void canBeRepeatedWhenTheAnswerOfTheStoreWasLost() {
        api.requests.breakAfterNextWrite();
        Answer lost = api.call(call);

        Answer repeated = api.call(call);

        assertThat(lost.status()).isEqualTo(202);
        assertThat(repeated.text()).isEqualTo(lost.text());
        assertThat(api.requests.writes()).isEqualTo(1);
    }

    @Test
    void makesOneRequestOfTwoCallsAtOnce() throws Exception {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                calls.add(executor.submit(() -> api.call(call)));
            }
            for (Future<Answer> answer : calls) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers)
                .extracting(Answer::text)
                .containsOnly(answers.getFirst().text());
        assertThat(api.requests.writes()).isEqualTo(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.header("Idempotent-Replayed").isEmpty()))
                .hasSize(1);
    }

    private void startPosting(Answer accepted) {
        RequestId id = RequestId.parse(accepted.at("/request_id")).orElseThrow();
        api.requests.update(
                api.requests.stored(id),
                row -> row.lease(INSTAGRAM, aLease("worker", NOW.plusSeconds(90)), FIRST_STEP, NOW));
    }
}

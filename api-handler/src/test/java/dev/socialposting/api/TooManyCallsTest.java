package dev.socialposting.api;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Posts;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.api.http.Route;
import dev.socialposting.metrics.Metric;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A user who makes very many calls that change something is held up, and nobody else is. */
class TooManyCallsTest {
    private static final int ALLOWED = 3;
    private static final String KEY = "Idempotency-Key";

    private final ApiBench api = withAccounts();
    private final TestCall post = TestCall.post(Posts.to(INSTAGRAM).toString());

    @Test
    void theCallAfterTheLastAllowedOneIsToldWhenToComeAgain() {
        useUp();
        api.clock.set(NOW.plusMillis(12_500));

        Answer refused = api.call(post);

        assertThat(refused.problem()).isEqualTo("429 too_many_calls");
        assertThat(refused.header("Retry-After")).contains("48");
        assertThat(refused.at("/detail")).contains("3 calls a minute").contains("in 48 s");
        assertThat(api.counted).contains(new Metric.CallRefused(ALICE));
    }

    @Test
    void aMinuteLaterItIsTaken() {
        useUp();
        api.clock.set(NOW.plusSeconds(60));

        assertThat(api.call(post).status()).isEqualTo(202);
    }

    @Test
    void othersAreNotHeldUp() {
        useUp();

        assertThat(api.call(post.by(BOB)).status()).isEqualTo(202);
    }

    @Test
    void readingIsNotCounted() {
        useUp();

        for (int n = 0; n < 10; n++) {
            assertThat(api.call(TestCall.get("/api/social/uploads")).status()).isEqualTo(200);
        }
    }

    /** Every route that changes something, also one that will be added. */
    @TestFactory
    Stream<DynamicTest> aRefusedCallChangesNothing() {
        return new ApiBench()
                .function().routes().stream()
                        .filter(route -> !route.method().equals("GET"))
                        .map(route -> DynamicTest.dynamicTest(route.key(), () -> refused(route)));
    }

    private static void refused(Route route) {
        ApiBench api = withAccounts();
        api.requests.given(anUploadRequest().with(INSTAGRAM, failed()).queued());
        useUp(api);
        int writes = api.requests.writes();
        int nudges = api.queue.sent().size();
        var accounts = api.accounts.list(ALICE);
        String path = route.path()
                .replace("{request_id}", requestId(1).value())
                .replace("{destination}", INSTAGRAM.toString());

        Answer answer = api.call(
                TestCall.of(route.method(), path).json(Posts.to(INSTAGRAM).toString()));

        assertThat(answer.problem()).isEqualTo("429 too_many_calls");
        assertThat(api.requests.writes()).isEqualTo(writes);
        assertThat(api.queue.sent()).hasSize(nudges);
        assertThat(api.accounts.list(ALICE)).isEqualTo(accounts);
    }

    @Test
    void aRepeatedCallIsAnsweredAsTheFirstOneWas() {
        Answer first = api.call(post.with(KEY, "key-1"));
        useUp();

        Answer repeated = api.call(post.with(KEY, "key-1"));

        assertThat(repeated.status()).isEqualTo(202);
        assertThat(repeated.text()).isEqualTo(first.text());
        assertThat(api.call(post.with(KEY, "key-2")).problem()).isEqualTo("429 too_many_calls");
    }

    @Test
    void whatCannotBeCountedIsAllowed() {
        api.callCounts.breakDown();

        for (int n = 0; n < ALLOWED + 1; n++) {
            assertThat(api.call(post).status()).isEqualTo(202);
        }
    }

    @Test
    void withoutALimitNobodyIsRefused() {
        ApiBench unlimited = withAccounts(0);

        for (int n = 0; n < ALLOWED + 1; n++) {
            assertThat(unlimited.call(post).status()).isEqualTo(202);
        }
    }

    private static ApiBench withAccounts() {
        return withAccounts(ALLOWED);
    }

    private static ApiBench withAccounts(int callsPerMinute) {
        ApiBench api = new ApiBench(callsPerMinute);
        api.connect(ALICE, INSTAGRAM, FACEBOOK);
        api.connect(BOB, INSTAGRAM);
        return api;
    }

    private void useUp() {
        useUp(api);
    }

    /** By calls that come to nothing: they are counted, too. */
    private static void useUp(ApiBench api) {
        for (int n = 0; n < ALLOWED; n++) {
            assertThat(api.call(TestCall.post("{}")).status()).isIn(422, 429);
        }
    }
}

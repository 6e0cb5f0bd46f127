package dev.socialposting.api;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.FIRST_STEP;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.aLease;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.waitingUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.environment.Environment;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UploadRequestBuilder;
import dev.socialposting.uploads.store.UploadRequestStore.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who says what it has already is not sent that again. */
class ConditionalReadTest {
    private static final String LIST = "/api/social/uploads";
    private static final String ONE = LIST + "/" + requestId(1);
    private static final String ACCOUNTS = "/api/social/accounts";

    private final ApiBench api = ApiBench.withAccounts();

    @ParameterizedTest
    @ValueSource(strings = {LIST, LIST + "?status=queued&q=launch&limit=5", ACCOUNTS})
    void whatIsAsItWasIsNotSentAgain(String path) {
        given(1, 2, 3);
        Answer first = api.call(TestCall.get(path));

        Answer again = api.call(TestCall.get(path).with("If-None-Match", tag(first)));

        assertThat(tag(first)).matches("W/\"[A-Za-z0-9_-]{24}\"");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(tag(again)).isEqualTo(tag(first));
    }

    @Test
    void aRequestThatIsAsItWasIsNotSentAgainButWhenToLookNextIsTold() {
        api.requests.given(anUploadRequest()
                .with(INSTAGRAM, waitingUntil(NOW.plusSeconds(20)))
                .queued());
        Answer first = api.call(TestCall.get(ONE));
        api.clock.advance(Duration.ofSeconds(15));

        Answer again = api.call(TestCall.get(ONE).with("If-None-Match", tag(first)));

        assertThat(first.header("Retry-After")).contains("22");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("Retry-After")).contains("7");
    }

    @Test
    void whateverChangesIsSent() {
        UploadRequest request = api.requests.given(anUploadRequest()
                .with(INSTAGRAM, waitingUntil(NOW.plusSeconds(20)))
                .to(FACEBOOK)
                .queued());
        Map<String, List<String>> tags = Map.of(LIST, new ArrayList<>(), ONE, new ArrayList<>());

        expectNews(tags, row -> row.nudgeOverdue(NOW.plusSeconds(3600)), request);
        expectNews(tags, row -> row.cancel(List.of(FACEBOOK), NOW), request);
        Instant later = NOW.plusSeconds(30);
        expectNews(tags, row -> row.lease(INSTAGRAM, aLease("worker-1", later), FIRST_STEP, later), request);
    }

    private void expectNews(
            Map<String, List<String>> tags,
            Function<UploadRequest, Transition<UploadRequest>> change,
            UploadRequest request) {
        assertThat(api.requests.update(request, change)).isInstanceOf(Update.Updated.class);
        tags.forEach((path, known) -> {
            Answer answer = api.call(TestCall.get(path).with("If-None-Match", String.join(", ", known)));
            assertThat(answer.status()).as(path).isEqualTo(200);
            known.add(tag(answer));
        });
    }

    @Test
    void aListThatHasMoreOrOthersIsSent() {
        given(1, 2);
        Answer whole = api.call(TestCall.get(LIST + "?limit=2"));
        given(3);
        Answer withNext = api.call(TestCall.get(LIST + "?limit=2").with("If-None-Match", tag(whole)));

        assertThat(withNext.status()).isEqualTo(200);
        assertThat(withNext.has("/next_cursor")).isTrue();
        api.requests.expire(requestId(2));
        assertThat(api.call(TestCall.get(LIST + "?limit=2").with("If-None-Match", tag(withNext)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPageThatFollowsIsToldFromTheLast() {
        given(1, 2);
        Answer first = api.call(TestCall.get(LIST + "?limit=1"));
        String cursor = first.at("/next_cursor");

        assertThat(api.call(TestCall.get(LIST + "?limit=1&cursor=" + cursor).with("If-None-Match", tag(first)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAccountThatChangesIsSent() {
        Answer first = api.call(TestCall.get(ACCOUNTS));
        api.call(TestCall.of("PUT", ACCOUNTS + "/" + INSTAGRAM).json("{\"display_name\": \"Renamed\"}"));

        assertThat(api.call(TestCall.get(ACCOUNTS).with("If-None-Match", tag(first)))
                        .status())
                .isEqualTo(200);
    }

    /** With a deadline so far away that its time to live cannot be shown: whatever shows the request fails. */
    @Test
    void whatIsNotSentIsNotWrittenEither() {
        given(1);
        String ofList = tag(api.call(TestCall.get(LIST)));
        String ofOne = tag(api.call(TestCall.get(ONE)));
        api.requests.given(request(1)
                .at(new Timing(Optional.empty(), Optional.of(Instant.MAX)))
                .queued());

        assertThat(api.call(TestCall.get(LIST)).status()).isEqualTo(500);
        assertThat(api.call(TestCall.get(LIST).with("If-None-Match", ofList)).status())
                .isEqualTo(304);
        assertThat(api.call(TestCall.get(ONE).with("If-None-Match", ofOne)).status())
                .isEqualTo(304);
    }

    @Test
    void aPageThatHadToBeCutIsKnownByWhatItHas() {
        IntStream.rangeClosed(1, 40)
                .forEach(n -> api.requests.given(
                        request(n).withCaption("a".repeat(63_206)).queued()));
        Answer cut = api.call(TestCall.get(LIST + "?limit=40"));

        assertThat(api.call(TestCall.get(LIST + "?limit=40").with("If-None-Match", tag(cut)))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void tagsAreComparedWeaklyOneOfSeveralIsEnoughAndAnyIsAStar() {
        given(1);
        String tag = tag(api.call(TestCall.get(ONE)));

        for (String known : List.of("*", "W/\"other\", " + tag, "\"x\"," + tag + " , \"y\"", tag.substring(2))) {
            assertThat(api.call(TestCall.get(ONE).with("If-None-Match", known)).status())
                    .as(known)
                    .isEqualTo(304);
        }
        for (String unknown : List.of("", "W/\"other\"", tag.substring(3), "\"*\"", "\"\"", "nonsense")) {
            assertThat(api.call(TestCall.get(ONE).with("If-None-Match", unknown))
                            .status())
                    .as(unknown)
                    .isEqualTo(200);
        }
    }

    @Test
    void aLogGrowsWithoutItsRequestSoAnAnswerWithItHasNoTag() {
        given(1);

        Answer answer = api.call(TestCall.get(ONE + "?include=logs").with("If-None-Match", "*"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotKnownEither() {
        given(1);

        assertThat(api.call(TestCall.get(ONE).by(BOB).with("If-None-Match", "*"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anotherVersionOfTheFunctionHasOtherTags() {
        assertThat(program("7")).isEqualTo("7");
        assertThat(program("8")).isEqualTo("8");
        assertThat(program("$LATEST")).isEqualTo(NOW.toString());
        assertThat(ApiPorts.program(new Environment(Map.of()), api.clock)).isEqualTo(NOW.toString());
    }

    private String program(String version) {
        return ApiPorts.program(new Environment(Map.of("AWS_LAMBDA_FUNCTION_VERSION", version)), api.clock);
    }

    private void given(int... numbers) {
        for (int number : numbers) {
            api.requests.given(request(number).queued());
        }
    }

    private static UploadRequestBuilder request(int number) {
        return anUploadRequest().number(number).by(ALICE).createdAt(NOW.plusSeconds(number));
    }

    private static String tag(Answer answer) {
        return answer.header("ETag").orElseThrow();
    }
}

package dev.socialposting.api.reads;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.TestCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListUploadsTest {
    private static final String LIST = "/api/social/uploads";

    private final ApiBench api = new ApiBench();

    @Test
    void showsTheCallersRequestsNewestFirst() {
        givenRequests(3);
        api.requests.given(anUploadRequest().number(9).by(BOB).queued());

        Answer answer = api.call(TestCall.get(LIST));

        assertThat(ids(answer)).containsExactly(id(3), id(2), id(1));
        assertThat(answer.has("/next_cursor")).isFalse();
    }

    @Test
    void showsAnEmptyListToWhoHasPostedNothing() {
        assertThat(api.call(TestCall.get(LIST)).text()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void namesWhatCannotBeReadBesideTheOthers() {
        givenRequests(2);
        api.requests.damage(requestId(1));

        Answer answer = api.call(TestCall.get(LIST));

        assertThat(ids(answer)).containsExactly(id(2));
        assertThat(answer.at("/unreadable")).isEqualTo("[\"" + id(1) + "\"]");
    }

    @Test
    void showsWhatBecameOfEachDestinationWithCountsAndWithoutLogs() {
        api.requests.given(anUploadRequest()
                .with(INSTAGRAM, completed())
                .with(FACEBOOK, failed())
                .queued());

        Answer answer = api.call(TestCall.get(LIST));

        assertThat(answer.at("/items/0/status")).isEqualTo("partially_completed");
        assertThat(answer.at("/items/0/is_final")).isEqualTo("true");
        assertThat(answer.at("/items/0/counts"))
                .isEqualTo(
                        "{\"total\":2,\"scheduled\":0,\"queued\":0,\"processing\":0,\"completed\":1,\"failed\":1,\"unconfirmed\":0,"
                                + "\"cancelled\":0}");
        assertThat(answer.at("/items/0/destinations/" + INSTAGRAM + "/status")).isEqualTo("completed");
        assertThat(answer.at("/items/0/destinations/" + FACEBOOK + "/error_details/code"))
                .isEqualTo("token_expired");
        assertThat(answer.has("/items/0/destinations/" + INSTAGRAM + "/logs")).isFalse();
    }

    @Test
    void leadsThroughAllPagesByCursor() {
        givenRequests(5);
        List<String> seen = new ArrayList<>();

        Answer page = api.call(TestCall.get(LIST + "?limit=2"));
        seen.addAll(ids(page));
        while (page.has("/next_cursor")) {
            page = api.call(TestCall.get(LIST + "?limit=2&cursor=" + page.at("/next_cursor")));
            seen.addAll(ids(page));
        }

        assertThat(seen).containsExactly(id(5), id(4), id(3), id(2), id(1));
    }

    @Test
    void showsOnlyWhatHasAStatusOrIsForAPlatform() {
        api.requests.given(anUploadRequest().number(1).to(INSTAGRAM).completed());
        api.requests.given(anUploadRequest().number(2).to(FACEBOOK).completed());
        api.requests.given(anUploadRequest().number(3).to(INSTAGRAM).queued());

        assertThat(ids(api.call(TestCall.get(LIST + "?status=completed")))).containsExactlyInAnyOrder(id(1), id(2));
        assertThat(ids(api.call(TestCall.get(LIST + "?platform=instagram")))).containsExactlyInAnyOrder(id(1), id(3));
        assertThat(ids(api.call(TestCall.get(LIST + "?platform=instagram&status=completed"))))
                .containsExactly(id(1));
    }

    @Test
    void showsWhatHasAStatusItselfOrAtAnyOfItsDestinations() {
        api.requests.given(anUploadRequest()
                .number(1)
                .with(INSTAGRAM, completed())
                .with(FACEBOOK, failed())
                .queued());
        api.requests.given(anUploadRequest()
                .number(2)
                .with(INSTAGRAM, failed())
                .with(FACEBOOK, unconfirmed())
                .queued());

        assertThat(ids(api.call(TestCall.get(LIST + "?status=partially_completed"))))
                .containsExactly(id(1));
        assertThat(ids(api.call(TestCall.get(LIST + "?status=unconfirmed")))).containsExactly(id(2));
        assertThat(ids(api.call(TestCall.get(LIST + "?status=completed")))).containsExactly(id(1));
        assertThat(ids(api.call(TestCall.get(LIST + "?status=failed")))).containsExactly(id(2), id(1));
    }

    /** Whoever reads nothing else must not be led to make a post again that is or may be live. */
    @Test
    void saysFailedOnlyOfWhatIsLiveNowhere() {
        api.requests.given(anUploadRequest()
                .number(1)
                .with(INSTAGRAM, failed())
                .with(FACEBOOK, failed())
                .queued());
        api.requests.given(anUploadRequest()
                .number(2)
                .with(INSTAGRAM, unconfirmed())
                .with(FACEBOOK, failed())
                .queued());
        api.requests.given(
                anUploadRequest().number(3).with(INSTAGRAM, unconfirmed()).queued());

        Answer answer = api.call(TestCall.get(LIST));

        assertThat(answer.json().findValuesAsText("is_final")).containsOnly("true");
        assertThat(answer.at("/items/0/status")).isEqualTo("unconfirmed");
        assertThat(answer.at("/items/1/status")).isEqualTo("unconfirmed");
        assertThat(answer.at("/items/2/status")).isEqualTo("failed");
    }

    @Test
    void showsOnlyWhatHasATextIsForAnAccountOrWasCreatedInATime() {
        api.requests.given(anUploadRequest()
                .number(1)
                .withCaption("Straße, Zürich")
                .createdAt(NOW.plusSeconds(1))
                .queued());
        api.requests.given(anUploadRequest()
                .number(2)
                .withVideo("https://videos.example.com/Z%C3%BCrich.mp4")
                .to(FACEBOOK)
                .createdAt(NOW.plusSeconds(2))
                .queued());
        api.requests.given(
                anUploadRequest().number(3).createdAt(NOW.plusSeconds(3)).queued());

        assertThat(ids(api.call(TestCall.get(LIST + "?q=Z%C3%9CRICH")))).containsExactly(id(2), id(1));
        assertThat(ids(api.call(TestCall.get(LIST + "?q=zu%CC%88rich+strasse"))))
                .containsExactly(id(1));
        assertThat(ids(api.call(TestCall.get(LIST + "?q=" + id(3))))).containsExactly(id(3));
        assertThat(ids(api.call(TestCall.get(LIST + "?account=" + INSTAGRAM)))).containsExactly(id(3), id(1));
        assertThat(ids(api.call(TestCall.get(LIST + "?from=2100-01-01T00:00:02Z"))))
                .containsExactly(id(3), id(2));
        assertThat(ids(api.call(TestCall.get(LIST + "?to=2100-01-01T01:00:02%2B01:00"))))
                .containsExactly(id(1));
        assertThat(ids(api.call(TestCall.get(LIST
                        + "?from=2100-01-01T00:00:01Z&to=2100-01-01T00:00:03Z&q=z%C3%BCrich&account=" + FACEBOOK))))
                .containsExactly(id(2), id(1));
    }

    @Test
    void leadsThroughTheResultsOfASearchByCursor() {
        givenRequests(5);
        Answer first = api.call(TestCall.get(LIST + "?q=launch&limit=2"));
        String cursor = first.at("/next_cursor");

        assertThat(ids(first)).containsExactly(id(5), id(4));
        assertThat(ids(api.call(TestCall.get(LIST + "?q=LAUNCH&limit=2&cursor=" + cursor))))
                .containsExactly(id(3), id(2));
        assertThat(api.call(TestCall.get(LIST + "?q=other&cursor=" + cursor)).errors())
                .containsExactly("cursor bad_cursor");
    }

    @Test
    void takesATextOfTwoHundredCharactersToLookFor() {
        assertThat(api.call(TestCall.get(LIST + "?q=" + "%F0%9F%9A%80".repeat(200)))
                        .status())
                .isEqualTo(200);
        assertThat(api.call(TestCall.get(LIST + "?q=" + "%F0%9F%9A%80".repeat(201)))
                        .errors())
                .containsExactly("q text_too_long");
    }

    @Test
    void showsTwentyUnlessAskedOtherwise() {
        givenRequests(21);

        assertThat(ids(api.call(TestCall.get(LIST)))).hasSize(20);
        assertThat(ids(api.call(TestCall.get(LIST + "?limit=100")))).hasSize(21);
    }

    @Test
    void makesPagesOfVeryLongCaptionsShorterThanAskedFor() {
        IntStream.rangeClosed(1, 40)
                .forEach(n -> api.requests.given(anUploadRequest()
                        .number(n)
                        .createdAt(NOW.plusSeconds(n))
                        .withCaption("a".repeat(63_206))
                        .queued()));

        Answer answer = api.call(TestCall.get(LIST + "?limit=40"));

        assertThat(answer.text().length()).isLessThan(1_000_000);
        assertThat(ids(answer)).hasSizeBetween(1, 20).first().isEqualTo(id(40));
        assertThat(answer.has("/next_cursor")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit limit_out_of_range",
        "limit=101, limit limit_out_of_range",
        "limit=-1, limit limit_out_of_range",
        "limit=ten, limit limit_out_of_range",
        "limit=1.0, limit limit_out_of_range",
        "limit=99999999999, limit limit_out_of_range",
        "status=done, status unknown_status",
        "status=COMPLETED, status unknown_status",
        "platform=myspace, platform unknown_platform",
        "platform=%ff, platform malformed_encoding",
        "account=myself, account malformed_destination",
        "from=yesterday, from malformed_time",
        "from=2100-01-01T00:00:00, from malformed_time",
        "from=2100-01-01T00:00:00+01:00, from malformed_time",
        "to=2100-02-30T00:00:00Z, to malformed_time",
        "from=2100-01-02T00:00:00Z&to=2100-01-02T00:00:00Z, to empty_time_range",
        "page=2, page unknown_parameter"
    })
    void refusesParametersThatAreOutOfRangeOrUnknown(String query, String error) {
        Answer answer = api.call(TestCall.get(LIST + "?" + query));

        assertThat(answer.problem()).isEqualTo("400 invalid_parameters");
        assertThat(answer.errors()).containsExactly(error);
    }

    @Test
    void namesAllBadParametersAtOnce() {
        assertThat(api.call(TestCall.get(LIST + "?limit=0&status=x&platform=y")).errors())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "%00", "e30", "AAAA", "%F0%9F%8E%AC"})
    void refusesACursorItDidNotGive(String cursor) {
        Answer answer = api.call(TestCall.get(LIST + "?cursor=" + cursor));

        assertThat(answer.problem()).isEqualTo("400 invalid_parameters");
        assertThat(answer.errors()).containsExactly("cursor bad_cursor");
    }

    @Test
    void refusesACursorOfAnotherListOrAnotherUser() {
        givenRequests(2);
        String cursor = api.call(TestCall.get(LIST + "?limit=1")).at("/next_cursor");

        assertThat(api.call(TestCall.get(LIST + "?status=queued&cursor=" + cursor))
                        .errors())
                .containsExactly("cursor bad_cursor");
        assertThat(api.call(TestCall.get(LIST + "?cursor=" + cursor).by(BOB)).errors())
                .containsExactly("cursor bad_cursor");
    }

    private void givenRequests(int count) {
        IntStream.rangeClosed(1, count)
                .forEach(n -> api.requests.given(anUploadRequest()
                        .number(n)
                        .by(ALICE)
                        .createdAt(NOW.plusSeconds(n))
                        .queued()));
    }

    private static String id(int n) {
        return requestId(n).value();
    }

    private static List<String> ids(Answer answer) {
        return answer.json()
                .at("/items")
                .valueStream()
                .map(item -> item.get("request_id").asText())
                .toList();
    }
}

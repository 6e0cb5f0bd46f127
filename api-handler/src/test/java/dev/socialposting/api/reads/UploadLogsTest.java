package dev.socialposting.api.reads;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.api.bench.Times;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadLogsTest {
    private static final String LOGS = "/api/social/uploads/" + requestId(1) + "/logs";

    private final ApiBench api = new ApiBench();
    /** Accepted for a time, so that all of its log is stored. */
    private final UploadRequest request = api.requests.given(
            anUploadRequest().scheduledAt(NOW.plus(Duration.ofMinutes(5))).queued());

    @Test
    void showsAnEmptyLogAndWhereToReadOn() {
        Answer answer = api.call(TestCall.get(LOGS));

        assertThat(answer.json().at("/entries")).isEmpty();
        assertThat(answer.at("/has_more")).isEqualTo("false");
        assertThat(answer.at("/poll_after_seconds")).isEqualTo("2");
        assertThat(readOn(answer).text()).isEqualTo(answer.text());
    }

    @Test
    void beginsWithWhatTheRowTellsOfAPostThatGoesOutAtOnce() {
        api.requests.given(anUploadRequest().createdAt(NOW.minusSeconds(1)).queued());
        write(entry(FACEBOOK, 2, 0), entry(INSTAGRAM, 3, 1));

        Answer first = api.call(TestCall.get(LOGS + "?limit=1"));
        Answer second = api.call(TestCall.get(LOGS + "?limit=1&after=" + first.at("/next_after")));

        assertThat(first.at("/entries/0/code")).isEqualTo("accepted");
        assertThat(first.at("/entries/0/timestamp")).isEqualTo(Times.iso(NOW.minusSeconds(1)));
        assertThat(first.at("/has_more")).isEqualTo("true");
        assertThat(second.at("/entries/0/code")).isEqualTo("accepted");
        assertThat(messages(readOn(second))).containsExactly("facebook 2", "instagram 3");
        assertThat(messages(readOn(readOn(second)))).isEmpty();
    }

    @Test
    void doesNotTellTwiceWhatWasStored() {
        api.requests.given(anUploadRequest().queued());
        write(new LogEntry(
                INSTAGRAM,
                LogPosition.FIRST,
                NOW,
                LogLevel.INFO,
                LogCode.ACCEPTED,
                "Accepted for tomorrow.",
                Map.of()));

        assertThat(messages(api.call(TestCall.get(LOGS + "?destination=" + INSTAGRAM))))
                .containsExactly("Accepted for tomorrow.");
    }

    @Test
    void showsAnEntryWithItsFactsApartFromTheFixedFields() {
        write(new LogEntry(
                INSTAGRAM,
                new LogPosition(2, 3),
                NOW.plusMillis(1250),
                LogLevel.WARNING,
                LogCode.PLATFORM_CALLED,
                "Instagram answered.",
                Map.of("level", "of water", "status", 500L, "again", true)));

        assertThat(api.call(TestCall.get(LOGS)).json().at("/entries/0"))
                .isEqualTo(json("""
                        {"id": "instagram:17841400000000001#0000000002#000003",
                         "destination": "instagram:17841400000000001", "timestamp": "%s",
                         "level": "WARNING", "code": "platform_called", "message": "Instagram answered.",
                         "fields": {"level": "of water", "status": 500, "again": true}}""".formatted(Times.iso(NOW.plusMillis(1250)))));
    }

    @Test
    void mergesTheLogsOfAllDestinationsByTime() {
        write(entry(INSTAGRAM, 1, 0), entry(INSTAGRAM, 2, 20), entry(FACEBOOK, 1, 10), entry(FACEBOOK, 2, 30));

        assertThat(messages(api.call(TestCall.get(LOGS))))
                .containsExactly("instagram 1", "facebook 1", "instagram 2", "facebook 2");
    }

    @Test
    void keepsTheOrderOfALogWhoseWritersHadDifferentClocks() {
        write(entry(INSTAGRAM, 1, 50), entry(INSTAGRAM, 2, 10), entry(FACEBOOK, 1, 20));

        assertThat(messages(api.call(TestCall.get(LOGS)))).containsExactly("facebook 1", "instagram 1", "instagram 2");
    }

    @Test
    void bringsOnlyWhatIsNewToWhoReadsOn() {
        write(entry(INSTAGRAM, 1, 0), entry(FACEBOOK, 1, 1));
        Answer first = api.call(TestCall.get(LOGS));
        write(entry(INSTAGRAM, 2, 2));

        Answer second = readOn(first);
        Answer third = readOn(second);

        assertThat(messages(second)).containsExactly("instagram 2");
        assertThat(messages(third)).isEmpty();
        assertThat(third.at("/next_after")).isEqualTo(second.at("/next_after"));
    }

    @Test
    void bringsALateEntryOfOneDestinationAlthoughAnotherIsFurther() {
        write(entry(INSTAGRAM, 5, 60));
        Answer first = api.call(TestCall.get(LOGS));
        write(entry(FACEBOOK, 1, 10));

        assertThat(messages(readOn(first))).containsExactly("facebook 1");
    }

    @Test
    void leadsThroughALongLogInOrderAndWithoutGaps() {
        for (int n = 1; n <= 25; n++) {
            write(entry(n % 3 == 0 ? FACEBOOK : INSTAGRAM, n, n));
        }
        List<String> seen = new ArrayList<>();

        Answer page = api.call(TestCall.get(LOGS + "?limit=4"));
        seen.addAll(messages(page));
        while (page.at("/has_more").equals("true")) {
            page = api.call(TestCall.get(LOGS + "?limit=4&after=" + page.at("/next_after")));
            assertThat(messages(page)).hasSizeLessThanOrEqualTo(4);
            seen.addAll(messages(page));
        }

        assertThat(seen)
                .isEqualTo(IntStream.rangeClosed(1, 25)
                        .mapToObj(n -> (n % 3 == 0 ? "facebook " : "instagram ") + n)
                        .toList());
    }

    @Test
    void showsTheLogOfOneDestination() {
        write(entry(INSTAGRAM, 1, 0), entry(FACEBOOK, 1, 1));

        assertThat(messages(api.call(TestCall.get(LOGS + "?destination=" + FACEBOOK))))
                .containsExactly("facebook 1");
        assertThat(messages(api.call(TestCall.get(LOGS + "?destination=facebook%3A" + FACEBOOK.accountId()))))
                .containsExactly("facebook 1");
    }

    @Test
    void showsOneLevelOrSeveral() {
        write(
                entry(INSTAGRAM, 1, 0),
                entry(INSTAGRAM, 2, 1, LogLevel.WARNING),
                entry(INSTAGRAM, 3, 2, LogLevel.ERROR),
                entry(INSTAGRAM, 4, 3));

        assertThat(messages(api.call(TestCall.get(LOGS + "?level=ERROR")))).containsExactly("instagram 3");
        assertThat(messages(api.call(TestCall.get(LOGS + "?level=WARNING,ERROR"))))
                .containsExactly("instagram 2", "instagram 3");
    }

    @Test
    void passesOverEntriesOfOtherLevelsForGood() {
        write(entry(INSTAGRAM, 1, 0), entry(INSTAGRAM, 2, 1));
        Answer errors = api.call(TestCall.get(LOGS + "?level=ERROR"));

        assertThat(messages(errors)).isEmpty();
        assertThat(messages(readOn(errors))).isEmpty();
    }

    @Test
    void findsTheOneErrorBehindThousandsOfOtherEntries() {
        IntStream.rangeClosed(1, 2500).forEach(n -> write(entry(INSTAGRAM, n, n)));
        write(entry(INSTAGRAM, 2501, 2501, LogLevel.ERROR));
        List<String> seen = new ArrayList<>();

        Answer page = api.call(TestCall.get(LOGS + "?level=ERROR"));
        while (page.at("/has_more").equals("true")) {
            seen.addAll(messages(page));
            page = api.call(TestCall.get(LOGS + "?level=ERROR&after=" + page.at("/next_after")));
        }
        seen.addAll(messages(page));

        assertThat(seen).containsExactly("instagram 2501");
    }

    @Test
    void makesPagesOfVeryLongEntriesShorterThanAskedFor() {
        IntStream.rangeClosed(1, 100)
                .forEach(n -> write(new LogEntry(
                        INSTAGRAM,
                        new LogPosition(n, 0),
                        NOW,
                        LogLevel.INFO,
                        LogCode.NOTE,
                        "instagram " + n,
                        Map.of("answer", "x".repeat(50_000)))));

        Answer answer = api.call(TestCall.get(LOGS));

        assertThat(answer.json().at("/entries")).isNotEmpty();
        assertThat(answer.text().length()).isLessThan(1_250_000);
        assertThat(answer.at("/has_more")).isEqualTo("true");
        assertThat(messages(readOn(answer)).getFirst())
                .isEqualTo("instagram " + (answer.json().at("/entries").size() + 1));
    }

    @Test
    void saysNotToReadAgainWhenTheRequestHasEnded() {
        api.requests.given(anUploadRequest().completed());

        assertThat(api.call(TestCall.get(LOGS)).has("/poll_after_seconds")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit limit_out_of_range",
        "limit=1001, limit limit_out_of_range",
        "level=error, level unknown_level",
        "'level=ERROR,', level unknown_level",
        "level=DEBUG, level unknown_level",
        "destination=tiktok:creator, destination unknown_destination",
        "destination=nonsense, destination unknown_destination",
        "since=1, since unknown_parameter"
    })
    void refusesParametersThatAreOutOfRangeOrUnknown(String query, String error) {
        Answer answer = api.call(TestCall.get(LOGS + "?" + query));

        assertThat(answer.problem()).isEqualTo("400 invalid_parameters");
        assertThat(answer.errors()).containsExactly(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "%20", "%F0%9F%8E%AC", "AAAA", "MDEyMzQ1Njd8OT0wMDAwMDAwMDAxIzAwMDAwMA"})
    void refusesACursorItDidNotGive(String cursor) {
        assertThat(api.call(TestCall.get(LOGS + "?after=" + cursor)).errors()).containsExactly("after bad_cursor");
    }

    @Test
    void refusesTheCursorOfAnotherRequest() {
        api.requests.given(anUploadRequest()
                .withId(RequestId.parse("aaaaaaaa-7d30-4f1f-9d6e-1f2a3b4c5d6e").orElseThrow())
                .queued());
        String cursor = api.call(TestCall.get("/api/social/uploads/aaaaaaaa-7d30-4f1f-9d6e-1f2a3b4c5d6e/logs"))
                .at("/next_after");

        assertThat(api.call(TestCall.get(LOGS + "?after=" + cursor)).errors()).containsExactly("after bad_cursor");
    }

    @Test
    void asksToComeBackWhenTheLogIsDown() {
        api.log.breakDown();

        assertThat(api.call(TestCall.get(LOGS)).problem()).isEqualTo("503 temporarily_unavailable");
    }

    private Answer readOn(Answer answer) {
        return api.call(TestCall.get(LOGS + "?after=" + answer.at("/next_after")));
    }

    private void write(LogEntry... entries) {
        api.log.append(request.id(), List.of(entries), request.createdAt().plus(Duration.ofDays(90)));
    }

    private static LogEntry entry(Destination destination, int rowVersion, int second) {
        return entry(destination, rowVersion, second, LogLevel.INFO);
    }

    private static LogEntry entry(Destination destination, int rowVersion, int second, LogLevel level) {
        Instant time = NOW.plusSeconds(second);
        String message = destination.platform() + " " + rowVersion;
        return new LogEntry(destination, new LogPosition(rowVersion, 0), time, level, LogCode.NOTE, message, Map.of());
    }

    private static List<String> messages(Answer answer) {
        return answer.json()
                .at("/entries")
                .valueStream()
                .map(entry -> entry.get("message").asText())
                .toList();
    }

    private static JsonNode json(String text) {
        return new Answer(200, Map.of(), text).json();
    }
}

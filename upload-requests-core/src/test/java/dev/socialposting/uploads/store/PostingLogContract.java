package dev.socialposting.uploads.store;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.destination;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every log of postings does. */
public abstract class PostingLogContract {
    private static final RequestId REQUEST = requestId(1);
    private static final Instant EXPIRY = NOW.plus(Duration.ofDays(90));

    /** The log of this test: empty when the test begins, the same for the whole of it. */
    protected abstract PostingLog log();

    @Test
    void anEntryIsReadAsItWasAppended() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("url", "https://graph.instagram.com/v25.0/1784/media");
        fields.put("duration_ms", 1234L);
        fields.put("answered", true);
        fields.put("body", "");
        LogEntry entry = new LogEntry(
                INSTAGRAM,
                new LogPosition(3, 7),
                Instant.parse("2100-01-01T00:00:00.123456789Z"),
                LogLevel.WARNING,
                LogCode.PLATFORM_CALLED,
                "Instagram bearbeitet das Video noch ⏳",
                fields);

        append(entry);

        assertThat(whole(INSTAGRAM)).containsExactly(entry);
        assertThat(whole(INSTAGRAM).getFirst().fields()).containsExactlyEntriesOf(fields);
    }

    @Test
    void entriesAreReadInTheOrderOfTheirPositions() {
        append(entry(10, 0), entry(2, 1));
        append(entry(9, 100), entry(2, 0), entry(9, 99));

        assertThat(whole(INSTAGRAM))
                .containsExactly(entry(2, 0), entry(2, 1), entry(9, 99), entry(9, 100), entry(10, 0));
    }

    @Test
    void onlyWhatComesAfterAPositionIsRead() {
        append(entry(1, 0), entry(1, 1), entry(2, 0));

        assertThat(readAfter(new LogPosition(1, 0))).containsExactly(entry(1, 1), entry(2, 0));
        assertThat(readAfter(new LogPosition(1, 500))).containsExactly(entry(2, 0));
        assertThat(readAfter(new LogPosition(2, 0))).isEmpty();
        assertThat(readAfter(new LogPosition(9_999_999_999L, 999_999))).isEmpty();
    }

    @Test
    void noMoreEntriesAreReadThanAskedFor() {
        append(entry(1, 0), entry(1, 1), entry(1, 2));

        assertThat(log().read(REQUEST, INSTAGRAM, Optional.empty(), 2)).containsExactly(entry(1, 0), entry(1, 1));
        assertThat(log().read(REQUEST, INSTAGRAM, Optional.of(new LogPosition(1, 0)), 1))
                .containsExactly(entry(1, 1));
    }

    @Test
    void aReadingHasOneToAThousandEntries() {
        assertThatThrownBy(() -> log().read(REQUEST, INSTAGRAM, Optional.empty(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log().read(REQUEST, INSTAGRAM, Optional.empty(), 1001))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyPostingHasALogOfItsOwn() {
        Destination longer = destination(INSTAGRAM + "0");
        Destination withDot = destination(INSTAGRAM + ".x");
        append(entry(INSTAGRAM, 1), entry(FACEBOOK, 2), entry(longer, 3), entry(withDot, 4));
        log().append(requestId(2), List.of(entry(INSTAGRAM, 5)), EXPIRY);

        assertThat(whole(INSTAGRAM)).containsExactly(entry(INSTAGRAM, 1));
        assertThat(whole(FACEBOOK)).containsExactly(entry(FACEBOOK, 2));
        assertThat(whole(longer)).containsExactly(entry(longer, 3));
        assertThat(log().read(requestId(2), INSTAGRAM, Optional.empty(), 10)).containsExactly(entry(INSTAGRAM, 5));
        assertThat(log().read(requestId(3), INSTAGRAM, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void theSameEntryAgainChangesNothing() {
        append(entry(1, 0), entry(1, 1));
        append(entry(1, 1));
        append(entry(1, 0), entry(1, 0));

        assertThat(whole(INSTAGRAM)).containsExactly(entry(1, 0), entry(1, 1));
    }

    @Test
    void nothingCanBeAppended() {
        append();

        assertThat(whole(INSTAGRAM)).isEmpty();
    }

    @Test
    void manyEntriesCanBeAppendedAtOnce() {
        List<LogEntry> many = IntStream.range(0, 60).mapToObj(n -> entry(1, n)).toList();

        log().append(REQUEST, many, EXPIRY);

        assertThat(whole(INSTAGRAM)).containsExactlyElementsOf(many);
    }

    @Test
    void aLongLogOfLongEntriesIsReadPieceByPiece() {
        List<LogEntry> many = IntStream.range(0, 30)
                .mapToObj(n -> new LogEntry(
                        INSTAGRAM,
                        new LogPosition(1, n),
                        NOW,
                        LogLevel.INFO,
                        LogCode.NOTE,
                        "entry " + n,
                        Map.of("excerpt", "x".repeat(50_000))))
                .toList();
        many.forEach(this::append);

        List<LogEntry> read = new ArrayList<>();
        List<LogEntry> piece = log().read(REQUEST, INSTAGRAM, Optional.empty(), 25);
        assertThat(piece).as("a reading is short only at the end").hasSize(25);
        read.addAll(piece);
        read.addAll(readAfter(piece.getLast().position()));

        assertThat(read).containsExactlyElementsOf(many);
    }

    private void append(LogEntry... entries) {
        log().append(REQUEST, List.of(entries), EXPIRY);
    }

    private List<LogEntry> whole(Destination destination) {
        return log().read(REQUEST, destination, Optional.empty(), PostingLog.MAX_ENTRIES);
    }

    private List<LogEntry> readAfter(LogPosition position) {
        return log().read(REQUEST, INSTAGRAM, Optional.of(position), PostingLog.MAX_ENTRIES);
    }

    private static LogEntry entry(long rowVersion, int index) {
        return new LogEntry(
                INSTAGRAM,
                new LogPosition(rowVersion, index),
                NOW.plusSeconds(rowVersion),
                LogLevel.INFO,
                LogCode.NOTE,
                "entry " + rowVersion + "/" + index,
                Map.of());
    }

    private static LogEntry entry(Destination destination, int index) {
        return new LogEntry(
                destination,
                new LogPosition(1, index),
                NOW,
                LogLevel.ERROR,
                LogCode.NOTE,
                "entry of " + destination,
                Map.of());
    }
}

package dev.socialposting.api.uploads;

import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LogCursorTest {
    private static final Destination[] ACCOUNTS =
            IntStream.rangeClosed(1, 25).mapToObj(n -> instagramAccount(n)).toArray(Destination[]::new);

    private final UploadRequest request = anUploadRequest().to(ACCOUNTS).queued();

    @Property
    void isReadAsItWasWritten(@ForAll("cursors") LogCursor cursor) {
        assertThat(LogCursor.read(cursor.write(request), request)).contains(cursor);
    }

    @Property
    void isSafeInAnAddress(@ForAll("cursors") LogCursor cursor) {
        assertThat(cursor.write(request)).matches("[A-Za-z0-9_-]*").hasSizeLessThan(1000);
    }

    @Property
    void anyOtherTextIsNotRead(@ForAll String text) {
        assertThat(LogCursor.read(text, request)).isEmpty();
    }

    @Example
    void aDestinationThatTheRequestDoesNotHaveIsNotRead() {
        LogCursor cursor = LogCursor.START.movedTo(ACCOUNTS[24], new LogPosition(1, 0));
        UploadRequest smaller = anUploadRequest().to(ACCOUNTS[0]).queued();

        assertThat(LogCursor.read(cursor.write(request), smaller)).isEmpty();
    }

    @Provide
    Arbitrary<LogCursor> cursors() {
        Arbitrary<LogPosition> positions = Combinators.combine(
                        Arbitraries.longs().between(1, 9_999_999_999L),
                        Arbitraries.integers().between(0, 999_999))
                .as(LogPosition::new);
        return Arbitraries.maps(Arbitraries.of(ACCOUNTS), positions).map(LogCursor::new);
    }
}

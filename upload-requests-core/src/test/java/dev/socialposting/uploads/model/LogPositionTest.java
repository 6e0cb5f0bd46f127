package dev.socialposting.uploads.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class LogPositionTest {
    @Property
    void positionsSortAsTheirTextsDo(@ForAll("positions") LogPosition one, @ForAll("positions") LogPosition other) {
        assertThat(Integer.signum(one.toString().compareTo(other.toString())))
                .isEqualTo(Integer.signum(one.compareTo(other)));
    }

    @Property
    void aLaterWriterComesAfterWhateverAnEarlierOneWrote(
            @ForAll("positions") LogPosition one, @ForAll("positions") LogPosition other) {
        if (one.rowVersion() < other.rowVersion()) {
            assertThat(one).isLessThan(other);
        }
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
    }

    @Property
    void aPositionIsReadFromItsText(@ForAll("positions") LogPosition position) {
        assertThat(LogPosition.parse(position.toString())).contains(position);
    }

    @Property
    void arbitraryTextIsNoPosition(@ForAll String text) {
        assertThat(LogPosition.parse(text)).isEmpty();
    }

    @Test
    void nothingLiesBetweenAPositionAndTheNext() {
        assertThat(new LogPosition(3, 7).next()).isEqualTo(new LogPosition(3, 8));
        assertThat(new LogPosition(3, 999_999).next()).isEqualTo(new LogPosition(4, 0));
        assertThatThrownBy(LogPosition.LAST::next).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textOfAnotherShapeIsNoPosition() {
        for (String text : List.of(
                "0000000000#000000", // row versions begin at 1
                "1#1",
                "0000000001#00001",
                "00000000001#000001",
                "0000000001-000001",
                "0000000001#000001 ",
                "-000000001#000001",
                "٠٠٠٠٠٠٠٠٠١#٠٠٠٠٠١")) {
            assertThat(LogPosition.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void aPositionFitsItsText() {
        assertThat(new LogPosition(9_999_999_999L, 999_999)).hasToString("9999999999#999999");
        assertThat(new LogPosition(1, 0)).hasToString("0000000001#000000");
        assertThatThrownBy(() -> new LogPosition(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LogPosition(10_000_000_000L, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LogPosition(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LogPosition(1, 1_000_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<LogPosition> positions() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.of(1L, 9L, 10L, 9_999_999_999L),
                                Arbitraries.longs().between(1, 9_999_999_999L)),
                        Arbitraries.oneOf(
                                Arbitraries.of(0, 9, 10, 999_999),
                                Arbitraries.integers().between(0, 999_999)))
                .as(LogPosition::new)
                .withoutEdgeCases();
    }
}

package dev.socialposting.limits;

import static dev.socialposting.uploads.model.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class PlacesTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aPlaceIsFreeAgainWhenItsTimeIsOver() {
        Places places = Places.NONE.takenFor(DAY, NOW).takenFor(DAY, NOW.plusSeconds(3600));

        assertThat(places.fullUntil(3, NOW.plusSeconds(3600))).isEmpty();
        assertThat(places.fullUntil(2, NOW.plusSeconds(3600))).contains(NOW.plus(DAY));
        assertThat(places.fullUntil(2, NOW.plus(DAY))).isEmpty();
    }

    @Test
    void aHolderHasOnePlaceAndCanGiveItBack() {
        Places places = Places.NONE
                .heldBy("lease-1", NOW.plusSeconds(90), NOW)
                .heldBy("lease-1", NOW.plusSeconds(120), NOW.plusSeconds(30));

        assertThat(places.fullUntil(2, NOW.plusSeconds(30))).isEmpty();
        assertThat(places.fullUntil(1, NOW.plusSeconds(30))).contains(NOW.plusSeconds(120));
        assertThat(places.isHeldBy("lease-1", NOW.plusSeconds(119))).isTrue();
        assertThat(places.isHeldBy("lease-1", NOW.plusSeconds(120))).isFalse();
        assertThat(places.givenBackBy("lease-1", NOW.plusSeconds(31)).fullUntil(1, NOW.plusSeconds(31)))
                .isEmpty();
    }

    /** As many as are allowed in any window, and a place that is free is not kept from anybody for long. */
    @Property
    void noWindowEverHasMoreThanTheLimit(
            @ForAll @IntRange(min = 1, max = 40) int most,
            @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 0, max = 7200) Integer> pauses) {
        Duration late = DAY.dividedBy(64);
        Places places = Places.NONE;
        Deque<Instant> taken = new ArrayDeque<>();
        Instant now = NOW;
        for (int seconds : pauses) {
            now = now.plusSeconds(seconds);
            while (!taken.isEmpty() && !now.isBefore(taken.peek().plus(DAY).plus(late))) {
                taken.remove();
            }
            int atMost = taken.size();
            if (places.fullUntil(most, now).isEmpty()) {
                places = places.takenFor(DAY, now);
                taken.add(now);
                Instant beginning = now.minus(DAY);
                assertThat(taken.stream().filter(beginning::isBefore)).hasSizeLessThanOrEqualTo(most);
            } else {
                assertThat(atMost).isGreaterThanOrEqualTo(most);
            }
            assertThat(places.taken()).hasSizeLessThanOrEqualTo(66);
        }
    }
}

package dev.socialposting.calls;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialposting.calls.WritingCallLimit.Ruling;
import dev.socialposting.metrics.Metric;
import dev.socialposting.testing.SettableClock;
import dev.socialposting.uploads.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WritingCallLimitTest {
    private final SettableClock clock = new SettableClock(NOW.plusSeconds(20));
    private final InMemoryCallCounts counts = new InMemoryCallCounts();
    private final List<Metric> reported = new ArrayList<>();
    private final WritingCallLimit limit = limit(2);

    @Test
    void whoHasMadeSoManyCallsWaitsForTheNextMinute() {
        assertThat(rulings(ALICE, 3))
                .containsExactly(
                        new Ruling.Allowed(), new Ruling.Allowed(), new Ruling.Refused(2, Duration.ofSeconds(40)));

        clock.set(NOW.plusSeconds(60));

        assertThat(limit.count(ALICE)).isEqualTo(new Ruling.Allowed());
    }

    @Test
    void oneUserTakesNothingFromAnother() {
        rulings(ALICE, 5);

        assertThat(limit.count(BOB)).isEqualTo(new Ruling.Allowed());
    }

    @Test
    void aRefusedCallIsCountedForTheOperators() {
        rulings(ALICE, 3);

        assertThat(reported).containsExactly(new Metric.CallRefused(ALICE));
    }

    @Test
    void aCallThatCannotBeCountedIsAllowed() {
        counts.breakDown();

        assertThat(rulings(ALICE, 5)).containsOnly(new Ruling.Allowed());
        assertThat(reported).isEmpty();
    }

    @Test
    void aLimitThatIsOffRefusesNobody() {
        assertThat(limit(0).count(ALICE)).isEqualTo(new Ruling.Allowed());
        assertThat(limit(0).isOff()).isTrue();
        assertThat(limit.isOff()).isFalse();
    }

    @Test
    void thereIsNoLimitBelowNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> limit(-1)).withMessageContaining("-1");
    }

    private WritingCallLimit limit(int perMinute) {
        return new WritingCallLimit(perMinute, counts, reported::add, clock);
    }

    private List<Ruling> rulings(UserId user, int calls) {
        List<Ruling> rulings = new ArrayList<>();
        for (int n = 0; n < calls; n++) {
            rulings.add(limit.count(user));
        }
        return rulings;
    }
}

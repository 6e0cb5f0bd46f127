package dev.socialposting.calls;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What all counts of calls do. */
public abstract class CallCountsContract {
    /** The counts of this test: none when the test begins, the same for the whole of it. */
    protected abstract CallCounts counts();

    @Test
    void soManyAreCountedAndNoMore() {
        assertThat(List.of(counted(3, ALICE, NOW), counted(3, ALICE, NOW), counted(3, ALICE, NOW)))
                .containsOnly(true);
        assertThat(counted(3, ALICE, NOW)).isFalse();
        assertThat(counted(3, ALICE, NOW)).isFalse();
    }

    @Test
    void eachUserIsCountedApart() {
        assertThat(counted(1, ALICE, NOW)).isTrue();

        assertThat(counted(1, BOB, NOW)).isTrue();
        assertThat(counted(1, new UserId("alice#2"), NOW)).isTrue();
    }

    @Test
    void eachStretchOfTimeIsCountedApart() {
        assertThat(counted(1, ALICE, NOW)).isTrue();

        assertThat(counted(1, ALICE, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void whoIsRefusedIsAllowedAgainIfTheLimitIsRaised() {
        assertThat(counted(1, ALICE, NOW)).isTrue();
        assertThat(counted(1, ALICE, NOW)).isFalse();

        assertThat(counted(2, ALICE, NOW)).isTrue();
        assertThat(counted(2, ALICE, NOW)).isFalse();
    }

    @Test
    void anyUserIdCanBeCounted() {
        assertThat(counted(1, new UserId("🚀".repeat(127) + "#"), NOW)).isTrue();
    }

    @Test
    void ofManyAtOnceJustSoManyAreCounted() throws Exception {
        Callable<Boolean> call = () -> counted(5, ALICE, NOW);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(Collections.nCopies(20, call)).stream()
                            .map(Future::resultNow)
                            .filter(counted -> counted))
                    .hasSize(5);
        }
    }

    private boolean counted(int most, UserId user, Instant window) {
        return counts().countUpTo(most, user, window, window.plusSeconds(3600));
    }
}

package dev.socialposting.limits;

import static dev.socialposting.uploads.model.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all that keep places do. */
public abstract class PlaceStoreContract {
    private static final String LIMIT = "clips/videos/account/instagram:17";

    /** The store of this test: nothing is taken when the test begins. */
    protected abstract PlaceStore store();

    @Test
    void whatIsTakenIsFoundAsItWasWrittenAndOnlyOfItsLimit() {
        Places places = Places.NONE
                .takenFor(Duration.ofDays(1), NOW)
                .takenFor(Duration.ofDays(1), NOW.plusMillis(1))
                .heldBy("lease-1", NOW.plusSeconds(90), NOW);

        assertThat(store().replace(LIMIT, Places.NONE, places)).isTrue();

        assertThat(store().find(LIMIT)).isEqualTo(places);
        assertThat(store().find("clips/videos/account/instagram:18")).isEqualTo(Places.NONE);
    }

    @Test
    void whoHasSeenAnEarlierOneIsTooLate() {
        Places first = Places.NONE.heldBy("lease-1", NOW.plusSeconds(90), NOW);
        Places second = first.givenBackBy("lease-1", NOW);
        store().replace(LIMIT, Places.NONE, first);

        assertThat(store().replace(LIMIT, Places.NONE, first)).isFalse();
        assertThat(store().replace(LIMIT, first, second)).isTrue();
        assertThat(store().replace(LIMIT, first, second)).isFalse();
        assertThat(store().find(LIMIT)).isEqualTo(second);
    }

    @Test
    void ofManyAtOnceOneTakesThePlace() throws Exception {
        List<Callable<Boolean>> workers = IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(n -> () ->
                        store().replace(LIMIT, Places.NONE, Places.NONE.heldBy("lease-" + n, NOW.plusSeconds(90), NOW)))
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(workers).stream()
                            .map(Future::resultNow)
                            .filter(taken -> taken))
                    .hasSize(1);
        }
    }
}

package dev.socialposting.pauses;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.pauses.PlatformPause.Trial;
import dev.socialposting.uploads.model.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all that keep pauses do. */
public abstract class PlatformPausesContract {
    private static final Platform PLATFORM = INSTAGRAM.platform();
    private static final PlatformPause PAUSE = new PlatformPause(
            PLATFORM,
            NOW.plusMillis(7),
            "carla",
            "It posts twice \"sometimes\" 🚧",
            Optional.of(Duration.ofMinutes(15)),
            Optional.empty());
    private static final Trial TRIAL = new Trial(requestId(1), INSTAGRAM, NOW.plusSeconds(1900));

    /** The pauses of this test: none when the test begins, the same for the whole of it. */
    protected abstract PlatformPauses pauses();

    @Test
    void aPauseIsFoundAsItWasWrittenAndOnlyOfItsPlatform() {
        pauses().pause(PAUSE);

        assertThat(pauses().find(PLATFORM)).contains(PAUSE);
        assertThat(pauses().find(FACEBOOK.platform())).isEmpty();
    }

    @Test
    void theNewerWordCounts() {
        pauses().pause(PAUSE);
        PlatformPause newer =
                new PlatformPause(PLATFORM, NOW.plusSeconds(60), "dan", "Another", Optional.empty(), Optional.empty());
        pauses().pause(newer);

        assertThat(pauses().find(PLATFORM)).contains(newer);
    }

    @Test
    void aPauseIsEndedOnceAndNotByWhoMeansAnEarlierOne() {
        pauses().pause(PAUSE);

        assertThat(pauses().end(PLATFORM, PAUSE.since().minusMillis(1))).isFalse();
        assertThat(pauses().find(PLATFORM)).contains(PAUSE);
        assertThat(pauses().end(PLATFORM, PAUSE.since())).isTrue();
        assertThat(pauses().find(PLATFORM)).isEmpty();
        assertThat(pauses().end(PLATFORM, PAUSE.since())).isFalse();
    }

    @Test
    void aTrialIsKeptAndOneThatKnowsOfNoneIsTooLate() {
        pauses().pause(PAUSE);

        assertThat(pauses().begin(TRIAL, PAUSE)).isTrue();

        PlatformPause tried = PAUSE.triedBy(TRIAL);
        assertThat(pauses().find(PLATFORM)).contains(tried);
        Trial later = new Trial(requestId(2), INSTAGRAM, NOW.plusSeconds(2800));
        assertThat(pauses().begin(later, PAUSE)).isFalse();
        assertThat(pauses().begin(later, tried)).isTrue();
        assertThat(pauses().find(PLATFORM)).contains(PAUSE.triedBy(later));
    }

    @Test
    void nothingIsTriedOfAPauseThatIsOverOrBeganAnew() {
        assertThat(pauses().begin(TRIAL, PAUSE)).isFalse();
        assertThat(pauses().find(PLATFORM)).isEmpty();

        PlatformPause anew = new PlatformPause(
                PLATFORM, NOW.plusSeconds(60), "dan", "Another", Optional.of(Duration.ofMinutes(5)), Optional.empty());
        pauses().pause(anew);
        assertThat(pauses().begin(TRIAL, PAUSE)).isFalse();
        assertThat(pauses().find(PLATFORM)).contains(anew);
    }

    @Test
    void ofManyAtOnceOneIsTried() throws Exception {
        pauses().pause(PAUSE);
        List<Callable<Boolean>> workers = IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(
                        n -> () -> pauses().begin(new Trial(requestId(n), INSTAGRAM, NOW.plusSeconds(1900)), PAUSE))
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(workers).stream()
                            .map(Future::resultNow)
                            .filter(begun -> begun))
                    .hasSize(1);
        }
    }
}

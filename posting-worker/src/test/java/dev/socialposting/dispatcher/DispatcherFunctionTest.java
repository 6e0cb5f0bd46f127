package dev.socialposting.dispatcher;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.metrics.Metric;
import dev.socialposting.testing.SettableClock;
import dev.socialposting.uploads.queue.InMemoryPostingQueue;
import dev.socialposting.uploads.store.InMemoryPostingLog;
import dev.socialposting.uploads.store.InMemoryUploadRequestStore;
import dev.socialposting.worker.TestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatcherFunctionTest {
    private final SettableClock clock = new SettableClock(NOW);
    private final InMemoryUploadRequestStore store = new InMemoryUploadRequestStore();
    private final InMemoryPostingQueue queue = new InMemoryPostingQueue(clock);
    private final List<Metric> counted = new ArrayList<>();
    private final DispatcherFunction function = new DispatcherFunction(
            new Dispatcher(store, new InMemoryPostingLog(), queue, clock, () -> "nudge"), counted::add, clock);

    @Test
    void everyRunTellsHowManyPostingsAreOverdueAlsoWhenNoneIs() {
        store.given(anUploadRequest().to(INSTAGRAM, FACEBOOK).queued());
        run();

        clock.advance(Duration.ofMinutes(1));
        run();

        assertThat(counted)
                .containsExactly(
                        new Metric.PostingsOverdue(0, Duration.ZERO),
                        new Metric.PostingsUnended(0),
                        new Metric.RowsUnreadable(0),
                        new Metric.PostingsOverdue(2, Duration.ZERO),
                        new Metric.PostingsUnended(0),
                        new Metric.RowsUnreadable(0));
    }

    @Test
    void aRunThatFailsForOneRequestTellsOfTheOthers() {
        store.given(anUploadRequest().number(1).to(INSTAGRAM).queued());
        store.given(anUploadRequest().number(2).to(INSTAGRAM).queued());
        clock.advance(Duration.ofMinutes(1));
        store.beforeNextWrite(queue::breakDown);
        store.beforeNextWrite(queue::recover);

        assertThatThrownBy(this::run).hasMessageContaining("1 overdue requests could not be seen to");

        assertThat(counted)
                .containsExactly(
                        new Metric.PostingsOverdue(1, Duration.ZERO),
                        new Metric.PostingsUnended(0),
                        new Metric.RowsUnreadable(0));
    }

    private void run() {
        function.handleRequest(Map.of(), new TestContext());
    }
}

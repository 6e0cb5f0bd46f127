package dev.socialposting.dispatcher;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.leasedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.dispatcher.Dispatcher.Run;
import dev.socialposting.testing.SettableClock;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.InMemoryPostingQueue;
import dev.socialposting.uploads.store.InMemoryPostingLog;
import dev.socialposting.uploads.store.InMemoryUploadRequestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private final SettableClock clock = new SettableClock(NOW);
    private final InMemoryUploadRequestStore store = new InMemoryUploadRequestStore(2);
    private final InMemoryPostingLog log = new InMemoryPostingLog();
    private final InMemoryPostingQueue queue = new InMemoryPostingQueue(clock);
    private final AtomicInteger ids = new AtomicInteger();
    private final Dispatcher dispatcher =
            new Dispatcher(store, log, queue, clock, () -> "nudge-" + ids.incrementAndGet());

    @Test
    void whatIsNotOverdueIsLeftAlone() {
        store.given(anUploadRequest().queued());
        clock.advance(Duration.ofSeconds(59));

        assertThat(dispatcher.run(Instant.MAX)).isEqualTo(new Run(0, 0));
        assertThat(queue.sent()).isEmpty();
    }

    @Test
    void aPostWhoseFirstNudgeWasLostIsNudgedAgainAndTheLogSaysSo() {
        UploadRequest request =
                store.given(anUploadRequest().to(INSTAGRAM, FACEBOOK).queued());
        clock.advance(Duration.ofSeconds(60));

        assertThat(dispatcher.run(Instant.MAX)).isEqualTo(new Run(2, 0));

        assertThat(nudged()).containsExactly(INSTAGRAM, FACEBOOK);
        assertThat(log.entries(request.id(), INSTAGRAM))
                .extracting(LogEntry::message)
                .containsExactly("No worker has begun yet; a worker is called again.");
    }

    @Test
    void aPostingWhoseWorkerDiedIsNudgedWhenTheLeaseIsOver() {
        UploadRequest request = store.given(anUploadRequest()
                .with(INSTAGRAM, leasedBy("dead", NOW.plusSeconds(90)))
                .with(FACEBOOK, completed())
                .queued());
        clock.advance(Duration.ofSeconds(90));

        dispatcher.run(Instant.MAX);

        assertThat(nudged()).containsExactly(INSTAGRAM);
        assertThat(log.entries(request.id(), INSTAGRAM))
                .extracting(LogEntry::message)
                .containsExactly("The worker that had this posting fell silent; another one is called.");
    }

    @Test
    void nudgesForOnePostingBecomeRarerSoThatABacklogDoesNotBreedMessages() {
        store.given(anUploadRequest().to(INSTAGRAM).queued());

        for (int minute = 0; minute < 60; minute++) {
            clock.advance(Duration.ofMinutes(1));
            dispatcher.run(Instant.MAX);
        }

        assertThat(queue.sent()).as("after 1, 2, 4, 8, 16, 31, 46 minutes").hasSize(7);
    }

    @Test
    void allPagesAreWorkedOff() {
        for (int n = 0; n < 7; n++) {
            store.given(anUploadRequest().number(n).to(INSTAGRAM).queued());
        }
        clock.advance(Duration.ofMinutes(1));

        assertThat(dispatcher.run(Instant.MAX)).isEqualTo(new Run(7, 0));
        assertThat(dispatcher.run(Instant.MAX)).as("none is nudged twice").isEqualTo(new Run(0, 0));
    }

    @Test
    void aRunThatIsShortOfTimeLeavesTheRestToTheNextOne() {
        store.given(anUploadRequest().to(INSTAGRAM).queued());
        clock.advance(Duration.ofMinutes(1));

        assertThat(dispatcher.run(clock.instant().minusSeconds(1))).isEqualTo(new Run(0, 0));
        assertThat(dispatcher.run(Instant.MAX)).isEqualTo(new Run(1, 0));
    }

    @Test
    void aNudgeThatCouldNotBeSentIsSentByALaterRun() {
        store.given(anUploadRequest().to(INSTAGRAM).queued());
        clock.advance(Duration.ofMinutes(1));
        queue.breakDown();
        assertThat(dispatcher.run(Instant.MAX)).isEqualTo(new Run(0, 1));

        queue.recover();
        clock.advance(Duration.ofMinutes(1));

        assertThat(dispatcher.run(Instant.MAX)).isEqualTo(new Run(1, 0));
    }

    private List<Destination> nudged() {
        return queue.sent().stream().map(sent -> sent.nudge().destination()).toList();
    }
}

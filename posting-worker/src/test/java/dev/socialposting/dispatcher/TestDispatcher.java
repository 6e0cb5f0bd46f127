package dev.socialposting.dispatcher;

import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

/** The real dispatcher on a test's ports. */
public final class TestDispatcher {
    private final Dispatcher dispatcher;

    public TestDispatcher(
            UploadRequestStore store, PostingLog log, PostingQueue queue, Clock clock, Supplier<String> ids) {
        this.dispatcher = new Dispatcher(store, log, queue, clock, ids);
    }

    /** One run, with all the time it needs. */
    public void tick() {
        dispatcher.run(Instant.MAX);
    }
}

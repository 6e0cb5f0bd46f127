package dev.socialposting.dispatcher;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.socialposting.metrics.Metrics;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Clock;
import java.util.function.Supplier;

/** The real dispatcher over whatever ports are given. */
public final class SimulatedDispatcher {
    private SimulatedDispatcher() {}

    /**
     * A dispatcher.
     *
     * @param ids of nudges
     */
    public static RequestHandler<Object, String> over(
            UploadRequestStore store, PostingLog log, PostingQueue queue, Clock clock, Supplier<String> ids) {
        return new DispatcherFunction(new Dispatcher(store, log, queue, clock, ids), Metrics.NONE, clock);
    }
}

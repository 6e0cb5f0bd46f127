package dev.socialposting.worker;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.limits.PlaceStore;
import dev.socialposting.pauses.InMemoryPlatformPauses;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The real worker over whatever ports are given, with the settings of {@code template.yaml}. */
public final class SimulatedWorker {
    static final WorkerSettings SETTINGS = new WorkerSettings(
            Lane.POSTING,
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(10)),
            Duration.ofSeconds(30),
            Duration.ofSeconds(90));

    /** The property {@code RecursiveLoop}. */
    public static final boolean MAY_CALL_ITSELF = true;

    private SimulatedWorker() {}

    /**
     * A worker.
     *
     * @param ids of leases and nudges
     * @param threads gives the threads of one batch, and of what a turn does at once
     */
    public static RequestHandler<SQSEvent, SQSBatchResponse> over(
            UploadRequestStore store,
            PostingLog log,
            PostingQueue queue,
            SocialAccountStore accounts,
            TokenCipher cipher,
            PlaceStore places,
            List<VideoPublisher> publishers,
            PlatformHttp http,
            RandomGenerator random,
            Clock clock,
            Supplier<String> ids,
            Supplier<ExecutorService> threads) {
        RetrySchedule retries = new RetrySchedule(SETTINGS.retryDelays(), random);
        PostingEngine engine = new PostingEngine(
                store,
                log,
                new LaneQueues(queue, queue),
                new PostingAccounts(accounts, new ConnectedAccounts(accounts, cipher, clock), clock),
                new KnownPauses(new InMemoryPlatformPauses(), clock),
                places,
                publishers,
                http,
                SETTINGS,
                retries,
                clock,
                ids,
                threads);
        return new PostingWorkerFunction(engine, queue, retries, SETTINGS, clock, threads);
    }
}

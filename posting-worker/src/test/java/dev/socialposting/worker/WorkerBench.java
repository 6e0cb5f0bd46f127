package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.InMemorySocialAccountStore;
import dev.socialposting.accounts.InMemoryTokenCipher;
import dev.socialposting.dispatcher.TestDispatcher;
import dev.socialposting.limits.InMemoryPlaceStore;
import dev.socialposting.metrics.CountingUploadRequestStore;
import dev.socialposting.metrics.Metric;
import dev.socialposting.pauses.InMemoryPlatformPauses;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.testing.SettableClock;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.InMemoryPostingQueue;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Delivery;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.store.InMemoryPostingLog;
import dev.socialposting.uploads.store.InMemoryUploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The real worker on the in-memory ports, under a clock that jumps from one delivery to the next. */
final class WorkerBench {
    /** As deployed. */
    static final List<Duration> RETRY_DELAYS = List.of(Duration.ofSeconds(30), Duration.ofMinutes(10));

    static final String TOKEN = "IGAAsecret0123456789";

    final SettableClock clock = new SettableClock(NOW);
    final InMemoryUploadRequestStore store = new InMemoryUploadRequestStore();
    final List<Metric> counted = new CopyOnWriteArrayList<>();
    final UploadRequestStore counting = new SlowStore(new CountingUploadRequestStore(store, counted::add), () -> {
        clock.advance(this.writeTime);
        this.beforeWrite.run();
    });
    final InMemoryPostingLog log = new InMemoryPostingLog();
    final InMemoryPostingQueue queue = new InMemoryPostingQueue(clock);
    final InMemoryPostingQueue transferQueue = new InMemoryPostingQueue(clock, Duration.ofMinutes(90), 3);
    final InMemorySocialAccountStore accounts = new InMemorySocialAccountStore();
    final InMemoryPlatformPauses pauses = new InMemoryPlatformPauses();
    final InMemoryPlaceStore places = new InMemoryPlaceStore();
    final InMemoryTokenCipher cipher = new InMemoryTokenCipher();
    final ConnectedAccounts connected = new ConnectedAccounts(accounts, cipher, clock);
    final ScriptedPlatform platform = new ScriptedPlatform(INSTAGRAM.platform());
    List<VideoPublisher> publishers = List.of(platform);
    Duration writeTime = Duration.ZERO;
    /** Does something right before a row is written, each time. */
    Runnable beforeWrite = () -> {};

    WorkerSettings settings;
    PlatformHttp http = call -> {
        throw new PlatformUnreachableException(
                "no network in this test", new IOException(call.uri().toString()));
    };
    private final AtomicInteger ids = new AtomicInteger();

    WorkerBench() {
        this(RETRY_DELAYS);
    }

    WorkerBench(List<Duration> retryDelays) {
        settings = new WorkerSettings(Lane.POSTING, retryDelays, Duration.ofSeconds(30), Duration.ofSeconds(90));
    }

    PostingEngine engine() {
        return engine(publishers);
    }

    PostingEngine engine(List<VideoPublisher> publishers) {
        return engine(publishers, settings);
    }

    private PostingEngine engine(List<VideoPublisher> publishers, WorkerSettings settings) {
        return new PostingEngine(
                counting,
                log,
                new LaneQueues(queue, transferQueue),
                new PostingAccounts(accounts, connected, clock),
                new KnownPauses(pauses, clock),
                places,
                publishers,
                call -> http.send(call),
                settings,
                retries(),
                clock,
                () -> "id-" + ids.incrementAndGet(),
                Executors::newVirtualThreadPerTaskExecutor);
    }

    PostingWorkerFunction function() {
        return new PostingWorkerFunction(engine(), queue, retries(), settings, clock);
    }

    /** One invocation of the function behind the transfer queue. */
    List<String> invokeTransferOnce() {
        WorkerSettings transfer =
                new WorkerSettings(Lane.TRANSFER, settings.retryDelays(), settings.callTimeout(), settings.leaseTime());
        return invokeOnce(
                new PostingWorkerFunction(engine(publishers, transfer), transferQueue, retries(), transfer, clock),
                transferQueue,
                Lane.TRANSFER);
    }

    /** Accepts a request as the API does: the row, and a nudge per destination. */
    UploadRequest accept(UploadRequest request) {
        request.postings().keySet().forEach(destination -> connect(destination));
        store.given(request);
        queue.send(
                ALICE,
                request.postings().keySet().stream()
                        .map(destination -> nudge(request.id(), destination))
                        .toList(),
                Duration.ZERO);
        return request;
    }

    /** Accepts a request as the API does if it is for later: with a nudge only as far as one can be delayed. */
    UploadRequest acceptForLater(UploadRequest request) {
        store.given(request);
        request.postings().forEach((destination, posting) -> {
            connect(destination);
            posting.nudgeDelay(clock.instant())
                    .ifPresent(delay -> queue.send(ALICE, List.of(nudge(request.id(), destination)), delay));
        });
        return request;
    }

    /** Time passes until then: workers get what is visible, and the dispatcher runs every minute, for the first time at once. */
    void passUntil(Instant end) {
        passUntil(end, clock.instant(), true);
    }

    /**
     * Time passes until then.
     *
     * @param firstTick when the dispatcher runs first; from then on it does every minute
     * @param workersLive whether there are any; messages stay where they are if not
     */
    void passUntil(Instant end, Instant firstTick, boolean workersLive) {
        TestDispatcher dispatcher =
                new TestDispatcher(counting, log, queue, clock, () -> "nudge-" + ids.incrementAndGet());
        Instant tick = firstTick;
        while (true) {
            Optional<Instant> message = workersLive ? queue.nextVisibleAt() : Optional.empty();
            boolean messageIsFirst = message.filter(tick::isAfter).isPresent();
            Instant next = messageIsFirst ? message.get() : tick;
            if (next.isAfter(end)) {
                clock.set(end);
                return;
            }
            if (next.isAfter(clock.instant())) {
                clock.set(next);
            }
            if (messageIsFirst) {
                invokeOnce();
            } else {
                dispatcher.tick();
                tick = tick.plus(Duration.ofMinutes(1));
            }
        }
    }

    void connect(Destination destination) {
        AccountKey key = new AccountKey(ALICE, destination);
        connected.connect(key, "An account", "instagram", Optional.of(new AccessToken(TOKEN)));
    }

    Nudge nudge(RequestId id, Destination destination) {
        return new Nudge(id, destination, Optional.of(new NudgeId("nudge-" + ids.incrementAndGet())));
    }

    /** One invocation with what is visible now; what gets no failure verdict is deleted, as Lambda does. */
    List<String> invokeOnce() {
        return invokeOnce(function(), queue, Lane.POSTING);
    }

    private List<String> invokeOnce(PostingWorkerFunction function, InMemoryPostingQueue queue, Lane lane) {
        List<Delivery> deliveries = queue.receive();
        if (deliveries.isEmpty()) {
            return List.of();
        }
        SQSBatchResponse response = function.handleRequest(event(deliveries), new TestContext() {
            @Override
            public int getRemainingTimeInMillis() {
                return (int) lane.longestRun().toMillis();
            }
        });
        Set<String> failed = response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet());
        deliveries.stream()
                .filter(delivery -> !failed.contains(delivery.messageId()))
                .forEach(delivery -> queue.delete(delivery.receipt()));
        return List.copyOf(failed);
    }

    /** Invokes the worker whenever a message becomes visible, until the queue is empty. */
    void runUntilQuiet() {
        for (Optional<Instant> next = queue.nextVisibleAt(); next.isPresent(); next = queue.nextVisibleAt()) {
            if (next.get().isAfter(clock.instant())) {
                clock.set(next.get());
            }
            invokeOnce();
        }
    }

    Posting posting(UploadRequest request) {
        return posting(request, INSTAGRAM);
    }

    Posting posting(UploadRequest request, Destination destination) {
        return store.stored(request.id()).posting(destination).orElseThrow();
    }

    PostingStatus status(UploadRequest request) {
        return posting(request).status();
    }

    List<LogEntry> entries(UploadRequest request) {
        return log.entries(request.id(), INSTAGRAM);
    }

    /** What the log's lines tell, in their order. */
    List<LogCode> codes(UploadRequest request) {
        return log.codes(request.id(), INSTAGRAM);
    }

    /** The log's lines that tell this. */
    List<LogEntry> entries(UploadRequest request, LogCode code) {
        return entries(request).stream().filter(entry -> entry.code() == code).toList();
    }

    /** The steps that the log says were started, without those that publish or look whether it went out. */
    List<Object> stepsStarted(UploadRequest request) {
        return entries(request, LogCode.STEP_STARTED).stream()
                .<Object>map(entry -> entry.fields().get("step"))
                .toList();
    }

    SQSEvent event(List<Delivery> deliveries) {
        SQSEvent event = new SQSEvent();
        event.setRecords(deliveries.stream().map(WorkerBench::message).toList());
        return event;
    }

    private static SQSMessage message(Delivery delivery) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(delivery.messageId());
        message.setBody(delivery.body());
        message.setReceiptHandle(delivery.receipt().handle());
        message.setAttributes(Map.of("ApproximateReceiveCount", String.valueOf(delivery.receiveCount())));
        return message;
    }

    private RetrySchedule retries() {
        return new RetrySchedule(settings.retryDelays(), new Random(1));
    }
}

package dev.socialposting.benchmarks.virtual;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.InMemoryTokenCipher;
import dev.socialposting.api.ApiFunction;
import dev.socialposting.api.ApiPorts;
import dev.socialposting.benchmarks.runtime.SampleEvents;
import dev.socialposting.calls.WritingCallLimit;
import dev.socialposting.limits.InMemoryPlaceStore;
import dev.socialposting.local.lambda.Invocation;
import dev.socialposting.local.lambda.Invocation.Outcome;
import dev.socialposting.local.lambda.LambdaFunction;
import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.http.JdkPlatformHttp;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.rules.MediaUrlRules;
import dev.socialposting.simulator.SimulatorServer;
import dev.socialposting.simulator.SimulatorSettings;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.testing.SettableClock;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Delivery;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.worker.SimulatedWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * The API and one worker, which is handed one message at a time, so that two runs make the same calls. The clock stands still while
 * they work, and jumps to the next message when they do not.
 */
public final class VirtualSystem implements AutoCloseable {
    /** No account is connected here. */
    private static final PlatformHttp NO_PLATFORM = call -> {
        throw new PlatformUnreachableException("there is no platform", new IOException(call.toString()));
    };

    private static final int MOST_MESSAGES = 10_000;
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    /** Whom the sample events come from. */
    private static final UserId USER = new UserId("local-user");

    private final SettableClock clock;
    private final Tables tables;
    private final SimulatorServer simulator;
    private final CountedQueue queue;
    private final ConnectedAccounts accounts;
    private final LambdaFunction api;
    private final LambdaFunction worker;
    private final Random ids = new Random(1);

    private VirtualSystem(boolean metered) throws IOException {
        // A whole millisecond that is no whole second: every time is then written with as many characters in every run.
        clock = new SettableClock(
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS).plusMillis(123));
        tables = Tables.start(metered);
        simulator = SimulatorServer.start(0, SimulatorSettings.virtual(clock));
        queue = new CountedQueue(clock);
        InMemoryTokenCipher cipher = new InMemoryTokenCipher();
        accounts = new ConnectedAccounts(tables.accounts(), cipher, clock);
        api = LambdaFunction.of(
                tables.function("ApiFunction"),
                new ApiFunction(new ApiPorts(
                        tables.requests(),
                        tables.log(),
                        queue,
                        tables.recentPosts(),
                        tables.accounts(),
                        cipher,
                        SocialPlatforms.standard(),
                        NO_PLATFORM,
                        new MediaUrlRules(List.of(simulator.baseUrl().toString())),
                        WritingCallLimit.none(),
                        clock,
                        () -> new UUID(ids.nextLong(), ids.nextLong()))),
                APIGatewayV2HTTPEvent.class,
                APIGatewayV2HTTPResponse.class,
                clock);
        worker = LambdaFunction.of(
                tables.function("PostingWorkerFunction"),
                worker(cipher),
                SQSEvent.class,
                SQSBatchResponse.class,
                clock);
    }

    /** Starts it with a meter before DynamoDB, which takes time of its own. */
    public static VirtualSystem metered() {
        return start(true);
    }

    public static VirtualSystem unmetered() {
        return start(false);
    }

    private static VirtualSystem start(boolean metered) {
        try {
            return new VirtualSystem(metered);
        } catch (IOException e) {
            throw new UncheckedIOException("the system does not start", e);
        }
    }

    private RequestHandler<SQSEvent, SQSBatchResponse> worker(InMemoryTokenCipher cipher) {
        return SimulatedWorker.over(
                tables.requests(),
                tables.log(),
                queue,
                tables.accounts(),
                cipher,
                new InMemoryPlaceStore(),
                SocialPlatforms.in(PlatformEnvironment.simulatedAt(
                                simulator.baseUrl().toString()))
                        .publishers(),
                new JdkPlatformHttp(CALL_TIMEOUT),
                ids,
                clock,
                () -> new UUID(ids.nextLong(), ids.nextLong()).toString(),
                Executors::newVirtualThreadPerTaskExecutor);
    }

    public Tables tables() {
        return tables;
    }

    public SimulatorServer simulator() {
        return simulator;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Lets time pass in which nothing is done. */
    public void pass(Duration time) {
        clock.advance(time);
    }

    /** How many requests SQS would have had so far. */
    public int queueRequests() {
        return queue.requests();
    }

    /** Makes an account on a platform and connects it. */
    public Destination connect(Platform platform, ScenarioChoice scenario) {
        SimulatedAccount account = simulator.control().createAccount(NewAccount.on(platform, scenario));
        Destination destination = Destination.parse(account.key().toString()).orElseThrow();
        accounts.connect(
                new AccountKey(USER, destination),
                account.displayName(),
                SampleEvents.login(account),
                Optional.of(new AccessToken(account.accessToken())));
        return destination;
    }

    /** Posts a sample video, through the API. */
    public RequestId post(List<Destination> destinations) {
        String video = simulator.baseUrl() + "/videos/vertical.mp4";
        String answer = answer(api.invoke(Events.post(video, "What does it cost? #costs", destinations)));
        String id = Events.body(answer).path("request_id").asText();
        if (id.isEmpty()) {
            throw new IllegalStateException("not accepted: " + answer);
        }
        return new RequestId(id);
    }

    /**
     * Works until nothing is left to do.
     *
     * @return how long each of the worker's runs took, in real time
     */
    public List<Duration> work() {
        List<Duration> runs = new ArrayList<>();
        while (runs.size() < MOST_MESSAGES) {
            Optional<Instant> next = queue.nextVisibleAt();
            if (next.isEmpty()) {
                return runs;
            }
            next.filter(clock.instant()::isBefore).ifPresent(clock::set);
            queue.receive().ifPresent(delivery -> runs.add(handle(delivery)));
        }
        throw new IllegalStateException("there is no end to it");
    }

    private Duration handle(Delivery delivery) {
        Invocation run = worker.invoke(Events.nudge(delivery));
        if (!SampleEvents.read(answer(run)).path("batchItemFailures").isEmpty()) {
            throw new IllegalStateException("a message failed though the platforms work: " + delivery.body());
        }
        queue.delete(delivery);
        return run.duration();
    }

    /** The request as it is stored, and not counted. */
    public UploadRequest stored(RequestId id) {
        return tables.unmeteredRequests().find(id).orElseThrow();
    }

    /** The log of a request, as it was written, and not counted. */
    public List<LogEntry> log(UploadRequest request) {
        return request.postings().keySet().stream()
                .flatMap(
                        destination -> tables
                                .unmeteredLog()
                                .read(request.id(), destination, Optional.empty(), PostingLog.MAX_ENTRIES)
                                .stream())
                .sorted(Comparator.comparing(LogEntry::position))
                .toList();
    }

    private static String answer(Invocation invocation) {
        return switch (invocation.outcome()) {
            case Outcome.Answered(String json) -> json;
            case Outcome.Failed(String reason) -> throw new IllegalStateException(reason);
        };
    }

    @Override
    public void close() {
        api.close();
        worker.close();
        simulator.close();
        tables.close();
    }
}

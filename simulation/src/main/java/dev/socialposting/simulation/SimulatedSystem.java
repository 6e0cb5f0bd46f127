package dev.socialposting.simulation;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.InMemorySocialAccountStore;
import dev.socialposting.accounts.InMemoryTokenCipher;
import dev.socialposting.api.ApiFunction;
import dev.socialposting.api.ApiPorts;
import dev.socialposting.calls.WritingCallLimit;
import dev.socialposting.dispatcher.SimulatedDispatcher;
import dev.socialposting.limits.InMemoryPlaceStore;
import dev.socialposting.metrics.CountingUploadRequestStore;
import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.platforms.rules.MediaUrlRules;
import dev.socialposting.simulation.Plan.Trouble;
import dev.socialposting.simulator.SimulatedPlatforms;
import dev.socialposting.simulator.SimulatorSettings;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.video.SampleVideos.SampleVideoFetcher;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.InMemoryPostingQueue;
import dev.socialposting.uploads.store.InMemoryPostingLog;
import dev.socialposting.uploads.store.InMemoryRecentPosts;
import dev.socialposting.uploads.store.InMemoryUploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.worker.SimulatedWorker;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** The real functions of one run over the in-memory ports and the simulated platforms, wired as they are deployed. */
final class SimulatedSystem {
    /** No account is connected here. */
    private static final PlatformHttp NO_PLATFORM = call -> {
        throw new PlatformUnreachableException("there is no platform", new IOException(call.toString()));
    };

    static final UserId ALICE = new UserId("alice");
    static final String VIDEO = SimulatorSettings.DEFAULT_BASE_URL + "/videos/vertical.mp4";

    private static final SampleVideoFetcher VIDEOS = new SampleVideoFetcher();
    private static final List<VideoPublisher> PUBLISHERS = SocialPlatforms.in(
                    PlatformEnvironment.simulatedAt(SimulatorSettings.DEFAULT_BASE_URL.toString()))
            .publishers();

    final Scheduler scheduler;
    final Gate gate;
    final Trace trace;
    final InMemoryUploadRequestStore store = new InMemoryUploadRequestStore();
    final InMemoryPostingLog log = new InMemoryPostingLog();
    final InMemoryPostingQueue queue;
    final SimulatedPlatforms platforms;

    /** Those that are connected, in the order of the plan. */
    final List<SimulatedAccount> accounts = new ArrayList<>();

    final Witness witness;
    final Poller poller;
    final Ticker ticker;
    final ApiFunction api;
    final RequestHandler<Object, String> dispatcher;
    final List<RequestHandler<SQSEvent, SQSBatchResponse>> workers = new ArrayList<>();

    private final InMemoryRecentPosts recentPosts = new InMemoryRecentPosts();
    private final InMemorySocialAccountStore accountStore = new InMemorySocialAccountStore();
    private final ConnectedAccounts connected;
    private final Random ids;

    SimulatedSystem(Scheduler scheduler, Faults faults, Trace trace, Environment environment) {
        this.scheduler = scheduler;
        this.trace = trace;
        this.gate = new Gate(scheduler, faults, new Random(environment.seed()), trace);
        this.ids = new Random(environment.seed() + 1);
        this.witness = new Witness(scheduler, store, environment.calm());
        this.queue = new InMemoryPostingQueue(scheduler.clock(Duration.ZERO));
        this.platforms = new SimulatedPlatforms(new SimulatorSettings(
                scheduler.clock(environment.platformAhead()),
                new Random(environment.seed() + 2),
                VIDEOS,
                Optional.empty(),
                Optional.empty()));
        queue.traceBy(() -> scheduler.current().host.hops);
        this.poller = new Poller(this, environment.largestBatch(), environment.workersMayCallThemselves());
        this.ticker = new Ticker(this);

        InMemoryTokenCipher cipher = new InMemoryTokenCipher();
        this.connected = new ConnectedAccounts(accountStore, cipher, scheduler.clock(Duration.ZERO));
        UploadRequestStore gatedStore = new CountingUploadRequestStore(
                new Gated.Store(store, gate, witness, ticker::lookAgain), witness::counted);
        Gated.Log gatedLog = new Gated.Log(log, gate, witness);
        Gated.Queue gatedQueue = new Gated.Queue(queue, gate, witness, poller::lookAgain);
        Gated.Accounts gatedAccounts = new Gated.Accounts(accountStore, gate, witness);
        Gated.Limits places = new Gated.Limits(new InMemoryPlaceStore(), gate);
        Gated.Cipher gatedCipher = new Gated.Cipher(cipher, gate);
        this.api = new ApiFunction(new ApiPorts(
                gatedStore,
                gatedLog,
                gatedQueue,
                new Gated.Recent(recentPosts, gate),
                gatedAccounts,
                gatedCipher,
                SocialPlatforms.standard(),
                NO_PLATFORM,
                new MediaUrlRules(List.of(SimulatorSettings.DEFAULT_BASE_URL.toString())),
                WritingCallLimit.none(),
                scheduler.clock(environment.apiAhead()),
                () -> new UUID(ids.nextLong(), ids.nextLong()),
                scheduler::executor,
                "simulated"));
        this.dispatcher = SimulatedDispatcher.over(
                gatedStore, gatedLog, gatedQueue, scheduler.clock(environment.dispatcherAhead()), this::newId);
        Network http = new Network(platforms, scheduler, gate, witness);
        for (Duration ahead : environment.workersAhead()) {
            Clock clock = scheduler.clock(ahead);
            workers.add(SimulatedWorker.over(
                    gatedStore,
                    gatedLog,
                    gatedQueue,
                    gatedAccounts,
                    gatedCipher,
                    places,
                    PUBLISHERS.stream()
                            .<VideoPublisher>map(publisher -> new Network.TracedPublisher(publisher, scheduler))
                            .toList(),
                    http,
                    new Random(environment.seed() + 3 + workers.size()),
                    clock,
                    this::newId,
                    scheduler::executor));
        }
    }

    /**
     * How the machines of a run are.
     *
     * @param workersAhead a worker each, and how much its clock is ahead of the true time
     * @param largestBatch how many messages an invocation gets at most
     * @param workersMayCallThemselves whether Lambda lets a worker be called by what a worker sends, as often as that may be
     * @param calm all clocks are right and nothing goes wrong, but for what the platforms do
     */
    record Environment(
            long seed,
            boolean calm,
            Duration platformAhead,
            Duration apiAhead,
            Duration dispatcherAhead,
            List<Duration> workersAhead,
            int largestBatch,
            boolean workersMayCallThemselves) {
        /** All clocks are right, and there is one worker that gets one message at a time. */
        static Environment plain() {
            return new Environment(
                    0,
                    false,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    List.of(Duration.ZERO),
                    1,
                    SimulatedWorker.MAY_CALL_ITSELF);
        }
    }

    /** Makes an account on its platform and connects it. */
    void connect(Flow flow, Trouble trouble) {
        SimulatedAccount account = platforms.control().createAccount(flow.account(trouble));
        connected.connect(
                new AccountKey(ALICE, destination(account)),
                account.displayName(),
                flow.login(),
                Optional.of(new AccessToken(account.accessToken())));
        witness.secret(account.accessToken());
        accounts.add(account);
    }

    /** How many posts of ours with this text the world can see on an account. */
    long posts(int account, String caption) {
        return platforms.control().postsOf(accounts.get(account).key()).stream()
                .filter(post -> post.origin() == PublicPost.Origin.API)
                .filter(post -> post.caption().equals(caption))
                .count();
    }

    /** How many posts of ours the world can see in all. */
    long posts() {
        return platforms.control().posts().stream()
                .filter(post -> post.origin() == PublicPost.Origin.API)
                .count();
    }

    /** The record of a request as the API tells it when all is well. */
    JsonNode reading(RequestId id) {
        ApiFunction undisturbed = new ApiFunction(new ApiPorts(
                store,
                log,
                queue,
                recentPosts,
                accountStore,
                new InMemoryTokenCipher(),
                SocialPlatforms.standard(),
                NO_PLATFORM,
                new MediaUrlRules(List.of()),
                WritingCallLimit.none(),
                scheduler.clock(Duration.ZERO),
                () -> new UUID(0, 0)));
        return ApiClient.read(undisturbed, "/api/social/uploads/" + id);
    }

    static Destination destination(SimulatedAccount account) {
        return Destination.parse(account.key().toString()).orElseThrow();
    }

    private String newId() {
        return Long.toHexString(ids.nextLong());
    }
}

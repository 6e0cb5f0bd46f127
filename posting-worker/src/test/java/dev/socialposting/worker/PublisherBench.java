package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.http.JdkPlatformHttp;
import dev.socialposting.simulator.SimulatorControl;
import dev.socialposting.simulator.SimulatorServer;
import dev.socialposting.simulator.SimulatorSettings;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Delivery;
import dev.socialposting.uploads.queue.NudgeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The real publishers under the real engine, over HTTP against the platform simulator, all under one clock that jumps to whatever
 * comes next: a message, or a wake time at which the dispatcher sends one.
 */
public final class PublisherBench implements AutoCloseable {
    private static final int MOST_TURNS = 5000;
    private static final Duration TURN = Duration.ofSeconds(75);

    private final WorkerBench bench = new WorkerBench();
    private final SimulatorServer simulator;
    private final WatchedHttp http;
    private final PostingEngine engine;
    private Optional<UploadRequest> current = Optional.empty();
    private int requests;

    public PublisherBench() {
        this(Duration.ZERO);
    }

    /** With a platform whose clock is ahead of ours. */
    public PublisherBench(Duration skew) {
        try {
            simulator = SimulatorServer.start(0, SimulatorSettings.virtual(Clock.offset(bench.clock, skew)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http = new WatchedHttp(new JdkPlatformHttp(Duration.ofSeconds(30)));
        bench.http = http;
        engine = bench.engine(SocialPlatforms.in(
                        PlatformEnvironment.simulatedAt(simulator.baseUrl().toString()))
                .publishers());
    }

    public SimulatorControl simulator() {
        return simulator.control();
    }

    public WatchedHttp http() {
        return http;
    }

    public Instant now() {
        return bench.clock.instant();
    }

    /** Time passes, as it does while a call is under way. */
    public void pass(Duration time) {
        bench.clock.advance(time);
    }

    /** Whether the user is asked to connect the account again. */
    public boolean reconnectIsRequired(Post post) {
        return bench.accounts
                .find(new AccountKey(ALICE, destination(post)))
                .filter(account -> account.status() == AccountStatus.RECONNECT_REQUIRED)
                .isPresent();
    }

    /** From now on the account behaves differently. */
    public void change(Post post, ScenarioChoice scenario) {
        assertThat(simulator.control().chooseScenario(post.account().key(), scenario))
                .isPresent();
    }

    /** The address of one of the simulator's sample videos. */
    public String video(String name) {
        return simulator.baseUrl() + "/videos/" + name;
    }

    /** A scenario of the simulator, with all its defaults. */
    public static ScenarioChoice scenario(String name) {
        return ScenarioChoice.of(name);
    }

    /** A post to an account of Instagram Login with this scenario. */
    public Post toInstagram(ScenarioChoice scenario) {
        return to(NewAccount.on(Meta.INSTAGRAM, scenario));
    }

    /** A post to an account of Facebook Login with this scenario, where captions can be read. */
    public Post toInstagramByFacebookLogin(ScenarioChoice scenario) {
        return to(NewAccount.on(Meta.INSTAGRAM, scenario).by(Meta.FACEBOOK_LOGIN));
    }

    /** A post to a Page with this scenario. */
    public Post toFacebook(ScenarioChoice scenario) {
        return to(NewAccount.on(Meta.FACEBOOK, scenario));
    }

    /** What a test posts is sound unless it says otherwise. */
    private Post to(NewAccount account) {
        return new Post(
                simulator.control().createAccount(account),
                Optional.empty(),
                video("vertical.mp4"),
                "Launch day! #go",
                PostingOptions.NONE);
    }

    /** Accepts the post and works until it is final. */
    public Story run(Post post) {
        UploadRequest request = accept(post);
        current = Optional.of(request);
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            if (isFinal(request)) {
                Posting posting = posting(request);
                Story story = new Story(
                        post.account(),
                        posting,
                        bench.log.entries(request.id(), posting.destination()),
                        http.calls(),
                        simulator.control());
                story.assertThatNoSecretLeaked(bench.store.stored(request.id()).toString());
                assertThat(story.posts())
                        .as(() -> "a post is never made twice" + story.lines())
                        .hasSizeLessThanOrEqualTo(1);
                return story;
            }
            nextEvent(request);
        }
        throw new AssertionError("the posting does not come to an end");
    }

    /** Other workers go on with the posting for some time, while the one that calls this is held up. */
    public void othersGoOnFor(Duration time) {
        UploadRequest request = current.orElseThrow();
        Instant until = bench.clock.instant().plus(time);
        while (!isFinal(request) && nextEventAt(request).isBefore(until)) {
            nextEvent(request);
        }
        if (bench.clock.instant().isBefore(until)) {
            bench.clock.set(until);
        }
    }

    private void nextEvent(UploadRequest request) {
        jumpToNextEvent(request, posting(request));
        bench.queue.receive().forEach(this::deliver);
    }

    private Instant nextEventAt(UploadRequest request) {
        Instant wake = posting(request).wake().orElseThrow().at();
        return bench.queue
                .nextVisibleAt()
                .filter(message -> message.isBefore(wake))
                .orElse(wake);
    }

    private Posting posting(UploadRequest request) {
        return bench.posting(request, request.postings().firstEntry().getKey());
    }

    private boolean isFinal(UploadRequest request) {
        return posting(request).status().isFinal();
    }

    private UploadRequest accept(Post post) {
        SimulatedAccount account = post.account();
        Destination destination = destination(post);
        String login = account.loginVariant().equals(Meta.INSTAGRAM_LOGIN) ? "instagram" : "facebook";
        bench.connected.connect(
                new AccountKey(ALICE, destination),
                account.displayName(),
                login,
                Optional.of(new AccessToken(account.accessToken())));
        http.watchFor(account.accessToken());
        UploadRequest request = anUploadRequest()
                .number(++requests)
                .createdAt(bench.clock.instant())
                .withVideo(post.videoUrl())
                .withCaption(post.caption())
                .to(destination, post.options())
                .queued();
        bench.store.given(request);
        nudge(request, destination);
        return request;
    }

    private static Destination destination(Post post) {
        SimulatedAccount account = post.account();
        String id = post.accountId().orElse(account.accountId());
        return Destination.parse(account.key().platform().id() + ":" + id).orElseThrow();
    }

    private void nudge(UploadRequest request, Destination destination) {
        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), destination)), Duration.ZERO);
    }

    private void jumpToNextEvent(UploadRequest request, Posting posting) {
        Instant wake = posting.wake().orElseThrow().at();
        boolean dispatcherIsFirst = bench.queue
                .nextVisibleAt()
                .filter(message -> !wake.isBefore(message))
                .isEmpty();
        Instant next = nextEventAt(request);
        if (next.isAfter(bench.clock.instant())) {
            bench.clock.set(next);
        }
        if (dispatcherIsFirst) {
            nudge(request, posting.destination());
        }
    }

    private void deliver(Delivery delivery) {
        if (!(NudgeMessage.parse(delivery.body()) instanceof NudgeMessage.Parsed.Ours ours)) {
            throw new AssertionError("not a nudge: " + delivery.body());
        }
        Instant stopBy = bench.clock.instant().plus(TURN);
        try {
            switch (engine.handle(new ReceivedNudge(ours.nudge(), delivery.receiveCount(), stopBy))) {
                case Verdict.TryAgain(Duration after) -> bench.queue.redeliver(delivery.receipt(), after);
                case Verdict.Done(), Verdict.DeadLetter() -> bench.queue.delete(delivery.receipt());
            }
        } catch (WatchedHttp.Crash theWorkerDied) {
            assertThat(bench.queue.size()).as("its message comes again").isPositive();
        }
    }

    @Override
    public void close() {
        simulator.close();
    }

    /** What a test posts. */
    public record Post(
            SimulatedAccount account,
            Optional<String> accountId,
            String videoUrl,
            String caption,
            PostingOptions options) {
        public Post withVideo(String address) {
            return new Post(account, accountId, address, caption, options);
        }

        public Post withCaption(String text) {
            return new Post(account, accountId, videoUrl, text, options);
        }

        public Post withOptions(PostingOptions wanted) {
            return new Post(account, accountId, videoUrl, caption, wanted);
        }

        /** To an account id that is not the account's own. */
        public Post toAccountId(String id) {
            return new Post(account, Optional.of(id), videoUrl, caption, options);
        }
    }
}

package dev.socialposting.simulator;

import dev.socialposting.simulator.admin.AdminApi;
import dev.socialposting.simulator.graph.GraphCall;
import dev.socialposting.simulator.graph.GraphRenderer;
import dev.socialposting.simulator.graph.HandledCall;
import dev.socialposting.simulator.graph.Json;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.model.RecordedCall;
import dev.socialposting.simulator.pages.LoginPage;
import dev.socialposting.simulator.pages.Website;
import dev.socialposting.simulator.state.Ids;
import dev.socialposting.simulator.state.SimulatorClock;
import dev.socialposting.simulator.state.Storage;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Fake Instagram and Facebook as a function from request to response under a given clock.
 *
 * <p>The first segment of a request's path names the host the client means, such as {@code /graph.facebook.com/v25.0/me}. Safe to call
 * from any thread: one lock makes all calls happen one after the other. Nothing waits and nothing runs by itself; what takes time on the
 * platforms is worked out from the clock when it is asked for.
 */
public final class SimulatedPlatforms implements AutoCloseable {
    private static final Set<String> GRAPH_HOSTS =
            Set.of("graph.instagram.com", "graph.facebook.com", "rupload.facebook.com", "api.instagram.com");
    private static final Pattern FACEBOOK_DIALOG =
            Pattern.compile("/www\\.facebook\\.com/(?:v\\d+\\.\\d+/)?dialog/oauth/?");

    private final ReentrantLock lock = new ReentrantLock();
    private final SimulatorSettings settings;
    private final SimulatorClock clock;
    private final Ids ids;
    private final Storage storage;
    private final SimulatorControl control;
    private final StaticFiles files = new StaticFiles();
    private final Website website;
    private Universe universe;

    /**
     * A simulator with the seeded accounts, and with all that is in the directory of the settings.
     *
     * @throws java.io.UncheckedIOException when that cannot be used
     */
    public SimulatedPlatforms(SimulatorSettings settings) {
        this.settings = settings;
        this.clock = new SimulatorClock(settings.clock());
        this.ids = new Ids(settings.random());
        this.storage = settings.storage();
        this.universe = Universe.open(settings, storage, clock, ids);
        this.control = new SimulatorControl(this);
        this.website = new Website(control);
    }

    /** What a person or a test may do to the simulator. */
    public SimulatorControl control() {
        return control;
    }

    /** The simulator's time. */
    public SimulatorClock clock() {
        return clock;
    }

    /** Answers a request. */
    public SimulatorResponse handle(SimulatorRequest request) {
        String host = host(request);
        if (GRAPH_HOSTS.contains(host)) {
            return locked(now -> graph(now, GraphCall.of(request)));
        }
        if (host.equals("_simulator")) {
            return new AdminApi(control).handle(request);
        }
        if (request.path().startsWith("/www.instagram.com/oauth/authorize")) {
            return LoginPage.render(locked(now -> now.instagramLogin().authorize(request)));
        }
        if (FACEBOOK_DIALOG.matcher(request.path()).matches()) {
            return LoginPage.render(locked(now -> now.facebookLogin().authorize(request)));
        }
        return files.answer(request).orElseGet(() -> website.answer(request));
    }

    /** How long the weather lets a request take; nothing here waits, so that this is for who carries requests. */
    public Duration delay(SimulatorRequest request) {
        return GRAPH_HOSTS.contains(host(request))
                ? locked(now -> now.world().weather().delay())
                : Duration.ZERO;
    }

    /** Does something with the universe while nobody else does, after all that time has brought about is written down. */
    <T> T locked(Function<Universe, T> action) {
        lock.lock();
        try {
            universe.world().fetches().settle();
            universe.facebook().settle();
            return action.apply(universe);
        } finally {
            keepAndUnlock();
        }
    }

    void reset() {
        lock.lock();
        try {
            storage.clear();
            universe = Universe.open(settings, storage, clock, ids);
        } finally {
            lock.unlock();
        }
    }

    /** What a call changed is kept before its answer leaves. */
    private void keepAndUnlock() {
        try {
            storage.commit();
        } finally {
            lock.unlock();
        }
    }

    /** Closes the file that keeps everything, if there is one. */
    @Override
    public void close() {
        lock.lock();
        try {
            storage.close();
        } finally {
            lock.unlock();
        }
    }

    private SimulatorResponse graph(Universe now, GraphCall call) {
        HandledCall handled = new GraphHosts(now).handle(call);
        now.facebook().settle();
        SimulatorResponse response = GraphRenderer.render(now.world(), handled);
        now.world()
                .journal()
                .add(new RecordedCall(
                        clock.instant(),
                        call.method(),
                        Masking.address(call.request()),
                        handled.account(),
                        handled.step().map(step -> step.id()),
                        status(response),
                        errorCode(response)));
        return response;
    }

    private static String status(SimulatorResponse response) {
        return switch (response) {
            case SimulatorResponse.ConnectionCut cut -> "cut";
            case SimulatorResponse.Answer answer -> String.valueOf(answer.status());
        };
    }

    private static Optional<String> errorCode(SimulatorResponse response) {
        return response instanceof SimulatorResponse.Answer answer
                ? Json.parse(answer.text())
                        .map(json -> json.path("error"))
                        .filter(error -> error.has("code"))
                        .map(error -> error.path("code").asText()
                                + (error.has("error_subcode")
                                        ? "/" + error.path("error_subcode").asText()
                                        : ""))
                : Optional.empty();
    }

    private static String host(SimulatorRequest request) {
        String path = request.path();
        int end = path.indexOf('/', 1);
        return path.substring(1, end < 0 ? path.length() : end);
    }
}

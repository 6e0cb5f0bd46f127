package dev.socialposting.simulator;

import dev.socialposting.simulator.admin.AdminApi;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.HandledCall;
import dev.socialposting.simulator.model.RecordedCall;
import dev.socialposting.simulator.pages.LoginPage;
import dev.socialposting.simulator.pages.Website;
import dev.socialposting.simulator.state.Ids;
import dev.socialposting.simulator.state.SimulatorClock;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Storage;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Fake social platforms as a function from request to response under a given clock.
 *
 * <p>The first segment of a request's path names the host the client means, such as {@code /api.example.com/v1/me}. Safe to call
 * from any thread: one lock makes all calls happen one after the other. Nothing waits and nothing runs by itself; what takes time on the
 * platforms is worked out from the clock when it is asked for.
 */
public final class SimulatedPlatforms implements AutoCloseable {
    private static final Pattern SECRET = Pattern.compile(
            "(?i)\\b(access_token|input_token|fb_exchange_token|refresh_token|client_secret|appsecret_proof|code)=[^&]*");

    private final ReentrantLock lock = new ReentrantLock();
    private final SimulatorSettings settings;
    private final SimulatorClock clock;
    private final Ids ids;
    private final Storage storage;
    private final SimulatorControl control;
    private final StaticFiles files = new StaticFiles();
    private final Website website;
    private RunningPlatforms running;

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
        this.running = start();
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
        if (RunningPlatforms.isHost(host)) {
            return locked(now -> call(now, ApiCall.of(request)));
        }
        if (host.equals("_simulator")) {
            return new AdminApi(control).handle(request);
        }
        return locked(now -> now.signIn(request))
                .map(LoginPage::render)
                .or(() -> files.answer(request))
                .orElseGet(() -> website.answer(request));
    }

    /** How long the fault profile lets a request take; nothing here waits, so that this is for who carries requests. */
    public Duration delay(SimulatorRequest request) {
        return RunningPlatforms.isHost(host(request))
                ? locked(now -> now.state().faults().delay())
                : Duration.ZERO;
    }

    private RunningPlatforms start() {
        return new RunningPlatforms(SimulatorState.open(
                storage,
                clock,
                ids,
                settings.fetcher(),
                settings.baseUrl().orElse(SimulatorSettings.DEFAULT_BASE_URL)));
    }

    /** Does something with the platforms while nobody else does, after all that time has brought about is written down. */
    <T> T locked(Function<RunningPlatforms, T> action) {
        lock.lock();
        try {
            running.settle();
            return action.apply(running);
        } finally {
            keepAndUnlock();
        }
    }

    void reset() {
        lock.lock();
        try {
            storage.clear();
            running = start();
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

    private SimulatorResponse call(RunningPlatforms now, ApiCall call) {
        HandledCall handled = now.handle(call);
        now.settle();
        SimulatorResponse response = handled.reply().render(now.state(), handled.account());
        now.state()
                .journal()
                .add(new RecordedCall(
                        clock.instant(),
                        call.method(),
                        masked(call.request()),
                        handled.account(),
                        handled.step().map(step -> step.id()),
                        status(response),
                        handled.reply().errorCode()));
        return response;
    }

    /** The address without its tokens, codes and secrets. */
    private static String masked(SimulatorRequest request) {
        String query = SECRET.matcher(request.rawQuery()).replaceAll("$1=***");
        return request.path() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String status(SimulatorResponse response) {
        return switch (response) {
            case SimulatorResponse.ConnectionCut cut -> "cut";
            case SimulatorResponse.Answer answer -> String.valueOf(answer.status());
        };
    }

    private static String host(SimulatorRequest request) {
        String path = request.path();
        int end = path.indexOf('/', 1);
        return path.substring(1, end < 0 ? path.length() : end);
    }
}

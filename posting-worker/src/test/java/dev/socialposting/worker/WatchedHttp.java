package dev.socialposting.worker;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Real HTTP that remembers its calls, and at which the worker can be made to die. */
public final class WatchedHttp implements PlatformHttp {
    private static final PlatformResponse NOTHING_DONE = new PlatformResponse(200, Map.of(), "");

    private final PlatformHttp http;
    private final List<PlatformCall> calls = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private final Deque<Death> deaths = new ArrayDeque<>();
    private Function<PlatformCall, Mishap> mishaps = _ -> Mishap.NONE;
    private Hook before = Hook.NONE;
    private Hook after = Hook.NONE;

    WatchedHttp(PlatformHttp http) {
        this.http = http;
    }

    /** The worker dies at the n-th call from now, from 1, before the call is made. */
    public void crashBeforeCall(int n) {
        deaths.clear();
        deaths.add(new Death(n, true));
    }

    /** The worker dies at the n-th call from now, from 1, after the platform has answered. */
    public void crashAfterCall(int n) {
        deaths.clear();
        deaths.add(new Death(n, false));
    }

    /** The worker dies once more, after the answer to the n-th call since its death before. */
    public void crashAgainAfterCall(int n) {
        deaths.add(new Death(n, false));
    }

    /** From now on every call meets with what this says. */
    public void meetsWith(Function<PlatformCall, Mishap> what) {
        mishaps = what;
    }

    /** Does something once, right before the first call that matches. */
    public void before(Predicate<PlatformCall> call, Runnable action) {
        before = new Hook(call, action);
    }

    /** Does something once, right after the first call that matches. */
    public void after(Predicate<PlatformCall> call, Runnable action) {
        after = new Hook(call, action);
    }

    void watchFor(String secret) {
        secrets.add(secret);
    }

    List<PlatformCall> calls() {
        return List.copyOf(calls);
    }

    @Override
    public PlatformResponse send(PlatformCall call) {
        secrets.forEach(secret -> requireNotIn(call, secret));
        Optional<Death> death = deathAtThisCall();
        if (death.filter(Death::beforeCall).isPresent()) {
            throw new Crash();
        }
        Mishap mishap = mishaps.apply(call);
        mishap.beforeCall().run();
        calls.add(call);
        before = before.offered(call);
        try {
            PlatformResponse response = mishap.isDone() ? http.send(call) : NOTHING_DONE;
            if (death.isPresent()) {
                throw new Crash();
            }
            return mishap.answer().apply(call, response);
        } finally {
            after = after.offered(call);
        }
    }

    private Optional<Death> deathAtThisCall() {
        Death next = deaths.poll();
        if (next == null || next.calls() == 1) {
            return Optional.ofNullable(next);
        }
        deaths.addFirst(new Death(next.calls() - 1, next.beforeCall()));
        return Optional.empty();
    }

    private static void requireNotIn(PlatformCall call, String secret) {
        if (call.uri().toString().contains(secret) || call.body().text().contains(secret)) {
            throw new AssertionError("a token travels outside of the header: " + call);
        }
    }

    private record Death(int calls, boolean beforeCall) {}

    /**
     * What happens around one call: what is thrown before keeps it from being made, and what is thrown after loses its answer.
     *
     * @param isDone whether the platform gets the call at all
     */
    public record Mishap(
            Runnable beforeCall, boolean isDone, BiFunction<PlatformCall, PlatformResponse, PlatformResponse> answer) {
        public static final Mishap NONE = before(() -> {});

        public static final Runnable WORKER_DIES = () -> {
            throw new Crash();
        };

        public static final Runnable CONNECTION_BREAKS = () -> {
            throw new PlatformUnreachableException("the connection broke", new IOException("broken pipe"));
        };

        public static Mishap before(Runnable happens) {
            return new Mishap(happens, true, (_, answer) -> answer);
        }

        public static Mishap after(Runnable happens) {
            return new Mishap(() -> {}, true, (_, answer) -> {
                happens.run();
                return answer;
            });
        }

        /** The call takes effect, and something else is answered. */
        public static Mishap answered(int status, String body) {
            return answered(true, _ -> new PlatformResponse(status, Map.of(), body));
        }

        /** The call takes effect or not, and something else is answered. */
        public static Mishap answered(boolean takesEffect, Function<PlatformCall, PlatformResponse> instead) {
            return new Mishap(() -> {}, takesEffect, (call, _) -> instead.apply(call));
        }
    }

    private record Hook(Predicate<PlatformCall> call, Runnable action) {
        private static final Hook NONE = new Hook(_ -> false, () -> {});

        Hook offered(PlatformCall made) {
            if (!call.test(made)) {
                return this;
            }
            action.run();
            return NONE;
        }
    }

    /** The worker's process is gone from one moment to the next. */
    public static final class Crash extends Error {
        Crash() {
            super("the worker died");
        }
    }
}

package dev.socialposting.worker;

import dev.socialposting.worker.publisher.http.PlatformCall;
import dev.socialposting.worker.publisher.http.PlatformHttp;
import dev.socialposting.worker.publisher.http.PlatformResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Real HTTP that remembers its calls, and at which the worker can be made to die. */
public final class WatchedHttp implements PlatformHttp {
    private final PlatformHttp http;
    private final List<PlatformCall> calls = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private int callsUntilCrash = Integer.MAX_VALUE;
    private boolean crashBeforeCall;
    private Predicate<PlatformCall> hookedCall = _ -> false;
    private Runnable hook = () -> {};

    WatchedHttp(PlatformHttp http) {
        this.http = http;
    }

    /** The worker dies at the n-th call from now, from 1, before the call is made. */
    public void crashBeforeCall(int n) {
        callsUntilCrash = n;
        crashBeforeCall = true;
    }

    /** The worker dies at the n-th call from now, from 1, after the platform has answered. */
    public void crashAfterCall(int n) {
        callsUntilCrash = n;
        crashBeforeCall = false;
    }

    /** Does something once, right after the first call that matches. */
    public void after(Predicate<PlatformCall> call, Runnable action) {
        hookedCall = call;
        hook = action;
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
        boolean crash = --callsUntilCrash == 0;
        if (crash && crashBeforeCall) {
            throw new Crash();
        }
        calls.add(call);
        try {
            PlatformResponse response = http.send(call);
            if (crash) {
                throw new Crash();
            }
            return response;
        } finally {
            runHook(call);
        }
    }

    private void runHook(PlatformCall call) {
        if (hookedCall.test(call)) {
            hookedCall = _ -> false;
            hook.run();
        }
    }

    private static void requireNotIn(PlatformCall call, String secret) {
        if (call.uri().toString().contains(secret) || call.body().contains(secret)) {
            throw new AssertionError("a token travels outside of the header: " + call);
        }
    }

    /** The worker's process is gone from one moment to the next. */
    public static final class Crash extends Error {
        Crash() {
            super("the worker died");
        }
    }
}

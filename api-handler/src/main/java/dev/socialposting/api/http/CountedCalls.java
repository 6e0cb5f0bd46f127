package dev.socialposting.api.http;

import dev.socialposting.calls.WritingCallLimit;
import dev.socialposting.calls.WritingCallLimit.Ruling;
import dev.socialposting.concurrency.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts the calls that change something. A call is counted while its endpoint reads what it needs to judge it, so that nobody waits for
 * that; only a call that is allowed comes to its deed.
 */
public final class CountedCalls {
    private final WritingCallLimit limit;
    private final AtOnce atOnce;

    public CountedCalls(WritingCallLimit limit, AtOnce atOnce) {
        this.limit = limit;
        this.atOnce = atOnce;
    }

    /** The same endpoint, for callers who have not made too many calls. */
    public Endpoint of(WritingEndpoint endpoint) {
        return call -> limit.isOff() ? endpoint.prepare(call).reply(Deed::carryOut) : counted(endpoint, call);
    }

    private Reply counted(WritingEndpoint endpoint, Call call) {
        AtomicReference<Checked<Deed>> prepared = new AtomicReference<>();
        AtomicReference<Ruling> ruling = new AtomicReference<>();
        atOnce.run(List.of(() -> prepared.set(endpoint.prepare(call)), () -> ruling.set(limit.count(call.caller()))));
        return switch (ruling.get()) {
            case Ruling.Allowed() -> prepared.get().reply(Deed::carryOut);
            case Ruling.Refused(int perMinute, Duration retryAfter) ->
                doneBefore(prepared.get()).orElseGet(() -> tooMany(perMinute, retryAfter));
        };
    }

    /** Whoever repeats a call whose answer was lost does nothing more than before. */
    private static Optional<Reply> doneBefore(Checked<Deed> prepared) {
        return switch (prepared) {
            case Checked.Valid<Deed>(Deed deed) -> deed.ifDoneBefore();
            case Checked.Invalid<Deed> _ -> Optional.empty();
        };
    }

    private static Reply tooMany(int perMinute, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return Problem.of(
                        429,
                        "Too Many Requests",
                        "too_many_calls",
                        "Nothing was done: you may make %d calls a minute that change something. Make this one again in %d s."
                                .formatted(perMinute, seconds))
                .toReply()
                .with("Retry-After", Long.toString(seconds));
    }
}

package dev.socialposting.simulation;

import dev.socialposting.simulation.Scheduler.Fiber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened, event by event: always as a number, by which two runs can be compared, and as text when it is asked for. */
final class Trace {
    private final Optional<List<String>> lines;
    private long fingerprint = 17;
    private long now;

    private Trace(Optional<List<String>> lines) {
        this.lines = lines;
    }

    static Trace fingerprintOnly() {
        return new Trace(Optional.empty());
    }

    static Trace readable() {
        return new Trace(Optional.of(new ArrayList<>()));
    }

    void boundary(Fiber fiber, Operation operation, Faults.Kind fault) {
        mix(operation.name().hashCode() * 31L + fault.name().hashCode());
        mix(fiber.name.hashCode());
        lines.ifPresent(list -> list.add("%s %-22s %s%s"
                .formatted(
                        Instant.ofEpochMilli(now),
                        fiber.name,
                        operation.inWords,
                        fault == Faults.Kind.NONE ? "" : "   <== " + fault)));
    }

    /** Something else that happened; the text must be cheap to make. */
    void event(String what) {
        mix(what.hashCode());
        lines.ifPresent(list -> list.add(Instant.ofEpochMilli(now) + " " + what));
    }

    boolean isReadable() {
        return lines.isPresent();
    }

    /** The time that goes with what happens from now on. */
    void at(long millis) {
        now = millis;
        mix(millis);
    }

    long fingerprint() {
        return fingerprint;
    }

    List<String> lines() {
        return lines.map(List::copyOf).orElse(List.of());
    }

    private void mix(long value) {
        fingerprint = (fingerprint ^ value) * 0x9E3779B97F4A7C15L;
        fingerprint ^= fingerprint >>> 29;
    }
}

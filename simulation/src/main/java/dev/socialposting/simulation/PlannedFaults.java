package dev.socialposting.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** Faults at chosen boundaries; tells which boundaries were come to. */
final class PlannedFaults implements Faults {
    private static final Pattern ID = Pattern.compile("[0-9]{6,}");

    private final LongSupplier now;
    private final Deque<Planned> planned;
    private final List<Boundary> boundaries = new ArrayList<>();
    private int untilNext;
    private int struck;
    private long lastAt;

    /** @param planned one after the other */
    PlannedFaults(LongSupplier now, List<Planned> planned) {
        this.now = now;
        this.planned = new ArrayDeque<>(planned);
        this.untilNext = planned.isEmpty() ? 0 : planned.getFirst().after();
    }

    /**
     * A fault.
     *
     * @param after how many boundaries come before it: since the beginning, or since the fault before it
     */
    record Planned(int after, FaultKind kind) {}

    /**
     * A boundary that a process came to.
     *
     * @param detail which call, if it is one to a platform
     */
    record Boundary(Host.Kind host, Operation operation, String detail) {}

    @Override
    public FaultKind at(Operation operation, Fiber fiber) {
        boundaries.add(new Boundary(
                fiber.host.kind,
                operation,
                operation.isHttp() ? ID.matcher(fiber.turn.call).replaceAll("{id}") : ""));
        if (planned.isEmpty() || untilNext-- > 0) {
            return FaultKind.NONE;
        }
        lastAt = now.getAsLong();
        FaultKind kind = planned.removeFirst().kind();
        untilNext = planned.isEmpty() ? 0 : planned.getFirst().after();
        if (!operation.faults.contains(kind)) {
            return FaultKind.NONE;
        }
        struck++;
        return kind;
    }

    /** The boundaries so far, in order. */
    List<Boundary> boundaries() {
        return boundaries;
    }

    /** How many faults there were; none where nothing of the kind can happen. */
    int struck() {
        return struck;
    }

    /** Whether the boundary of every fault was come to. */
    boolean areOver() {
        return planned.isEmpty();
    }

    @Override
    public long lastAt() {
        return lastAt;
    }

    @Override
    public boolean allowsAnother() {
        return false;
    }
}

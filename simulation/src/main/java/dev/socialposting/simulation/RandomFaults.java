package dev.socialposting.simulation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Faults by a seed. Each seed has its own kinds of faults and its own frequency of them, so that seeds differ in more than order; and
 * every seed's faults are over at some time, so that what must happen in the end can be told.
 */
final class RandomFaults implements Faults {
    private static final int MOST_FAULTS = 60;
    private static final List<Integer> ONE_IN = List.of(5, 12, 25, 60, 150, 400);
    private static final List<Duration> LASTING = List.of(
            Duration.ofMinutes(2),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(8),
            Duration.ofHours(26));

    private final Random random;
    private final LongSupplier now;
    private final Tally tally;
    private final int oneIn;
    private final long until;
    private final Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
    private int left;
    private long lastAt;

    RandomFaults(long seed, LongSupplier now, Tally tally) {
        this.random = new Random(~seed);
        this.now = now;
        this.tally = tally;
        this.oneIn = Faults.pick(random, ONE_IN);
        this.until = now.getAsLong() + Faults.pick(random, LASTING).toMillis();
        this.left = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(MOST_FAULTS);
        int share = 1 + random.nextInt(4);
        for (FaultKind kind : FaultKind.values()) {
            if (random.nextInt(4) < share) {
                kinds.add(kind);
            }
        }
    }

    @Override
    public FaultKind at(Operation operation, Fiber fiber) {
        if (random.nextInt(oneIn) != 0 || !allowsAnother()) {
            return FaultKind.NONE;
        }
        List<FaultKind> possible =
                operation.faults.stream().filter(kinds::contains).toList();
        if (possible.isEmpty()) {
            return FaultKind.NONE;
        }
        left--;
        lastAt = now.getAsLong();
        FaultKind kind = Faults.pick(random, possible);
        tally.fault(operation, kind);
        return kind;
    }

    @Override
    public long lastAt() {
        return lastAt;
    }

    @Override
    public boolean allowsAnother() {
        return left > 0 && now.getAsLong() < until;
    }
}

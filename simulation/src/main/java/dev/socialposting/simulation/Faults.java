package dev.socialposting.simulation;

import dev.socialposting.simulation.Scheduler.Fiber;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Says what goes wrong at each boundary that a process comes to, in the order in which they come. */
interface Faults {
    Kind at(Operation operation, Fiber fiber);

    /** When the last fault was, in milliseconds since the epoch; what sleeps then may still be asleep for {@link Gate#LONGEST_SLEEP}. */
    long lastAt();

    /** Counts a fault that is made elsewhere than at a boundary; false if there must be no more. */
    boolean allowsAnother();

    /** Nothing goes wrong. */
    static Faults none() {
        return new Faults() {
            @Override
            public Kind at(Operation operation, Fiber fiber) {
                return Kind.NONE;
            }

            @Override
            public long lastAt() {
                return 0;
            }

            @Override
            public boolean allowsAnother() {
                return false;
            }
        };
    }

    /** A random element. */
    static <T> T pick(RandomGenerator random, List<T> among) {
        return among.get(random.nextInt(among.size()));
    }

    /** What can go wrong at a boundary, or around the queue. */
    enum Kind {
        NONE,
        /** The process dies before anything has happened. */
        CRASH_BEFORE,
        /** The process dies when it has happened, before the answer is seen. */
        CRASH_AFTER,
        /** The process dies right away; what it asked of the platform happens some seconds later. */
        CRASH_IN_FLIGHT,
        /** Nothing happens, and the caller is told so by an exception. */
        UNAVAILABLE,
        /** It happens, but the caller gets an exception. */
        ANSWER_LOST,
        /** The process stands still for minutes, before. */
        ASLEEP_BEFORE,
        /** The process stands still for minutes, after. */
        ASLEEP_AFTER,
        /** The write takes effect, its answer is lost, and the move is applied again to the row that is found. */
        WRITE_REPEATED,
        /** Of several entries or messages only the first ones get through, and the caller gets an exception. */
        HALF_DONE,
        /** The queue takes a message and loses it. */
        MESSAGE_LOST,
        /** The queue delivers a message twice. */
        MESSAGE_DOUBLED,
        /** The queue delivers a message minutes late, after those that were sent later. */
        MESSAGE_LATE,
        /** The platform takes up to 29 seconds. */
        SLOW,
        /** The caller gives up after 30 seconds; what it asked for happens at some time before that, or soon after. */
        EFFECT_LATE,
        /** HTTP 429 with code 4, and nothing happens. */
        RATE_LIMITED,
        /** HTTP 500 with code 1 or 2, and nothing happens. */
        SERVER_ERROR,
        /** HTTP 500 with code 1 or 2, and it happens. */
        SERVER_ERROR_BUT_DONE,
        /** An HTML page, with 502 or 200, and nothing happens. */
        HTML_PAGE,
        /** An HTML page, with 502 or 200, and it happens. */
        HTML_BUT_DONE,
        /** A reading is refused for a while with an error that would mean more if it stayed. */
        READ_REFUSED,
        /** Every message of the queue is lost. */
        QUEUE_LOST;

        boolean isCrash() {
            return this == CRASH_BEFORE || this == CRASH_AFTER || this == CRASH_IN_FLIGHT;
        }

        /** Whether the one whom it meets cannot say for sure what it has done, or cannot go on. */
        boolean disturbs() {
            return isCrash() || this == UNAVAILABLE || this == ANSWER_LOST || this == HALF_DONE;
        }
    }

    /** Faults at chosen boundaries; tells which boundaries were come to. */
    final class Planned implements Faults {
        private static final Pattern ID = Pattern.compile("[0-9]{6,}");

        private final LongSupplier now;
        private final Deque<Strike> planned;
        private final List<Boundary> boundaries = new ArrayList<>();
        private int untilNext;
        private int struck;
        private long lastAt;

        /** @param planned one after the other */
        Planned(LongSupplier now, List<Strike> planned) {
            this.now = now;
            this.planned = new ArrayDeque<>(planned);
            this.untilNext = planned.isEmpty() ? 0 : planned.getFirst().after();
        }

        /**
         * A fault.
         *
         * @param after how many boundaries come before it: since the beginning, or since the fault before it
         */
        record Strike(int after, Kind kind) {}

        /**
         * A boundary that a process came to.
         *
         * @param detail which call, if it is one to a platform
         */
        record Boundary(Host.Kind host, Operation operation, String detail) {}

        @Override
        public Kind at(Operation operation, Fiber fiber) {
            boundaries.add(new Boundary(
                    fiber.host.kind,
                    operation,
                    operation.isHttp() ? ID.matcher(fiber.turn.call).replaceAll("{id}") : ""));
            if (planned.isEmpty() || untilNext-- > 0) {
                return Kind.NONE;
            }
            lastAt = now.getAsLong();
            Kind kind = planned.removeFirst().kind();
            untilNext = planned.isEmpty() ? 0 : planned.getFirst().after();
            if (!operation.faults.contains(kind)) {
                return Kind.NONE;
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

    /**
     * Faults by a seed. Each seed has its own kinds of faults and its own frequency of them, so that seeds differ in more than order; and
     * every seed's faults are over at some time, so that what must happen in the end can be told.
     */
    final class BySeed implements Faults {
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
        private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        private int left;
        private long lastAt;

        BySeed(long seed, LongSupplier now, Tally tally) {
            this.random = new Random(~seed);
            this.now = now;
            this.tally = tally;
            this.oneIn = Faults.pick(random, ONE_IN);
            this.until = now.getAsLong() + Faults.pick(random, LASTING).toMillis();
            this.left = Plan.isCalm(seed) ? 0 : 1 + random.nextInt(MOST_FAULTS);
            int share = 1 + random.nextInt(4);
            for (Kind kind : Kind.values()) {
                if (random.nextInt(4) < share) {
                    kinds.add(kind);
                }
            }
        }

        @Override
        public Kind at(Operation operation, Fiber fiber) {
            if (random.nextInt(oneIn) != 0 || !allowsAnother()) {
                return Kind.NONE;
            }
            List<Kind> possible =
                    operation.faults.stream().filter(kinds::contains).toList();
            if (possible.isEmpty()) {
                return Kind.NONE;
            }
            left--;
            lastAt = now.getAsLong();
            Kind kind = Faults.pick(random, possible);
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
}

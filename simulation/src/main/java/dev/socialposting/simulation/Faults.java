package dev.socialposting.simulation;

import java.util.random.RandomGenerator;

/** Says what goes wrong at each boundary that a process comes to, in the order in which they come. */
interface Faults {
    FaultKind at(Operation operation, Fiber fiber);

    /** When the last fault was, in milliseconds since the epoch; what sleeps then may still be asleep for {@link Gate#LONGEST_SLEEP}. */
    long lastAt();

    /** Counts a fault that is made elsewhere than at a boundary; false if there must be no more. */
    boolean allowsAnother();

    /** Nothing goes wrong. */
    static Faults none() {
        return new Faults() {
            @Override
            public FaultKind at(Operation operation, Fiber fiber) {
                return FaultKind.NONE;
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
    static <T> T pick(RandomGenerator random, java.util.List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}

package dev.socialposting.benchmarks.start;

import dev.socialposting.benchmarks.runtime.Launch;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A function that is started and asked one thing.
 *
 * @param group what is compared with each other
 * @param kind what tells it from the others of its group
 * @param event gives the first event, made anew for each start
 * @param isRight whether an answer is one to this event; anything else ends the benchmark
 */
record Subject(String group, Kind kind, Launch launch, Supplier<String> event, Predicate<String> isRight) {
    enum Kind {
        /** Makes the same calls and does nothing else; the group's yardstick. */
        BARE("bare"),
        /** Makes only the calls that no implementation can do without. */
        BAREST("bare, two calls"),
        /** The same calls over the SDK's other small HTTP client. */
        BARE_OVER_CRT("bare, CRT client"),
        OURS("ours"),
        /** Ours, from when a snapshot that its hooks have prepared is restored; without the restoring itself. */
        RESTORED("ours, from a primed snapshot"),
        /** Ours, with the optimizing compiler besides the fast one. */
        ALL_COMPILERS("ours, -XX:TieredStopAtLevel=4"),
        /** Ours, without the check that each class which is loaded is a proper one. */
        UNVERIFIED("ours, -XX:-BytecodeVerificationRemote");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Whether the time begins when the function is ready, and not with its JVM. */
        boolean isFromReady() {
            return this == RESTORED;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    String name() {
        return group + ": " + kind;
    }
}

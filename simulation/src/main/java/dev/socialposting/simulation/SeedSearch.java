package dev.socialposting.simulation;

import java.util.Optional;

/** Looks for a seed that fails. Public and in terms of the JDK alone, so that it can be called in another class loader. */
public final class SeedSearch {
    private SeedSearch() {}

    /** The first violation of one seed, or nothing. */
    public static Optional<String> violation(long seed) {
        return Simulation.of(seed, Trace.fingerprintOnly()).violations().stream()
                .findFirst();
    }
}

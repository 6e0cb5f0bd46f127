package dev.socialposting.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measures subjects in turns, so that whatever slows the machine down for a while slows all of them down. */
public final class Rounds {
    private Rounds() {}

    /** Measures each subject once in every round; every other round goes through them backwards. */
    public static void run(int rounds, List<Runnable> subjects) {
        List<Runnable> order = new ArrayList<>(subjects);
        for (int round = 1; round <= rounds; round++) {
            System.out.printf("round %d of %d%n", round, rounds);
            order.forEach(Runnable::run);
            Collections.reverse(order);
        }
    }
}

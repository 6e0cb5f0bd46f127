package dev.socialposting.benchmarks.start;

import dev.socialposting.benchmarks.UsageException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What was asked for.
 *
 * @param rounds how often each function is started
 * @param only part of the names of what is measured; empty for all
 * @param jvm options for the JVM of every function, as {@code JAVA_TOOL_OPTIONS} may have them
 */
record Options(int rounds, String only, List<String> jvm) {
    private static final int USUAL_ROUNDS = 10;

    /** Whether all is measured as it is meant to be. */
    boolean areTheUsual() {
        return rounds == USUAL_ROUNDS && only.isEmpty() && jvm.isEmpty();
    }

    /** Reads {@code --rounds N}, {@code --only TEXT} and any number of {@code --jvm OPTION}. */
    static Options of(List<String> arguments) {
        int rounds = USUAL_ROUNDS;
        String only = "";
        List<String> jvm = new ArrayList<>();
        for (Iterator<String> given = arguments.iterator(); given.hasNext(); ) {
            String name = given.next();
            String value = given.hasNext() ? given.next() : "";
            switch (name) {
                case "--rounds" -> rounds = number(value);
                case "--only" -> only = value;
                case "--jvm" -> jvm.add(value);
                default -> throw misused(name);
            }
        }
        return new Options(rounds, only, List.copyOf(jvm));
    }

    private static int number(String value) {
        if (!value.matches("\\d{1,9}")) {
            throw misused("--rounds " + value);
        }
        return Integer.parseInt(value);
    }

    private static UsageException misused(String option) {
        return new UsageException(
                "usage: bin/bench start [--rounds N] [--only TEXT] [--jvm OPTION] ...; not known: " + option);
    }
}

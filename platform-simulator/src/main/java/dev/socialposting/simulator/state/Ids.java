package dev.socialposting.simulator.state;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Gives out ids and tokens of any form, never the same one twice. */
public final class Ids {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final RandomGenerator random;
    private final Set<String> given = new HashSet<>();

    /** Ids drawn from the given randomness. */
    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** A string of digits that starts as given and has the given length in all. */
    public String digits(String prefix, int length) {
        return unused(() -> prefix + draw(DIGITS, length - prefix.length()));
    }

    /** A string of letters and digits between the given beginning and end; so many are drawn. */
    public String letters(String prefix, int drawn, String suffix) {
        return unused(() -> prefix + draw(LETTERS, drawn) + suffix);
    }

    private String unused(Supplier<String> candidate) {
        String id = candidate.get();
        while (!given.add(id)) {
            id = candidate.get();
        }
        return id;
    }

    private String draw(String from, int length) {
        StringBuilder drawn = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            drawn.append(from.charAt(random.nextInt(from.length())));
        }
        return drawn.toString();
    }
}

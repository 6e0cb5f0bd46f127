package dev.socialposting.simulator.state;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Gives out ids, tokens and trace ids in the platforms' forms, never the same one twice. */
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

    /** A token that starts as given. */
    public String token(String prefix) {
        return unused(() -> prefix + draw(LETTERS, 56) + "ZDZD");
    }

    /** An authorization code. */
    public String authorizationCode() {
        return unused(() -> "AQ" + draw(LETTERS, 60));
    }

    /** The part of an Instagram permalink that names the post. */
    public String shortcode() {
        return unused(() -> "D" + draw(LETTERS, 10));
    }

    /** An {@code fbtrace_id}. */
    public String trace() {
        return unused(() -> "A" + draw(LETTERS, 22));
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

package dev.socialposting.api.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes up texts that match a simple regular expression: characters and classes of them, each with how often it may come. */
final class PatternText {
    private static final Pattern PART = Pattern.compile(
            "(?<what>\\[(?:\\\\.|[^\\]])+]|\\\\.|[^\\[\\\\])(?:\\{(?<min>\\d+)(?:,(?<max>\\d+))?}|(?<sign>[*+?]))?");
    private static final int MANY = 8;

    private final Random random;

    PatternText(Random random) {
        this.random = random;
    }

    /** A text that matches; empty if the expression is not as simple as that. */
    Optional<String> matching(String regex) {
        StringBuilder text = new StringBuilder();
        Matcher parts = PART.matcher(regex.replaceAll("^\\^|\\$$", ""));
        while (parts.find()) {
            List<Character> allowed = allowed(Pattern.compile(parts.group("what")));
            if (allowed.isEmpty()) {
                return Optional.empty();
            }
            for (int i = times(parts); i > 0; i--) {
                text.append(allowed.get(random.nextInt(allowed.size())));
            }
        }
        return Optional.of(text.toString()).filter(it -> it.matches(regex));
    }

    private int times(Matcher part) {
        if (part.group("min") != null) {
            int min = Integer.parseInt(part.group("min"));
            int max = part.group("max") == null ? min : Integer.parseInt(part.group("max"));
            // Both ends are boundaries, and so the likeliest to be wrong.
            return switch (random.nextInt(4)) {
                case 0 -> min;
                case 1 -> max;
                default -> min + random.nextInt(max - min + 1);
            };
        }
        return switch (String.valueOf(part.group("sign"))) {
            case "*" -> random.nextInt(MANY);
            case "+" -> 1 + random.nextInt(MANY);
            case "?" -> random.nextInt(2);
            default -> 1;
        };
    }

    private static List<Character> allowed(Pattern what) {
        List<Character> all = new ArrayList<>();
        IntStream.range(' ', '\u007F')
                .filter(it -> what.matcher(Character.toString(it)).matches())
                .forEach(it -> all.add((char) it));
        return all;
    }
}

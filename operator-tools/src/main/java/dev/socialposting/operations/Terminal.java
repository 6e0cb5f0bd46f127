package dev.socialposting.operations;

import java.time.Duration;
import java.util.Locale;

/** Text for a terminal. */
final class Terminal {
    private static final int EXCERPT = 200;

    private Terminal() {}

    /** One line without anything that could steer a terminal; what is long is cut. */
    static String excerpt(String text) {
        String safe = line(text);
        return safe.codePointCount(0, safe.length()) <= EXCERPT
                ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, EXCERPT)) + "…";
    }

    /** One line without anything that could steer a terminal or turn its direction. */
    static String line(String text) {
        return text.codePoints()
                .map(point -> isHarmless(point) ? point : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** How long something took or is ago, in the one unit that says enough. */
    static String words(Duration duration) {
        if (duration.toDays() >= 2) {
            return duration.toDays() + " days";
        }
        if (duration.toHours() >= 2) {
            return duration.toHours() + " hours";
        }
        return duration.toMinutes() >= 2
                ? duration.toMinutes() + " min"
                : "%d s".formatted(Math.max(0, duration.toSeconds()));
    }

    /** A constant of ours as it is shown. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}

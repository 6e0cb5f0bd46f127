package dev.socialposting.platforms.rules;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a video should be to be taken in one of a platform's ways. It is told to whoever chooses a video, and nothing is refused for it here:
 * the platform has the last word.
 *
 * @param kind how the platform calls such posts, in the plural, such as {@code Reels}
 * @param chosenBy the option that chooses this way; empty for the way of a post without that option
 * @param maxWidth in pixels
 * @param remedy what helps if the video is none of this kind
 */
public record VideoFormat(
        String kind,
        Optional<OptionValue> chosenBy,
        Optional<Lengths> length,
        Optional<Size> atLeast,
        OptionalInt maxWidth,
        Optional<Shapes> shapes,
        Upright upright,
        Optional<Remedy> remedy) {

    /** A value that an option has. */
    public record OptionValue(String option, String value) {}

    /** How long it may be, both included. */
    public record Lengths(Duration least, Duration most) {}

    /** In pixels. */
    public record Size(int width, int height) {}

    /** The ratio of width to height, from the narrowest to the widest. */
    public record Shapes(Ratio narrowest, Ratio widest) {}

    /** Such as 9:16. */
    public record Ratio(int width, int height) {}

    /** Whether it should be upright, 9:16. */
    public enum Upright {
        REQUIRED,
        RECOMMENDED,
        INDIFFERENT
    }

    /** An option that makes another kind of post of it, and how that is offered. */
    public record Remedy(String label, OptionValue set) {}
}

package dev.socialposting.platforms.rules;

/**
 * One thing that is wrong with what a user asked for.
 *
 * @param subject the caption, or the option that is wrong
 * @param code our stable word for it, such as {@code caption_too_long}
 * @param message what is wrong and what would be right, for the user
 */
public record Fault(Subject subject, String code, String message) {
    public static Fault ofCaption(String code, String message) {
        return new Fault(new Subject.CaptionText(), code, message);
    }

    public static Fault ofOption(String option, String code, String message) {
        return new Fault(new Subject.Option(option), code, message);
    }

    /** What is wrong. */
    public sealed interface Subject {
        record CaptionText() implements Subject {}

        record Option(String name) implements Subject {}
    }
}

package dev.socialposting.uploads.model;

/** Takes transitions apart, for tests that know what comes of them. */
public final class Transitions {
    private Transitions() {}

    /** The moved value; a refusal fails the test. */
    public static <T> T moved(Transition<T> transition) {
        return switch (transition) {
            case Transition.Moved<T>(T value) -> value;
            case Transition.Refused<T>(Refusal reason) -> throw new AssertionError("refused: " + reason);
        };
    }
}

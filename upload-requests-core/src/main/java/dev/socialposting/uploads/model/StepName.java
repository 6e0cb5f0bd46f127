package dev.socialposting.uploads.model;

/**
 * The name of one step of a platform's flow, such as {@code create_container}.
 *
 * @param value lower-case words joined by underscores
 */
public record StepName(String value) {
    /** Where a posting stands whose flow is not known, or of which it is not known how far it has come: at the first step of every flow. */
    public static final StepName BEGINNING = new StepName("begin");

    public StepName {
        if (!isStepName(value)) {
            throw new IllegalArgumentException("not a step name: " + value);
        }
    }

    private static boolean isStepName(String text) {
        boolean inWord = false;
        for (int at = 0; at < text.length(); at++) {
            boolean isLetter = Ascii.isSmallLetter(text.charAt(at));
            boolean joinsWords = inWord && text.charAt(at) == '_';
            if (!isLetter && !joinsWords) {
                return false;
            }
            inWord = isLetter;
        }
        return inWord;
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.socialposting.uploads.model;

/**
 * What tells one nudge from another, also after it has been through the dead-letter queue.
 *
 * @param value 1 to 64 characters
 */
public record NudgeId(String value) {
    private static final int MAX_LENGTH = 64;

    public NudgeId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a nudge id has 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

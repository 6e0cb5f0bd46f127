package dev.socialposting.uploads.model;

import java.util.regex.Pattern;

/**
 * The name of one step of a platform's flow, such as {@code create_container}.
 *
 * @param value lower-case words joined by underscores
 */
public record StepName(String value) {
    private static final Pattern VALUE = Pattern.compile("[a-z]+(_[a-z]+)*");

    public StepName {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a step name: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

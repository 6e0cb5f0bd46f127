package dev.socialposting.worker.publisher.meta;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why the Graph API or the upload service did not do what it was asked.
 *
 * <p>To be judged by code and subcode: HTTP statuses and types say little, nearly everything is a 400 and an OAuthException.
 *
 * @param httpStatus the answer's status; 0 if the error was found inside another answer, such as a container's status
 * @param code the error's code
 * @param subcode the error's subcode
 * @param type the upload service's word for the error, such as {@code ProcessingFailedError}
 * @param message the platform's words, verbatim, at most 2,000 characters; what we know, if there are none
 * @param userMessage the platform's words for its user, often in the user's language
 * @param isTransient whether the platform says that it may pass
 * @param regainAfter when the platform says that calls are possible again
 * @param traceId what Meta's support asks for
 */
public record GraphError(
        int httpStatus,
        OptionalInt code,
        OptionalInt subcode,
        Optional<String> type,
        String message,
        Optional<String> userMessage,
        boolean isTransient,
        Optional<Duration> regainAfter,
        Optional<String> traceId) {
    private static final int MAX_MESSAGE_LENGTH = 2000;

    public GraphError {
        message = cut(message);
        userMessage = userMessage.map(GraphError::cut);
    }

    /** An error that is reported inside an answer, by its number and words alone. */
    public static GraphError reported(OptionalInt number, String message) {
        return new GraphError(
                0,
                OptionalInt.empty(),
                number,
                Optional.empty(),
                message,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** Whether this number is the code or the subcode: Meta lists some as one and sends them as the other. */
    public boolean hasNumber(int number) {
        return isCode(number) || isSubcode(number);
    }

    public boolean isCode(int number) {
        return code.isPresent() && code.getAsInt() == number;
    }

    public boolean isSubcode(int number) {
        return subcode.isPresent() && subcode.getAsInt() == number;
    }

    /** Whether the platform said which error it is. */
    public boolean isNamed() {
        return code.isPresent() || subcode.isPresent() || type.isPresent();
    }

    /** The platform's own code, such as {@code 190/463}. */
    public Optional<String> label() {
        if (code.isPresent() && subcode.isPresent()) {
            return Optional.of(code.getAsInt() + "/" + subcode.getAsInt());
        }
        OptionalInt only = code.isPresent() ? code : subcode;
        return only.isPresent() ? Optional.of(String.valueOf(only.getAsInt())) : type;
    }

    private static String cut(String text) {
        if (text.length() <= MAX_MESSAGE_LENGTH) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_MESSAGE_LENGTH - 1));
        return text.substring(0, splitsPair ? MAX_MESSAGE_LENGTH - 1 : MAX_MESSAGE_LENGTH);
    }
}

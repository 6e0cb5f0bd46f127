package dev.socialposting.platforms.meta;

import dev.socialposting.uploads.model.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why the Graph API or the upload service did not do what it was asked.
 *
 * <p>To be judged by code and subcode: HTTP statuses and types say little, nearly everything is a 400 and an OAuthException. Whatever a
 * platform writes, all of this is short enough to be stored.
 *
 * @param httpStatus the answer's status; 0 if the error was found inside another answer, such as a container's status
 * @param code the error's code
 * @param subcode the error's subcode
 * @param type the upload service's word for the error, such as {@code ProcessingFailedError}
 * @param message the platform's words, verbatim, as much of them as a log keeps; what we know, if there are none
 * @param userMessage the platform's words for its user, often in the user's language, as much of them as a log keeps
 * @param isTransient whether the platform says that it may pass
 * @param regain when the platform says that calls are possible again
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
        Optional<Regain> regain,
        Optional<String> traceId) {
    private static final int MAX_WORD_LENGTH = 100;
    private static final int MAX_QUOTE_LENGTH = 300;

    public GraphError {
        type = type.map(word -> cut(word, MAX_WORD_LENGTH));
        message = LogEntry.kept(message);
        userMessage = userMessage.map(LogEntry::kept);
        traceId = traceId.map(id -> cut(id, MAX_WORD_LENGTH));
    }

    /** An error that is reported inside an answer, by its code and words alone. */
    public static GraphError reported(OptionalInt code, String message) {
        return new GraphError(
                0,
                code,
                OptionalInt.empty(),
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

    /** Whether the message contains these words, without regard to case. */
    public boolean says(String words) {
        return message.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /** The message, as long as it fits into a sentence of ours. */
    public String messageInShort() {
        return message.length() <= MAX_QUOTE_LENGTH ? message : cut(message, MAX_QUOTE_LENGTH) + "…";
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

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splitsPair ? length - 1 : length);
    }

    /** When a platform says that calls are possible again. */
    public sealed interface Regain {
        /** The windows that Meta counts in are 24 hours long; no later time is believed. */
        Duration LONGEST = Duration.ofHours(24);

        /** So long after the answer. */
        record After(Duration time) implements Regain {}

        /** At a time by the platform's clock. */
        record At(Instant time) implements Regain {}

        /** How long that is from now on; empty if it is over. */
        default Optional<Duration> from(Instant now) {
            Duration stated = switch (this) {
                case After(Duration time) -> time;
                case At(Instant time) -> Duration.between(now, time);
            };
            return Optional.of(stated)
                    .filter(Duration::isPositive)
                    .map(time -> time.compareTo(LONGEST) < 0 ? time : LONGEST);
        }
    }
}

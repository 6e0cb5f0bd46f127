package dev.socialposting.platforms.publisher;

import java.util.Optional;

/**
 * What a platform's answer says of itself.
 *
 * @param errorCode the platform's error code, such as {@code 190/463}
 * @param traceId what the platform's support asks for
 */
public record AnswerFacts(Optional<String> errorCode, Optional<String> traceId) {
    public static final AnswerFacts NONE = new AnswerFacts(Optional.empty(), Optional.empty());
}

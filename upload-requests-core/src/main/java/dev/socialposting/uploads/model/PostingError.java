package dev.socialposting.uploads.model;

import java.util.Optional;

/**
 * Why a posting did not get further, for the person who has to act on it.
 *
 * @param code our stable word for the cause, such as {@code token_expired}
 * @param message the platform's own words, verbatim, or ours when the platform said nothing
 * @param platformCode the platform's own code, such as {@code 190/463}
 * @param explanation what the message means, in plain words
 * @param nextStep what the acting person should do now
 * @param retryable whether the same post can succeed later without being changed
 */
public record PostingError(
        String code,
        String message,
        Optional<String> platformCode,
        String explanation,
        WhoActs whoActs,
        String nextStep,
        boolean retryable) {}

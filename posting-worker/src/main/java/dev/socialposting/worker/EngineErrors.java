package dev.socialposting.worker;

import dev.socialposting.pauses.PlatformPause;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.publisher.Limit;
import dev.socialposting.platforms.publisher.PlatformFault;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.StepName;
import dev.socialposting.uploads.model.WhoActs;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The errors that no platform states: those the engine finds itself. */
final class EngineErrors {
    private EngineErrors() {}

    /** What an exception from a step means to the user; never the text of an exception of ours. */
    static PostingError from(RuntimeException thrown) {
        return switch (thrown) {
            case PlatformFault fault -> fault.error();
            case PlatformUnreachableException unreachable ->
                new PostingError(
                        "platform_unreachable",
                        "The platform did not answer.",
                        Optional.empty(),
                        "It did not answer in time, or the connection broke: %s.".formatted(unreachable.getMessage()),
                        WhoActs.NOBODY,
                        "Try again later; nothing is wrong with the post itself.",
                        true);
            default ->
                new PostingError(
                        "internal_error",
                        "Something went wrong on our side.",
                        Optional.empty(),
                        "The worker met an error of its own; operators find it in their log under this request.",
                        WhoActs.OPERATOR,
                        "Try again later, and tell support the request id if it fails again.",
                        true);
        };
    }

    static PostingError accountNotConnected() {
        return new PostingError(
                "account_not_connected",
                "The account is not connected any more.",
                Optional.empty(),
                "The account was removed after the post was accepted, or its stored token cannot be read.",
                WhoActs.USER,
                "Connect the account again, then post again.",
                true);
    }

    /** The platform wants the video in one piece, and one run is too short for that. */
    static PostingError tooLongToSend(Duration longestRun) {
        return new PostingError(
                "video_too_large_to_send",
                "Sending the video takes too long.",
                Optional.empty(),
                "The platform wants the video in one piece, and it could not be sent within %d minutes."
                        .formatted(longestRun.toMinutes()),
                WhoActs.USER,
                "Post a smaller video.",
                true);
    }

    /** What the platform allows is used up, by our own count. */
    static PostingError limitReached(Platform platform, Limit limit, Instant until) {
        String allowed = limit.window()
                .map(window -> "%d %s within %s".formatted(limit.most(), limit.inWords(), inWords(window)))
                .orElseGet(() -> "%d %s at a time".formatted(limit.most(), limit.inWords()));
        return new PostingError(
                "limit_reached",
                "The limit of %s is reached.".formatted(platform),
                Optional.empty(),
                "%s allows %s. The post goes on at %s."
                        .formatted(platform, allowed, until.truncatedTo(ChronoUnit.SECONDS)),
                WhoActs.NOBODY,
                "Nothing: it goes on by itself.",
                true);
    }

    private static String inWords(Duration window) {
        if (window.toSecondsPart() > 0) {
            return counted(window.toSeconds(), "second");
        }
        return window.toMinutesPart() > 0 ? counted(window.toMinutes(), "minute") : counted(window.toHours(), "hour");
    }

    private static String counted(long number, String unit) {
        return "%d %s%s".formatted(number, unit, number == 1 ? "" : "s");
    }

    /** The operator's reason is for the users, too. */
    static PostingError platformPaused(PlatformPause pause) {
        return paused(
                pause.reason(),
                "Posting to %s is paused by the operators since %s. The post is held and goes on by itself when the pause is over."
                        .formatted(pause.platform(), since(pause)),
                "Nothing: it goes on by itself.");
    }

    /** A pause has outlasted the time that a post had. */
    static PostingError platformStillPaused(PlatformPause pause) {
        return paused(
                "The operators have paused posting to %s since %s (\"%s\")."
                        .formatted(pause.platform(), since(pause), pause.reason()),
                "Nothing was asked of the platform meanwhile.",
                "Post again when the pause is over.");
    }

    private static PostingError paused(String message, String explanation, String nextStep) {
        return new PostingError(
                PostingError.PLATFORM_PAUSED, message, Optional.empty(), explanation, WhoActs.OPERATOR, nextStep, true);
    }

    private static Instant since(PlatformPause pause) {
        return pause.since().truncatedTo(ChronoUnit.SECONDS);
    }

    static PostingError unknownPlatform(Platform platform) {
        return notOfThisVersion(
                "unknown_platform",
                "This version cannot post to " + platform + ".",
                "The request was accepted by a version that knows the platform; this worker does not.");
    }

    static PostingError unknownStep(StepName step) {
        return notOfThisVersion(
                "unknown_step",
                "This version does not know the step " + step + ".",
                "Another version had begun the post, and this worker cannot go on where that one stopped.");
    }

    private static PostingError notOfThisVersion(String code, String message, String explanation) {
        return new PostingError(
                code,
                message,
                Optional.empty(),
                explanation,
                WhoActs.OPERATOR,
                "Deploy the version that can, then try again: the user by trying again, operators by redriving the dead letter.",
                true);
    }

    /** The time to publish is over; says what the posting was waiting for. */
    static PostingError deadlinePassed(Instant publishBy, Optional<PostingError> lastError) {
        return new PostingError(
                PostingError.DEADLINE_PASSED,
                lastError.map(PostingError::message).orElse("The post could not be published by " + publishBy + "."),
                lastError.flatMap(PostingError::platformCode),
                "The post was not published in time and is given up; it is certain that it is not live."
                        + lastError
                                .map(error -> " Last: " + error.explanation())
                                .orElse(""),
                lastError.map(PostingError::whoActs).orElse(WhoActs.USER),
                "Post again when the cause is gone.",
                true);
    }

    /** The same words of the platform, but not the usual advice: whoever posts again by hand now may post twice. */
    static PostingError outcomeUnknown(PostingError why) {
        return new PostingError(
                why.code(),
                why.message(),
                why.platformCode(),
                "The platform's answer leaves it open whether the post is live.",
                WhoActs.NOBODY,
                "Do not post again by hand: the post may be live already. It is being found out.",
                false);
    }
}

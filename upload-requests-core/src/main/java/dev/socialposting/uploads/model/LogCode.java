package dev.socialposting.uploads.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a line of a posting's log tells, as a word that stays when the line's sentence is rewritten. Programs and tests look at the code
 * and at the fields, never at the sentence.
 *
 * <p>{@code openapi.yaml} lists the codes with what is said of each here; {@code OpenApiTest} compares them.
 */
public enum LogCode {
    /** The post was accepted. */
    ACCEPTED,
    /** A warning of the API: the platform may not like something about the caption. */
    CAPTION_CAUTION,
    /** A warning of the API: the signed address of the video may have expired when a platform fetches it. */
    VIDEO_URL_EXPIRES,
    /** A warning of the API: the same was posted a short while before. */
    POSTED_RECENTLY,
    /** The user changed the time, the deadline or the caption. */
    CHANGED,
    /** The user asked for another try of a posting that had failed. */
    RETRY_REQUESTED,
    /** The user asked to look once more whether the post is live. */
    VERIFY_REQUESTED,
    /** The user said whether an unconfirmed post is there; the field `published` has the answer. */
    RESOLVED,
    /** An operator put the posting back from a backup. */
    RESTORED,
    /** An operator has redriven the posting from the dead-letter queue, and it is tried again. */
    REDRIVEN,
    /** An operator has redriven the posting after its deadline, and it stays failed. */
    REDRIVEN_TOO_LATE,
    /** The time to prepare a scheduled post has come, and a worker is called. */
    PREPARATION_DUE,
    /** A wait is over, and the dispatcher calls a worker. */
    WAIT_OVER,
    /** No worker has begun yet, and the dispatcher calls one again. */
    WORKER_LATE,
    /** The worker's lease is over and it has said nothing more; the dispatcher calls another one. */
    WORKER_SILENT,
    /** A step begins; the fields `step` and `attempt` say which. */
    STEP_STARTED,
    /** The call that can make the post public follows. */
    PUBLISHING_ANNOUNCED,
    /** A worker looks whether the post went out. */
    VERIFICATION_STARTED,
    /** A platform answered a call; the fields have the call and the answer. */
    PLATFORM_CALLED,
    /** A call to a platform got no answer. */
    PLATFORM_SILENT,
    /** The worker's time was over while a video was sent. */
    SENDING_CUT,
    /** The platform has made ready what the next steps need, such as an upload session. */
    PLATFORM_PREPARED,
    /** The platform does not show what was expected, and the step goes on. */
    PLATFORM_DOUBTFUL,
    /** Anything else that a platform's step tells. */
    PLATFORM_NOTE,
    /** The posting waits for something that is no trouble; the field `until` says how long. */
    WAITING,
    /** Another worker goes on: this one has no time left, or none to send a video. */
    HANDED_OVER,
    /** The platform takes no more at the moment, as it says or as we count; a worker goes on at the time in the field `until`. */
    HELD_BACK,
    /** The operators have paused the platform, and the posting is held. */
    PLATFORM_PAUSED,
    /** The platform is paused, and this post goes ahead to find out whether it works again. */
    PLATFORM_TRIED,
    /** The platform is not paused any more, and the post goes on. */
    PLATFORM_RESUMED,
    /** A try of a step failed; the next one, `next_attempt`, follows at the time in the field `until`. */
    RETRY_SCHEDULED,
    /** What was prepared is of no more use, and everything begins anew. */
    STARTING_OVER,
    /** A publish call was made, and it is not known whether the post went out. */
    OUTCOME_UNKNOWN,
    /** Nobody can look now whether the post went out; a worker tries again later. */
    VERIFICATION_POSTPONED,
    /** A look did not show whether the post went out. */
    STILL_UNKNOWN,
    /** The platform has taken the post, and does not show yet that it is live. */
    NOT_LIVE_YET,
    /** The post is not there after its deadline; a worker looks once more before it is given up. */
    LAST_LOOK_FOLLOWS,
    /** A look showed that the post did not go out. */
    NOT_PUBLISHED,
    /** The post is live. */
    PUBLISHED,
    /** The post is live, but something that comes after could not be done. */
    FOLLOW_UP_FAILED,
    /** The posting ended: the post is live. */
    COMPLETED,
    /** The posting ended: the post is not live. The fields have the error; `dead_lettered` says that its message waits for operators. */
    FAILED,
    /** The posting ended: the post may be live. */
    UNCONFIRMED,
    /** The posting ended: its user or an operator stopped it. `may_have_gone_out` says that an earlier call may still make it live. */
    CANCELLED,
    /** The line has no code that this version knows: it was written before there were codes, or by a newer version. */
    NOTE;

    /** As it is stored and told. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The code of that word, if there is one. */
    public static Optional<LogCode> of(String word) {
        return Arrays.stream(values()).filter(code -> code.word().equals(word)).findFirst();
    }
}

package dev.socialposting.simulator.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a call is for, as scenarios and the journal name it. */
public enum Step {
    /** Reading the account itself. */
    ACCOUNT,
    /** Reading how much of the daily quota is used. */
    QUOTA,
    /** Making a post, or what is to become one, by one call. */
    CREATE,
    /** Starting an upload session. */
    START,
    /** Sending the file or its address. */
    UPLOAD,
    /** Sending a chunk of the file. */
    TRANSFER,
    /** Reading how far a post is that is under way. */
    POLL,
    /** Publishing what was made and is ready. */
    PUBLISH,
    /** Finishing an upload session, which publishes. */
    FINISH,
    /** Reading a published post or its link. */
    PERMALINK,
    /** Listing posts. */
    LIST,
    /** Exchanging or refreshing a token. */
    TOKEN,
    /** Anything else, such as comments or thumbnails. */
    OTHER;

    /** The step whose id is given, such as {@code publish}. */
    public static Optional<Step> ofId(String id) {
        return Arrays.stream(values()).filter(step -> step.id().equals(id)).findFirst();
    }

    /** The name in lower case, as scenarios and the journal write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this step is the first of a new post. */
    public boolean beginsAPost() {
        return this == CREATE || this == START;
    }

    /**
     * One call of a step, as a scenario sees it.
     *
     * @param object what the call is about, such as a container's id
     * @param nth 1 for the first call of this step about this object
     * @param firstAt when this step was first called about this object
     * @param postBegunAt when the first create or start call since the account's last public post came in
     */
    public record StepCall(
            Step step, String object, int nth, Instant firstAt, Instant now, Optional<Instant> postBegunAt) {

        /** How long ago this step was first called about this object. */
        public Duration sinceFirst() {
            return Duration.between(firstAt, now);
        }
    }
}

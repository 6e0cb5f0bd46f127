package dev.socialposting.simulator.state;

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
}

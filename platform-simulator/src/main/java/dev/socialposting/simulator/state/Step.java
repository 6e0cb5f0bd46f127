package dev.socialposting.simulator.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a call is for, as scenarios and the journal name it. */
public enum Step {
    /** Reading the account or the Page itself. */
    ACCOUNT,
    /** Reading how much of the daily quota is used. */
    QUOTA,
    /** Making a container (Instagram) or a video by one call (Facebook, flow B). */
    CREATE,
    /** Starting an upload session (Facebook, flows A and C). */
    START,
    /** Sending the file or its address to the rupload host. */
    UPLOAD,
    /** Sending a chunk (Facebook, flow C). */
    TRANSFER,
    /** Reading the state of a container or of a video. */
    POLL,
    /** {@code media_publish} (Instagram). */
    PUBLISH,
    /** The finish phase (Facebook, flows A and C). */
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

package dev.socialposting.uploads.model;

/** The status of one posting, as the API names it. */
public enum PostingStatus {
    /** Its time has not come; nothing is done yet. */
    SCHEDULED(false),
    QUEUED(false),
    PROCESSING(false),
    COMPLETED(true),
    FAILED(true),
    /** It may or may not have gone out: a person has to look. */
    UNCONFIRMED(true),
    /** Its user stopped it before it went out. */
    CANCELLED(true);

    private final boolean isFinal;

    PostingStatus(boolean isFinal) {
        this.isFinal = isFinal;
    }

    public boolean isFinal() {
        return isFinal;
    }
}

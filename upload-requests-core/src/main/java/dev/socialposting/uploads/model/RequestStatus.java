package dev.socialposting.uploads.model;

import java.util.Collection;

/** The status of a whole upload request; always derived from its postings, never stored on its own account. */
public enum RequestStatus {
    QUEUED,
    PROCESSING,
    COMPLETED,
    FAILED;

    public boolean isFinal() {
        return this == COMPLETED || this == FAILED;
    }

    /**
     * Something not final: processing, or queued while nothing has started. All final: completed when all are, otherwise failed.
     */
    static RequestStatus rollUp(Collection<PostingStatus> postings) {
        if (postings.stream().allMatch(PostingStatus.QUEUED::equals)) {
            return QUEUED;
        }
        if (!postings.stream().allMatch(PostingStatus::isFinal)) {
            return PROCESSING;
        }
        return postings.stream().allMatch(PostingStatus.COMPLETED::equals) ? COMPLETED : FAILED;
    }
}

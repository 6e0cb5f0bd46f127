package dev.socialposting.uploads.model;

import java.util.Collection;

/** The status of a whole upload request; always derived from its postings, never stored on its own account. */
public enum RequestStatus {
    QUEUED,
    PROCESSING,
    COMPLETED,
    FAILED,
    CANCELLED;

    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /**
     * Something not final: processing, or queued while nothing has started. All final: completed or cancelled when all are, otherwise
     * failed.
     */
    static RequestStatus rollUp(Collection<PostingStatus> postings) {
        if (postings.stream().allMatch(PostingStatus.QUEUED::equals)) {
            return QUEUED;
        }
        if (!postings.stream().allMatch(PostingStatus::isFinal)) {
            return PROCESSING;
        }
        if (postings.stream().allMatch(PostingStatus.CANCELLED::equals)) {
            return CANCELLED;
        }
        return postings.stream().allMatch(PostingStatus.COMPLETED::equals) ? COMPLETED : FAILED;
    }
}

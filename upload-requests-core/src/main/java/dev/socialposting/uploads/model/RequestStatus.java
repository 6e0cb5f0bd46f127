package dev.socialposting.uploads.model;

import java.util.Collection;
import java.util.List;

/** The status of a whole upload request; always derived from its postings, never stored on its own account. */
public enum RequestStatus {
    SCHEDULED,
    QUEUED,
    PROCESSING,
    COMPLETED,
    FAILED,
    CANCELLED;

    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /**
     * All final: completed or cancelled when all are, otherwise failed. While nothing has started: queued if something can start now, or
     * scheduled. Otherwise processing.
     */
    static RequestStatus rollUp(Collection<PostingStatus> postings) {
        if (postings.stream().allMatch(PostingStatus::isFinal)) {
            return allIn(postings, PostingStatus.CANCELLED)
                    ? CANCELLED
                    : allIn(postings, PostingStatus.COMPLETED) ? COMPLETED : FAILED;
        }
        if (allIn(postings, PostingStatus.SCHEDULED, PostingStatus.CANCELLED)) {
            return SCHEDULED;
        }
        return allIn(postings, PostingStatus.QUEUED, PostingStatus.SCHEDULED, PostingStatus.CANCELLED)
                ? QUEUED
                : PROCESSING;
    }

    private static boolean allIn(Collection<PostingStatus> postings, PostingStatus... statuses) {
        return List.of(statuses).containsAll(postings);
    }
}

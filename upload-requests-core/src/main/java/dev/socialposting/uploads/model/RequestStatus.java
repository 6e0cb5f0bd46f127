package dev.socialposting.uploads.model;

import java.util.Collection;
import java.util.List;

/** The status of a whole upload request; always derived from its postings, never stored on its own account. */
public enum RequestStatus {
    SCHEDULED(false),
    QUEUED(false),
    PROCESSING(false),
    /** Live everywhere. */
    COMPLETED(true),
    /** Live at some destinations; at the others it failed or was cancelled. */
    PARTIALLY_COMPLETED(true),
    /** Of at least one destination it is not known whether the post is live there: a person has to look. */
    UNCONFIRMED(true),
    /** Live nowhere, and that is certain: to make the post again makes nothing twice. */
    FAILED(true),
    /** Its user stopped it at every destination. */
    CANCELLED(true);

    private final boolean isFinal;

    RequestStatus(boolean isFinal) {
        this.isFinal = isFinal;
    }

    public boolean isFinal() {
        return isFinal;
    }

    /**
     * The first that fits. While something is not final: scheduled or queued if nothing has started, otherwise processing. When all are
     * final: unconfirmed if any is; completed if all are; partially completed if some are; cancelled if all are; otherwise failed. Whoever
     * knows only this is never led to post again what is or may be live.
     */
    static RequestStatus rollUp(Collection<PostingStatus> postings) {
        return postings.stream().allMatch(PostingStatus::isFinal) ? ended(postings) : underWay(postings);
    }

    /** The status of a request that has this posting alone: its own word for it. */
    static RequestStatus of(PostingStatus posting) {
        return rollUp(List.of(posting));
    }

    private static RequestStatus underWay(Collection<PostingStatus> postings) {
        if (allIn(postings, PostingStatus.SCHEDULED, PostingStatus.CANCELLED)) {
            return SCHEDULED;
        }
        return allIn(postings, PostingStatus.QUEUED, PostingStatus.SCHEDULED, PostingStatus.CANCELLED)
                ? QUEUED
                : PROCESSING;
    }

    private static RequestStatus ended(Collection<PostingStatus> postings) {
        if (postings.contains(PostingStatus.UNCONFIRMED)) {
            return UNCONFIRMED;
        }
        if (postings.contains(PostingStatus.COMPLETED)) {
            return allIn(postings, PostingStatus.COMPLETED) ? COMPLETED : PARTIALLY_COMPLETED;
        }
        return allIn(postings, PostingStatus.CANCELLED) ? CANCELLED : FAILED;
    }

    private static boolean allIn(Collection<PostingStatus> postings, PostingStatus... statuses) {
        return List.of(statuses).containsAll(postings);
    }
}

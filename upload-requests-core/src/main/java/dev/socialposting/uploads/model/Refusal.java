package dev.socialposting.uploads.model;

/** Why a posting does not make a move. */
public enum Refusal {
    /** It has ended; nothing is left to do. */
    ALREADY_FINAL,
    /** It waits for a time that has not come. */
    NOT_DUE,
    /** Another turn holds the lease. */
    LEASED_BY_ANOTHER,
    /** The lease of the asking turn is gone: over and taken by another, or the posting has ended. */
    LEASE_LOST,
    /** It has not failed, so there is nothing to try again. */
    NOT_FAILED,
    /** It is known whether it went out. */
    NOT_UNCONFIRMED,
    /** A worker is at it, or it may be live already: it is too late to stop it. */
    UNDER_WAY,
    /** Something has started, or nothing is left that could: it is too late to change what is asked for. */
    ALREADY_STARTED,
    /** The request has no such destination. */
    NO_SUCH_DESTINATION
}

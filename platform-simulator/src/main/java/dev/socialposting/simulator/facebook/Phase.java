package dev.socialposting.simulator.facebook;

import java.util.Optional;

/** One of the three phases of a video: uploading, processing, publishing. */
record Phase(Status status, Optional<PhaseError> error) {
    enum Status {
        NOT_STARTED,
        IN_PROGRESS,
        COMPLETE,
        ERROR
    }

    static Phase of(Status status) {
        return new Phase(status, Optional.empty());
    }

    static Phase failed(PhaseError error) {
        return new Phase(Status.ERROR, Optional.of(error));
    }

    boolean is(Status wanted) {
        return status == wanted;
    }
}

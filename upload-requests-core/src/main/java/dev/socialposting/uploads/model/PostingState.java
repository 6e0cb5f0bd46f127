package dev.socialposting.uploads.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where a posting stands. Each state has the data that exists only there, and the moves that are legal from there. */
public sealed interface PostingState {

    PostingStatus status();

    /** How far the posting had come, once it has started. */
    Optional<Progress> startedProgress();

    /** Not ended: somebody must look at it again. */
    sealed interface InFlight extends PostingState {
        Wake wake();

        InFlight withWake(Wake wake);
    }

    /** Ended; it moves again only when a person says so. */
    sealed interface Final extends PostingState {}

    /** Some worker has begun. */
    sealed interface Started extends PostingState {
        Progress progress();

        @Override
        default Optional<Progress> startedProgress() {
            return Optional.of(progress());
        }
    }

    /** As a posting is when it has just been accepted, or its time has just been changed: scheduled, or queued if it can begin. */
    static InFlight accepted(Optional<Schedule> schedule, Instant now) {
        return schedule.map(Schedule::startAt)
                .filter(now::isBefore)
                .<InFlight>map(startAt -> Scheduled.startingAt(startAt, now))
                .orElseGet(() -> new Queued(Wake.at(now.plus(UploadRequest.FIRST_NUDGE_TIME))));
    }

    /**
     * Accepted for a later time; nothing is done before its preparation begins.
     *
     * @param startAt when that is
     */
    record Scheduled(Instant startAt, Wake wake) implements InFlight {
        /** A nudge can be delayed this long; what begins later is begun by the dispatcher. */
        static final Duration NUDGE_REACH = Duration.ofMinutes(15);

        private static Scheduled startingAt(Instant startAt, Instant now) {
            boolean isNear = !startAt.isAfter(now.plus(NUDGE_REACH));
            return new Scheduled(startAt, Wake.at(isNear ? startAt.plus(UploadRequest.FIRST_NUDGE_TIME) : startAt));
        }

        /** Whether a nudge that was sent along arrives when it begins; the dispatcher makes up for it if it does not. */
        boolean isNudgedInTime() {
            return wake.at().isAfter(startAt);
        }

        @Override
        public PostingStatus status() {
            return PostingStatus.SCHEDULED;
        }

        @Override
        public Optional<Progress> startedProgress() {
            return Optional.empty();
        }

        @Override
        public Scheduled withWake(Wake newer) {
            return new Scheduled(startAt, newer);
        }
    }

    /** Accepted; no worker has begun. */
    record Queued(Wake wake) implements InFlight {
        @Override
        public PostingStatus status() {
            return PostingStatus.QUEUED;
        }

        @Override
        public Optional<Progress> startedProgress() {
            return Optional.empty();
        }

        @Override
        public Queued withWake(Wake newer) {
            return new Queued(newer);
        }
    }

    /** A worker turn acts on it until the lease is over. */
    record Leased(Lease lease, Wake wake, Progress progress) implements InFlight, Started {
        static Leased taken(Lease lease, Progress progress) {
            return new Leased(lease, Wake.at(lease.until()), progress);
        }

        @Override
        public PostingStatus status() {
            return PostingStatus.PROCESSING;
        }

        @Override
        public Leased withWake(Wake newer) {
            return new Leased(lease, newer, progress);
        }

        /** Still at work, with more time and another progress: after a step, and before the publish call. */
        public Leased continued(Instant leaseUntil, Progress newer) {
            return taken(lease.extendedTo(leaseUntil), newer);
        }

        public Waiting waiting(Instant until, Wake wake, String waitingFor, Progress newer) {
            return new Waiting(until, wake, waitingFor, newer);
        }

        public Completed completed(PublishedPost post) {
            return new Completed(post, progress);
        }

        public Failed failed(PostingError error, Optional<NudgeId> deadLettered, Progress newer) {
            return new Failed(error, deadLettered, newer);
        }

        public Unconfirmed unconfirmed(PostingError error, Progress newer) {
            return new Unconfirmed(error, newer);
        }
    }

    /**
     * Nothing is to be done before a stated time.
     *
     * @param waitingFor what is waited for, in plain words
     */
    record Waiting(Instant until, Wake wake, String waitingFor, Progress progress) implements InFlight, Started {
        @Override
        public PostingStatus status() {
            return PostingStatus.PROCESSING;
        }

        @Override
        public Waiting withWake(Wake newer) {
            return new Waiting(until, newer, waitingFor, progress);
        }
    }

    /** The post is live. */
    record Completed(PublishedPost post, Progress progress) implements Final, Started {
        @Override
        public PostingStatus status() {
            return PostingStatus.COMPLETED;
        }
    }

    /**
     * The post did not go out.
     *
     * @param deadLettered the nudge that goes to the dead-letter queue, if the tries were used up; its return is a redrive
     * @param startedProgress empty if no worker ever took it up
     */
    record Failed(PostingError error, Optional<NudgeId> deadLettered, Optional<Progress> startedProgress)
            implements Final {
        public Failed(PostingError error, Optional<NudgeId> deadLettered, Progress progress) {
            this(error, deadLettered, Optional.of(progress));
        }

        @Override
        public PostingStatus status() {
            return PostingStatus.FAILED;
        }

        /**
         * Tries again from where it stood; a publish mark stays, so that what may be live is verified first. Empty unless its tries were
         * used up.
         */
        Optional<Leased> redriven(Lease lease) {
            return startedProgress
                    .filter(_ -> deadLettered.isPresent())
                    .map(progress ->
                            Leased.taken(lease, progress.withFreshTries().withLastError(error)));
        }
    }

    /** It cannot be known whether the post went out: a person has to look. */
    record Unconfirmed(PostingError error, Progress progress) implements Final, Started {
        @Override
        public PostingStatus status() {
            return PostingStatus.UNCONFIRMED;
        }
    }

    /** Its user stopped it before it went out. */
    record Cancelled(Optional<Progress> startedProgress) implements Final {
        @Override
        public PostingStatus status() {
            return PostingStatus.CANCELLED;
        }
    }
}

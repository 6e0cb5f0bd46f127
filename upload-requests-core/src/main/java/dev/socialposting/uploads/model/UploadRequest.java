package dev.socialposting.uploads.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/**
 * One post by one user: a video, a caption and the postings that bring it to its destinations.
 *
 * @param videoUrl the address the platforms fetch the video from
 * @param fingerprint a hash of what was asked for, which tells a repeated call from a different one under the same key
 * @param schedule when it is to go out; empty means as soon as possible
 * @param postings by destination, in the order the user named them
 * @param version counts the writes of the stored row; a write is made only over the version that was read
 */
public record UploadRequest(
        RequestId id,
        UserId userId,
        String videoUrl,
        String caption,
        String fingerprint,
        Optional<Schedule> schedule,
        Instant createdAt,
        Instant updatedAt,
        SequencedMap<Destination, Posting> postings,
        long version) {
    public static final int MAX_DESTINATIONS = 25;

    /** How long a request and its log are kept after it was accepted, or after its scheduled time. */
    public static final Duration TIME_TO_LIVE = Duration.ofDays(90);

    /** At least this long they are kept after its last deadline: what was tried again late, or moved forward, is not deleted midway. */
    static final Duration TIME_TO_LIVE_AFTER_DEADLINE = Duration.ofDays(7);

    /** How long the first nudge may take before the dispatcher sends another. */
    static final Duration FIRST_NUDGE_TIME = Duration.ofMinutes(1);

    public UploadRequest {
        if (postings.isEmpty() || postings.size() > MAX_DESTINATIONS) {
            throw new IllegalArgumentException("a request has 1 to 25 destinations");
        }
        postings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(postings));
    }

    /** A request as it is when it has just been accepted, at version 1: every posting is queued, or scheduled. */
    public static UploadRequest accepted(
            RequestId id,
            UserId userId,
            String videoUrl,
            String caption,
            String fingerprint,
            SequencedMap<Destination, PostingOptions> destinations,
            Timing timing,
            Instant now) {
        PostingState state = PostingState.accepted(timing.schedule(), now);
        SequencedMap<Destination, Posting> postings = new LinkedHashMap<>();
        destinations.forEach((destination, options) ->
                postings.put(destination, new Posting(destination, options, now, now, timing.deadline(now), state)));
        return new UploadRequest(id, userId, videoUrl, caption, fingerprint, timing.schedule(), now, now, postings, 1);
    }

    public RequestStatus status() {
        return RequestStatus.rollUp(postingStatuses());
    }

    /** Its own status and those of its postings: what it is found by. */
    public Set<RequestStatus> statuses() {
        Set<RequestStatus> statuses = EnumSet.of(status());
        postingStatuses().forEach(posting -> statuses.add(RequestStatus.of(posting)));
        return Collections.unmodifiableSet(statuses);
    }

    /** How many postings have each status; statuses that none has are left out. */
    public Map<PostingStatus, Integer> counts() {
        Map<PostingStatus, Integer> counts = new EnumMap<>(PostingStatus.class);
        postingStatuses().forEach(status -> counts.merge(status, 1, Integer::sum));
        return Collections.unmodifiableMap(counts);
    }

    /** The earliest wake time of its postings; empty when all have ended. */
    public Optional<Instant> wakeAt() {
        return postings.values().stream()
                .flatMap(posting -> posting.wake().stream())
                .map(Wake::at)
                .min(Instant::compareTo);
    }

    /** When the row and its log are deleted. */
    public Instant expiresAt() {
        Instant begins = schedule.map(Schedule::at).orElse(createdAt);
        Instant latest = later(createdAt, begins).plus(TIME_TO_LIVE);
        for (Posting posting : postings.values()) {
            latest = later(latest, posting.publishBy().plus(TIME_TO_LIVE_AFTER_DEADLINE));
        }
        return latest;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    public Optional<Posting> posting(Destination destination) {
        return Optional.ofNullable(postings.get(destination));
    }

    /** See {@link Posting#lease}. */
    public Transition<UploadRequest> lease(Destination destination, Lease lease, StepName firstStep, Instant now) {
        return change(destination, now, posting -> posting.lease(lease, firstStep, now));
    }

    /** See {@link Posting#whileLeasedBy}. */
    public Transition<UploadRequest> whileLeasedBy(
            Destination destination, String owner, Instant now, Function<PostingState.Leased, PostingState> move) {
        return change(destination, now, posting -> posting.whileLeasedBy(owner, now, move));
    }

    /** See {@link Posting#redrive}. */
    public Transition<UploadRequest> redrive(
            Destination destination, Lease lease, Optional<Instant> pastDeadline, Instant now) {
        return change(destination, now, posting -> posting.redrive(lease, pastDeadline, now));
    }

    /** See {@link Posting#redriveTooLate}; only the version changes. */
    public Transition<UploadRequest> redriveTooLate(
            Destination destination, Optional<Instant> pastDeadline, Instant now) {
        return change(destination, updatedAt, posting -> posting.redriveTooLate(pastDeadline, now));
    }

    /** See {@link Posting#retry}; moves those of the destinations that can be. */
    public Transition<UploadRequest> retry(Collection<Destination> destinations, Instant now) {
        return changeEach(destinations, now, posting -> posting.retry(now), Refusal.NOT_FAILED);
    }

    /** See {@link Posting#cancel}; moves those of the destinations that can be. */
    public Transition<UploadRequest> cancel(Collection<Destination> destinations, Instant now) {
        return changeEach(destinations, now, posting -> posting.cancel(now), Refusal.UNDER_WAY);
    }

    /** See {@link Posting#resolve}. */
    public Transition<UploadRequest> resolve(Destination destination, boolean published, Instant now) {
        return change(destination, now, posting -> posting.resolve(published, schedule, now));
    }

    /** See {@link Posting#verify}; moves those of the destinations that can be. */
    public Transition<UploadRequest> verify(Collection<Destination> destinations, Instant now) {
        return changeEach(destinations, now, posting -> posting.verify(now), Refusal.NOT_UNCONFIRMED);
    }

    /**
     * Put back from a backup, see {@link Posting#restored}. Refused by none, and it does no harm to do it again.
     */
    public UploadRequest restored(Instant now) {
        SequencedMap<Destination, Posting> changed = new LinkedHashMap<>(postings);
        changed.replaceAll((_, posting) -> posting.restored(now));
        return changed.equals(postings) ? this : with(changed, now);
    }

    /** What its user wants changed; refused as soon as something has started, or if nothing is left that could. */
    public Transition<UploadRequest> change(UploadChange wanted, Instant now) {
        return status() == RequestStatus.SCHEDULED
                ? Transition.moved(wanted.appliedTo(this, now))
                : Transition.refused(Refusal.ALREADY_STARTED);
    }

    /**
     * See {@link Posting#endAbandoned}; ends those that are abandoned.
     *
     * @param why what is said of a posting, in the words of who ends it
     */
    public Transition<UploadRequest> endAbandoned(Instant now, Function<Posting, PostingError> why) {
        return changeEach(postings.keySet(), now, posting -> posting.endAbandoned(why, now), Refusal.NOT_DUE);
    }

    /** Nudges every overdue posting; refused when none is. */
    public Transition<UploadRequest> nudgeOverdue(Instant now) {
        return changeEach(postings.keySet(), updatedAt, posting -> posting.nudged(now), Refusal.NOT_DUE);
    }

    /** The destinations whose postings are overdue. */
    public List<Destination> overdue(Instant now) {
        return postings.values().stream()
                .filter(posting ->
                        posting.wake().filter(wake -> wake.isOverdueAt(now)).isPresent())
                .map(Posting::destination)
                .toList();
    }

    public UploadRequest atVersion(long newer) {
        return new UploadRequest(
                id, userId, videoUrl, caption, fingerprint, schedule, createdAt, updatedAt, postings, newer);
    }

    private Transition<UploadRequest> change(
            Destination destination, Instant now, Function<Posting, Transition<Posting>> move) {
        Posting posting = postings.get(destination);
        if (posting == null) {
            return Transition.refused(Refusal.NO_SUCH_DESTINATION);
        }
        return move.apply(posting).map(moved -> {
            SequencedMap<Destination, Posting> changed = new LinkedHashMap<>(postings);
            changed.put(destination, moved);
            return with(changed, now);
        });
    }

    /** Moves the postings that can be. */
    private Transition<UploadRequest> changeEach(
            Collection<Destination> destinations,
            Instant updated,
            Function<Posting, Transition<Posting>> move,
            Refusal ifNoneCan) {
        SequencedMap<Destination, Posting> changed = new LinkedHashMap<>(postings);
        boolean any = false;
        for (Destination destination : destinations) {
            Posting posting = postings.get(destination);
            if (posting != null && move.apply(posting) instanceof Transition.Moved<Posting>(Posting moved)) {
                changed.put(destination, moved);
                any = true;
            }
        }
        return any ? Transition.moved(with(changed, updated)) : Transition.refused(ifNoneCan);
    }

    private Collection<PostingStatus> postingStatuses() {
        return postings.values().stream().map(Posting::status).toList();
    }

    private UploadRequest with(SequencedMap<Destination, Posting> changed, Instant now) {
        return new UploadRequest(
                id, userId, videoUrl, caption, fingerprint, schedule, createdAt, now, changed, version);
    }
}

package dev.socialposting.simulation;

import dev.socialposting.metrics.Metric;
import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.InMemoryUploadRequestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sees what happens at the boundaries and keeps what is to be judged in the end. */
final class Witness {
    /** Far more than three tries, some restarts and what people ask for can make. */
    private static final int MOST_PUBLISH_CALLS = 60;

    /** Clocks differ by up to three seconds from the true time, each way. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(7);

    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    /** From a look at the deadline until the publish call begins. */
    private static final Duration TURN = Duration.ofMinutes(1);

    private final Scheduler scheduler;
    private final InMemoryUploadRequestStore store;
    private final boolean calm;
    private final List<String> secrets = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final List<Metric> counted = new ArrayList<>();
    private final Set<Turn> turns = new LinkedHashSet<>();
    private final Map<PostingKey, Integer> publishCalls = new HashMap<>();
    private final Map<PostingKey, Instant> publishedAt = new HashMap<>();
    private final Map<PostingKey, Integer> announcements = new HashMap<>();
    /** Whose publish call the platform has taken, as the worker was told that then wrote the row. */
    private final Set<PostingKey> taken = new HashSet<>();

    private final Map<PostingKey, Ending> endings = new LinkedHashMap<>();
    private boolean messagesLost;
    private long personActedAt;

    Witness(Scheduler scheduler, InMemoryUploadRequestStore store, boolean calm) {
        this.scheduler = scheduler;
        this.store = store;
        this.calm = calm;
    }

    /** The latest end of a posting so far, and whose work it was. */
    record Ending(PostingState state, Turn turn, long at) {}

    void secret(String secret) {
        secrets.add(secret);
    }

    void worksOn(RequestId id) {
        scheduler.current().turn.request = id;
    }

    void worksOn(Destination destination) {
        scheduler.current().turn.destination = destination;
    }

    void wrote(UploadRequest before, UploadRequest after) {
        noteTaken();
        for (Posting posting : after.postings().values()) {
            PostingKey key = new PostingKey(after.id(), posting.destination());
            Optional<PostingState> known = before.posting(posting.destination()).map(Posting::state);
            known.ifPresent(state -> requireOwnLease(key, state, posting.state()));
            if (known.filter(state -> mayBePublishedAgain(state, posting.state()))
                    .isPresent()) {
                taken.remove(key);
            }
            if (!(posting.state() instanceof PostingState.Final)) {
                endings.remove(key);
            } else if (known.filter(posting.state()::equals).isEmpty()) {
                endings.put(key, new Ending(posting.state(), scheduler.current().turn, scheduler.now()));
            }
        }
    }

    private void noteTaken() {
        Turn turn = scheduler.current().turn;
        if (turn.answeredYes && turn.request != null && turn.destination != null) {
            taken.add(new PostingKey(turn.request, turn.destination));
            turn.answeredYes = false;
        }
    }

    /** Only if the platform refused what it had taken, so that all begins anew, or if a person has looked. */
    private static boolean mayBePublishedAgain(PostingState before, PostingState after) {
        boolean isSaidNotToBeThere = before instanceof PostingState.Unconfirmed
                && after.startedProgress()
                        .filter(progress -> progress.phase() instanceof Phase.Preparing)
                        .isPresent();
        return isSaidNotToBeThere || restarts(after) > restarts(before);
    }

    private static int restarts(PostingState state) {
        return state.startedProgress().map(Progress::restarts).orElse(0);
    }

    void counted(Metric metric) {
        counted.add(metric);
    }

    /** What operators were told, in the order in which they were. */
    List<Metric> counted() {
        return counted;
    }

    /** While a lease lasts, nobody but its owner moves the posting. */
    private void requireOwnLease(PostingKey key, PostingState before, PostingState after) {
        Turn turn = scheduler.current().turn;
        boolean another = before instanceof PostingState.Leased held
                && !after.equals(before)
                && !held.lease().owner().equals(turn.lease)
                && scheduler
                        .instant()
                        .plus(CLOCKS_DIFFER_BY)
                        .isBefore(held.lease().until());
        if (another) {
            violation("%s was moved by another turn than the one that holds its lease".formatted(key));
        }
        if (after instanceof PostingState.Leased taken && !after.equals(before)) {
            turn.lease = taken.lease().owner();
        }
    }

    /** A turn begins a call: it must hold the lease for as long as the call may take, and not publish what is too late. */
    void calls(Operation operation) {
        Turn turn = scheduler.current().turn;
        RequestId request = turn.request;
        Destination destination = turn.destination;
        if (request == null || destination == null) {
            throw new IllegalStateException("a call that belongs to no posting");
        }
        Posting posting = store.stored(request).posting(destination).orElseThrow();
        Instant now = scheduler.instant();
        boolean held = posting.state() instanceof PostingState.Leased leased
                && leased.lease().owner().equals(turn.lease)
                && leased.lease().until().plus(CLOCKS_DIFFER_BY).isAfter(now.plus(LONGEST_CALL));
        if (!held) {
            violation("a call for %s to %s begins without a lease that lasts for it".formatted(request, destination));
        }
        Duration tolerance = calm ? TURN : TURN.plus(Gate.LONGEST_SLEEP);
        if (operation == Operation.PLATFORM_PUBLISH
                && now.isAfter(posting.publishBy().plus(tolerance))) {
            violation("%s to %s is published after its deadline".formatted(request, destination));
        }
    }

    /** A call that was held up on its way, while another turn took over, can be held back by nobody. */
    private boolean holdsTheLease(Turn turn, PostingKey key) {
        return store.stored(key.request())
                .posting(key.destination())
                .filter(posting -> posting.state() instanceof PostingState.Leased held
                        && held.lease().owner().equals(turn.lease))
                .isPresent();
    }

    /** A call reaches a platform now. */
    void called(Turn turn, Operation operation) {
        turns.add(turn);
        RequestId request = turn.request;
        Destination destination = turn.destination;
        if (operation != Operation.PLATFORM_PUBLISH || request == null || destination == null) {
            return;
        }
        PostingKey key = new PostingKey(request, destination);
        publishedAt.putIfAbsent(key, scheduler.instant());
        requireNotTooEarly(key);
        int calls = publishCalls.merge(key, 1, Integer::sum);
        if (announcements.getOrDefault(key, 0) < calls) {
            violation("a publish call for %s was made before its announcement was durable".formatted(key));
        }
        if (taken.contains(key) && holdsTheLease(turn, key)) {
            violation("a publish call for %s is made again though the platform had taken it".formatted(key));
        }
        if (calls > MOST_PUBLISH_CALLS) {
            violation("publish calls for %s are made over and over".formatted(key));
        }
    }

    private void requireNotTooEarly(PostingKey key) {
        store.stored(key.request())
                .schedule()
                .filter(schedule -> scheduler.instant().plus(CLOCKS_DIFFER_BY).isBefore(schedule.at()))
                .ifPresent(schedule ->
                        violation("%s is published before its time, which is %s".formatted(key, schedule.at())));
    }

    /** When the first publish call of a posting reached its platform. */
    Optional<Instant> publishedAt(PostingKey key) {
        return Optional.ofNullable(publishedAt.get(key));
    }

    /** Entries are durable from now on. */
    void stored(RequestId request, List<LogEntry> entries) {
        entries.stream()
                .filter(entry -> entry.code() == LogCode.PUBLISHING_ANNOUNCED)
                .forEach(entry -> announcements.merge(new PostingKey(request, entry.destination()), 1, Integer::sum));
    }

    void requireNoSecretIn(PlatformCall call) {
        for (String secret : secrets) {
            if (call.uri().toString().contains(secret) || call.body().text().contains(secret)) {
                violation("a token travels outside of the header: " + call);
            }
        }
    }

    void requireNoSecretIn(String what, String text) {
        for (String secret : secrets) {
            if (text.contains(secret)) {
                violation("a token stands in " + what);
            }
        }
    }

    /** A person has done something by which a posting may begin anew. */
    void personActed() {
        personActedAt = scheduler.now();
    }

    long personActedAt() {
        return personActedAt;
    }

    void messagesLost() {
        messagesLost = true;
    }

    boolean hasLostMessages() {
        return messagesLost;
    }

    Optional<Ending> ending(PostingKey key) {
        return Optional.ofNullable(endings.get(key));
    }

    Set<Turn> turnsWithCalls() {
        return turns;
    }

    /** Something that should never be; the run is over. */
    void violation(String what) {
        violations.add(what);
        scheduler.stop(new AssertionError(what));
    }

    List<String> violations() {
        return violations;
    }

    /** What the simulation has seen of one piece of work: whom it was about, and what has gone wrong around it. */
    static final class Turn {
        final Host host;

        @Nullable
        RequestId request;

        @Nullable
        Destination destination;
        /** The owner of the lease that it has taken. */
        String lease = "";
        /** The call to a platform that is being made, for people. */
        String call = "";
        /** A publish call of this turn was answered with yes, and it has not written since. */
        boolean isPublishing;

        boolean answeredYes;
        /** A store, log or queue has refused to answer, or the process has died: what the turn says may be incomplete. */
        boolean disturbed;
        /** Calls to a platform that this turn saw the end of, as its log has to tell. */
        final List<String> callsSeen = new ArrayList<>();

        Turn(Host host) {
            this.host = host;
        }

        /** The turn of what is done at once with other things: the same if they are about one request, else one of its own. */
        Turn ofPart() {
            return request == null ? new Turn(host) : this;
        }

        /** Whether there is no excuse for it if something that it did cannot be read in the log. */
        boolean mustHaveTold() {
            return !disturbed && !host.isDead();
        }
    }

    /** One posting of one request. */
    record PostingKey(RequestId request, Destination destination) {
        @Override
        public String toString() {
            return request + " to " + destination;
        }
    }
}

package dev.socialposting.worker;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingState.Leased;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.Refusal;
import dev.socialposting.uploads.model.RowBounds;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.StoreUnavailableException;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore.Update;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A posting under the lease of one turn: the only way in which the turn changes the row. What a step came to is written together with
 * what follows it, the next step or the state in which the turn leaves the posting; every write renews the lease or gives it back.
 */
final class LeasedPosting {
    /** One is enough, unless the turn is asleep while it is written; whoever is asleep again and again is to make no call. */
    private static final int MOST_RENEWALS = 3;

    private final UploadRequestStore store;
    private final Clock clock;
    private final Duration leaseTime;
    private final Destination destination;
    private final String owner;
    private final SecretMasker masker;
    private final Consumer<UploadRequest> onWritten;
    private UploadRequest row;
    private Optional<Progress> staged = Optional.empty();

    LeasedPosting(
            UploadRequestStore store,
            Clock clock,
            Duration leaseTime,
            Destination destination,
            String owner,
            UploadRequest row,
            SecretMasker masker,
            Consumer<UploadRequest> onWritten) {
        this.store = store;
        this.clock = clock;
        this.leaseTime = leaseTime;
        this.destination = destination;
        this.owner = owner;
        this.row = row;
        this.masker = masker;
        this.onWritten = onWritten;
    }

    UploadRequest row() {
        return row;
    }

    String owner() {
        return owner;
    }

    /** Until when the lease lasts. */
    Instant until() {
        return held().lease().until();
    }

    Posting posting() {
        return row.posting(destination).orElseThrow(() -> new LeaseLostException(Refusal.NO_SUCH_DESTINATION));
    }

    /** Whether what has not gone out by now never will. */
    boolean isPastDeadline() {
        return !clock.instant().isBefore(posting().publishBy());
    }

    /** How far it has come, whether that is stored yet or not. */
    Progress progress() {
        return staged.orElseGet(() -> held().progress());
    }

    /** Takes it on, to be stored with the next write. */
    void stage(UnaryOperator<Progress> change) {
        staged = Optional.of(change.apply(progress()));
    }

    /** Whether the row tells how far it has come. */
    boolean isCommitted() {
        return staged.isEmpty();
    }

    /** Stores how far it has come, and goes on. */
    void commit() {
        Progress progress = progress();
        Instant until = clock.instant().plus(leaseTime);
        write(leased -> leased.continued(until, progress));
    }

    /** Stores the state in which the turn leaves the posting. */
    void leave(Function<Leased, PostingState> move) {
        Progress progress = progress();
        write(leased -> move.apply(leased.continued(leased.lease().until(), progress)));
    }

    private void write(Function<Leased, PostingState> move) {
        Instant now = clock.instant();
        AtomicReference<PostingState> wanted = new AtomicReference<>();
        Function<Leased, PostingState> safeMove = leased -> {
            wanted.set(RowBounds.bounded(masker.mask(move.apply(leased))));
            return wanted.get();
        };
        switch (store.update(row, current -> current.whileLeasedBy(destination, owner, now, safeMove))) {
            case Update.Updated(UploadRequest written) -> written(written);
            case Update.Unchanged(UploadRequest stored, Refusal reason) -> {
                if (!wasWritten(stored, wanted.get(), now)) {
                    throw new LeaseLostException(reason);
                }
                written(stored);
            }
            case Update.Gone() -> throw new LeaseLostException(Refusal.NO_SUCH_DESTINATION);
        }
    }

    private void written(UploadRequest written) {
        row = written;
        staged = Optional.empty();
        onWritten.accept(written);
    }

    /**
     * The answer to a write that gives the lease back may be lost, and the move then applied again to what it left. Whether it took
     * effect is seen in the row: what follows it, the last line of the log above all, must follow then, too.
     */
    private boolean wasWritten(UploadRequest stored, @Nullable PostingState wanted, Instant now) {
        return stored.posting(destination)
                .filter(posting ->
                        posting.updatedAt().equals(now) && posting.state().equals(wanted))
                .isPresent();
    }

    /**
     * Makes sure that the lease lasts this long at least; a turn that was asleep, be it while it renewed it, finds out here.
     *
     * @throws StoreUnavailableException if no renewal was written in less time than it gave
     */
    void ensureTimeFor(Duration needed) {
        for (int renewals = 0; !lastsFor(needed); renewals++) {
            if (renewals == MOST_RENEWALS) {
                throw new StoreUnavailableException(
                        "each renewal of a lease took longer to write than it gave",
                        new TimeoutException(renewals + " renewals"));
            }
            commit();
        }
    }

    private boolean lastsFor(Duration needed) {
        return !until().isBefore(clock.instant().plus(needed));
    }

    /** Whether the turn has not left the posting yet. */
    boolean isHeld() {
        return posting().state() instanceof Leased;
    }

    private Leased held() {
        if (posting().state() instanceof Leased leased) {
            return leased;
        }
        throw new LeaseLostException(Refusal.LEASE_LOST);
    }
}

package dev.socialposting.simulation;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The store behind the gate. Others may write between a move's application and its writing. */
final class GatedStore implements UploadRequestStore {
    private final UploadRequestStore store;
    private final Gate gate;
    private final Witness witness;
    private final Runnable whenWritten;

    /** @param whenWritten told when a row has been created or changed */
    GatedStore(UploadRequestStore store, Gate gate, Witness witness, Runnable whenWritten) {
        this.store = store;
        this.gate = gate;
        this.witness = witness;
        this.whenWritten = whenWritten;
    }

    @Override
    public Creation create(UploadRequest request) {
        return gate.pass(Operation.STORE_CREATE, () -> {
            Creation creation = store.create(request);
            whenWritten.run();
            return creation;
        });
    }

    @Override
    public Optional<UploadRequest> find(RequestId id) {
        witness.worksOn(id);
        return gate.pass(Operation.STORE_FIND, () -> store.find(id));
    }

    @Override
    public Update update(UploadRequest known, Function<UploadRequest, Transition<UploadRequest>> move) {
        FaultKind fault = gate.enter(Operation.STORE_UPDATE);
        AtomicReference<UploadRequest> base = new AtomicReference<>(known);
        Update update = store.update(known, row -> {
            base.set(row);
            Transition<UploadRequest> outcome = move.apply(row);
            gate.shortPause();
            return outcome;
        });
        if (update instanceof Update.Updated(UploadRequest written)) {
            witness.wrote(base.get(), written);
            whenWritten.run();
        }
        gate.leave(Operation.STORE_UPDATE, fault);
        return fault == FaultKind.WRITE_REPEATED && update instanceof Update.Updated(UploadRequest written)
                ? repeated(written, move)
                : update;
    }

    /** The answer to a write was lost: as the port says, the row is read again and the move applied to what is found. */
    private Update repeated(UploadRequest written, Function<UploadRequest, Transition<UploadRequest>> move) {
        AtomicReference<UploadRequest> base = new AtomicReference<>(written);
        Update again = store.update(written, row -> {
            base.set(row);
            return move.apply(row);
        });
        if (again instanceof Update.Updated(UploadRequest newer)) {
            witness.wrote(base.get(), newer);
            whenWritten.run();
        }
        return again;
    }

    @Override
    public Page<UploadRequest> list(UserId userId, ListFilter filter, int limit, Optional<PageToken> from) {
        return gate.pass(Operation.STORE_LIST, () -> store.list(userId, filter, limit, from));
    }

    @Override
    public Page<RequestId> due(Instant now, Optional<PageToken> from) {
        return gate.pass(Operation.STORE_DUE, () -> store.due(now, from));
    }

    /** Asked only of more than a simulated run ever has. */
    @Override
    public Map<RequestId, UserId> owners(Collection<RequestId> ids) {
        return store.owners(ids);
    }
}

package dev.socialposting.uploads.store;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps upload requests in memory, by the same contract as the real store. A test can make it fail in the ways the contract
 * allows, and can step in between a reading and the writing that follows.
 */
public final class InMemoryUploadRequestStore implements UploadRequestStore {
    private final Map<RequestId, UploadRequest> rows = new HashMap<>();
    private final Set<RequestId> damaged = new HashSet<>();
    private final Deque<Runnable> interlopers = new ArrayDeque<>();
    private final int duePageSize;
    private boolean down;
    private boolean breaksAfterWrite;
    private boolean losesAnswer;
    private int writes;

    public InMemoryUploadRequestStore() {
        this(10);
    }

    /** With as many ids on one page of {@link #due}. */
    public InMemoryUploadRequestStore(int duePageSize) {
        this.duePageSize = duePageSize;
    }

    /** From now on every call fails, until {@link #recover}. */
    public synchronized void breakDown() {
        down = true;
    }

    public synchronized void recover() {
        down = false;
    }

    /** The next write takes effect, but its caller is told that the store is unavailable. */
    public synchronized void breakAfterNextWrite() {
        breaksAfterWrite = true;
    }

    /** The next write of {@link #update} takes effect, but its answer is lost: the move is applied again to what it left. */
    public synchronized void loseAnswerOfNextWrite() {
        losesAnswer = true;
    }

    /** Runs this right before the next write, as another writer would who comes in between. */
    public synchronized void beforeNextWrite(Runnable interloper) {
        interlopers.add(interloper);
    }

    /** Removes a request, as its time to live does. */
    public synchronized void expire(RequestId id) {
        rows.remove(id);
    }

    /** Makes a stored row one that nobody can read. */
    public synchronized void damage(RequestId id) {
        damaged.add(id);
    }

    /** How many writes have taken effect. */
    public synchronized int writes() {
        return writes;
    }

    /** Everything that is stored, in no order, for assertions. */
    public synchronized List<UploadRequest> all() {
        return List.copyOf(rows.values());
    }

    /** A request that must be there, for assertions. */
    public synchronized UploadRequest stored(RequestId id) {
        return Optional.ofNullable(rows.get(id)).orElseThrow();
    }

    /** Puts a request there in whatever state it is, for the beginning of a test. */
    public synchronized UploadRequest given(UploadRequest request) {
        rows.put(request.id(), request);
        return request;
    }

    @Override
    public synchronized Creation create(UploadRequest request) {
        requireUp();
        UploadRequest existing = read(request.id());
        if (existing != null) {
            return new Creation.AlreadyExists(existing);
        }
        UploadRequest created = request.atVersion(1);
        write(created);
        return new Creation.Created(created);
    }

    @Override
    public synchronized Optional<UploadRequest> find(RequestId id) {
        requireUp();
        return Optional.ofNullable(read(id));
    }

    private @Nullable UploadRequest read(RequestId id) {
        if (damaged.contains(id)) {
            throw new UnreadableRowException(id.value(), new IllegalStateException("it was damaged"));
        }
        return rows.get(id);
    }

    @Override
    public Update update(UploadRequest known, Function<UploadRequest, Transition<UploadRequest>> move) {
        requireUp();
        UploadRequest base = known;
        while (true) {
            Transition<UploadRequest> outcome = move.apply(base);
            letInterloperIn(outcome);
            Optional<Update> update = tryToUpdate(base, outcome);
            if (update.isPresent()) {
                return update.get();
            }
            Optional<UploadRequest> current = find(known.id());
            if (current.isEmpty()) {
                return new Update.Gone();
            }
            base = current.get();
        }
    }

    @Override
    public synchronized Page<UploadRequest> list(
            UserId userId, ListFilter filter, int limit, Optional<PageToken> from) {
        requireUp();
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE_SIZE + " requests");
        }
        PageTokens tokens = PageTokens.ofList(userId, filter);
        Optional<String> last = from.flatMap(tokens::read);
        if (from.isPresent() && last.isEmpty()) {
            return new Page.BadToken<>();
        }
        List<UploadRequest> rest = rows.values().stream()
                .filter(request -> request.userId().equals(userId))
                .filter(request -> damaged.contains(request.id()) || filter.matches(request))
                .filter(request ->
                        last.map(seen -> place(request).compareTo(seen) < 0).orElse(true))
                .sorted(Comparator.comparing(InMemoryUploadRequestStore::place).reversed())
                .toList();
        return switch (page(rest, limit, item -> tokens.write(place(item)))) {
            case Page.Items<UploadRequest>(var items, var _, var next) ->
                new Page.Items<>(
                        items.stream()
                                .filter(item -> !damaged.contains(item.id()))
                                .toList(),
                        items.stream()
                                .map(UploadRequest::id)
                                .filter(damaged::contains)
                                .toList(),
                        next);
            case Page.BadToken<UploadRequest> bad -> bad;
        };
    }

    @Override
    public synchronized Map<RequestId, UserId> owners(Collection<RequestId> ids) {
        requireUp();
        Map<RequestId, UserId> owners = new HashMap<>();
        for (RequestId id : ids) {
            Optional.ofNullable(rows.get(id)).ifPresent(row -> owners.put(id, row.userId()));
        }
        return owners;
    }

    @Override
    public synchronized Page<RequestId> due(Instant now, Optional<PageToken> from) {
        requireUp();
        PageTokens tokens = PageTokens.ofDue();
        Optional<String> last = from.flatMap(tokens::read);
        if (from.isPresent() && last.isEmpty()) {
            return new Page.BadToken<>();
        }
        Map<String, RequestId> rest = new TreeMap<>();
        rows.values()
                .forEach(request -> request.wakeAt()
                        .filter(wake -> !wake.isAfter(now))
                        .map(wake -> placeAt(wake, request))
                        .filter(place ->
                                last.map(seen -> place.compareTo(seen) > 0).orElse(true))
                        .ifPresent(place -> rest.put(place, request.id())));
        return switch (page(List.copyOf(rest.keySet()), duePageSize, tokens::write)) {
            case Page.Items<String>(List<String> places, var _, Optional<PageToken> next) ->
                new Page.Items<>(places.stream().map(rest::get).toList(), next);
            case Page.BadToken<String>() -> new Page.BadToken<>();
        };
    }

    /** Text that sorts as a list does, oldest first: by the millisecond, then by id. */
    private static String place(UploadRequest request) {
        return placeAt(request.createdAt(), request);
    }

    private static String placeAt(Instant time, UploadRequest request) {
        return "%015d#%s".formatted(time.toEpochMilli(), request.id());
    }

    private static <T> Page<T> page(List<T> rest, int limit, Function<T, PageToken> token) {
        List<T> items = rest.stream().limit(limit).toList();
        Optional<PageToken> next = rest.size() > limit ? Optional.of(token.apply(items.getLast())) : Optional.empty();
        return new Page.Items<>(items, next);
    }

    /** Empty when the outcome was not reached from the row as it is now: the move has to be applied to that. */
    private synchronized Optional<Update> tryToUpdate(UploadRequest base, Transition<UploadRequest> outcome) {
        requireUp();
        UploadRequest current = read(base.id());
        if (current == null) {
            return Optional.of(new Update.Gone());
        }
        if (current.version() != base.version()) {
            return Optional.empty();
        }
        return switch (outcome) {
            case Transition.Refused<UploadRequest>(var reason) -> Optional.of(new Update.Unchanged(current, reason));
            case Transition.Moved<UploadRequest>(var moved) -> {
                UploadRequest written = moved.atVersion(current.version() + 1);
                write(written);
                boolean lost = losesAnswer;
                losesAnswer = false;
                yield lost ? Optional.empty() : Optional.of(new Update.Updated(written));
            }
        };
    }

    private void letInterloperIn(Transition<UploadRequest> outcome) {
        Optional<Runnable> interloper;
        synchronized (this) {
            interloper = outcome instanceof Transition.Moved<UploadRequest>
                    ? Optional.ofNullable(interlopers.poll())
                    : Optional.empty();
        }
        interloper.ifPresent(Runnable::run);
    }

    private void write(UploadRequest request) {
        rows.put(request.id(), request);
        writes++;
        if (breaksAfterWrite) {
            breaksAfterWrite = false;
            throw unavailable();
        }
    }

    private synchronized void requireUp() {
        if (down) {
            throw unavailable();
        }
    }

    private static StoreUnavailableException unavailable() {
        return new StoreUnavailableException("the store of this test is down", new IOException("no answer"));
    }
}

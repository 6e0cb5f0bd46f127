package dev.socialposting.operations;

import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.Erasure;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore.Update;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Deletes what is kept of one user, and says all of it. Requests go first and accounts last: what is still under way needs its account to come
 * to its end, and a post that may be live must not be torn away from what could tell.
 */
final class Forgetting {
    /** So often a list is read before it is said that new posts keep coming. */
    private static final int MOST_ROUNDS = 50;

    private final UserId user;
    private final UploadRequestStore requests;
    private final PostingLog log;
    private final Erasure erasure;
    private final SocialAccountStore accounts;
    private final Surroundings around;
    private final PrintStream out;
    private final SequencedMap<RequestId, Set<Destination>> kept = new LinkedHashMap<>();
    private final Set<RequestId> gone = new LinkedHashSet<>();
    private final Set<String> outThere = new LinkedHashSet<>();
    private boolean removedAny;

    Forgetting(UserId user, Place place, Surroundings around) {
        this.user = user;
        this.requests = around.systems().requests(place);
        this.log = around.systems().log(place);
        this.erasure = around.systems().erasure(place);
        this.accounts = around.systems().accounts(place);
        this.around = around;
        this.out = around.out();
    }

    /** Says what {@link #run} would do, and whether nothing would be left. */
    boolean rehearse() {
        UsersRequests all = UsersRequests.of(requests, user, ListFilter.EVERYTHING);
        for (UploadRequest request : all.readable()) {
            List<Destination> underWay = underWay(
                    request.cancel(request.postings().keySet(), around.clock().instant())
                                    instanceof Transition.Moved<UploadRequest>(var moved)
                            ? moved
                            : request);
            noteWhatIsOut(request);
            if (!underWay.isEmpty()) {
                kept.put(request.id(), new LinkedHashSet<>(underWay));
            }
            out.println("  request %s, %s: %s"
                    .formatted(
                            request.id(),
                            Terminal.word(request.status()),
                            underWay.isEmpty()
                                    ? "would be deleted with its log"
                                    : "would be left, under way to " + underWay));
        }
        all.unreadable().forEach(id -> {
            kept.put(id, Set.of());
            sayUnreadable(id);
        });
        List<RequestId> begun = erasure.begun(user);
        if (!begun.isEmpty()) {
            out.println("  %d requests whose deletion was begun before would be deleted to their end"
                    .formatted(begun.size()));
        }
        for (SocialAccount account : accounts.list(user)) {
            Destination destination = account.key().destination();
            out.println(
                    isNeeded(destination)
                            ? "  account %s would be left, which such a request needs".formatted(destination)
                            : "  account %s would be removed with its token".formatted(destination));
        }
        out.println("  and what is counted of the user's calls");
        sayWhatStays();
        return kept.isEmpty();
    }

    /** Deletes; says whether nothing is left. */
    boolean run() {
        eraseRequests();
        sweep();
        int counts = erasure.eraseCallCounts(user);
        List<Destination> accountsLeft = removeAccounts();
        out.println("Deleted: %d requests with their logs, %d counts of calls.".formatted(gone.size(), counts));
        if (gone.isEmpty() && kept.isEmpty() && counts == 0 && !removedAny) {
            out.println("Nothing was kept of this user: make sure that the id is right.");
        }
        kept.forEach((id, destinations) -> out.println("  left: request %s%s".formatted(id, whyLeft(destinations))));
        accountsLeft.forEach(
                account -> out.println("  left: account %s, which such a request needs".formatted(account)));
        sayWhatStays();
        return kept.isEmpty();
    }

    private static String whyLeft(Set<Destination> destinations) {
        return destinations.isEmpty()
                ? ", whose row cannot be read: see \"Rows that cannot be read\" in docs/runbook.md"
                : ", under way to " + destinations;
    }

    /** The list is behind the rows: all is gone when twice in a row it has nothing new. */
    private void eraseRequests() {
        int emptyLooks = 0;
        for (int round = 0; emptyLooks < 2; round++) {
            if (round == MOST_ROUNDS) {
                throw new OperationFailedException(
                        "New posts of this user keep coming: keep the user from signing in, and say it again.");
            }
            UsersRequests all = UsersRequests.of(requests, user, ListFilter.EVERYTHING);
            List<RequestId> left = Stream.concat(
                            all.readable().stream().map(UploadRequest::id), erasure.begun(user).stream())
                    .distinct()
                    .filter(id -> !gone.contains(id) && !kept.containsKey(id))
                    .toList();
            all.unreadable().stream()
                    .filter(id -> kept.putIfAbsent(id, Set.of()) == null)
                    .forEach(this::sayUnreadable);
            left.forEach(this::erase);
            emptyLooks = left.isEmpty() ? emptyLooks + 1 : 0;
            around.pause().run();
        }
    }

    /** Deletes a request, unless something of it is under way. What others change meanwhile is looked at again. */
    private void erase(RequestId id) {
        for (int tries = 0; tries < MOST_ROUNDS; tries++) {
            Optional<UploadRequest> found = requests.find(id).flatMap(this::cancelled);
            if (found.isEmpty()) {
                gone.add(id);
                return;
            }
            UploadRequest request = found.get();
            List<Destination> underWay = underWay(request);
            if (!underWay.isEmpty()) {
                kept.put(request.id(), new LinkedHashSet<>(underWay));
                return;
            }
            if (erasure.erase(request)) {
                gone.add(request.id());
                noteWhatIsOut(request);
                out.println("  deleted: request %s, %s".formatted(request.id(), Terminal.word(request.status())));
                return;
            }
        }
        throw new OperationFailedException("Request %s is changed again and again; say it again.".formatted(id));
    }

    /** The request as it is when what could be cancelled of it is; its log says so, as it may have to stay. */
    private Optional<UploadRequest> cancelled(UploadRequest request) {
        if (underWay(request).isEmpty()) {
            return Optional.of(request);
        }
        Instant now = around.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (requests.update(request, row -> row.cancel(row.postings().keySet(), now))) {
            case Update.Updated(UploadRequest stored) -> {
                log.append(stored.id(), cancellations(stored, now), stored.expiresAt());
                yield Optional.of(stored);
            }
            case Update.Unchanged(UploadRequest stored, var _) -> Optional.of(stored);
            case Update.Gone() -> Optional.empty();
        };
    }

    private static List<LogEntry> cancellations(UploadRequest stored, Instant now) {
        List<LogEntry> entries = new ArrayList<>();
        for (Posting posting : stored.postings().values()) {
            if (posting.status() == PostingStatus.CANCELLED
                    && posting.updatedAt().equals(now)) {
                entries.add(new LogEntry(
                        posting.destination(),
                        new LogPosition(stored.version(), entries.size()),
                        now,
                        LogLevel.INFO,
                        LogCode.CANCELLED,
                        "An operator has cancelled it, because all that is kept of its user is being deleted.",
                        Map.of("ended_by", "operator")));
            }
        }
        return entries;
    }

    private static List<Destination> underWay(UploadRequest request) {
        return request.postings().values().stream()
                .filter(posting -> posting.state() instanceof PostingState.InFlight)
                .map(Posting::destination)
                .toList();
    }

    /** A worker that ended a posting may write its last lines after the row is gone. */
    private void sweep() {
        List<RequestId> left = erasure.begun(user);
        for (int emptyLooks = 0; emptyLooks < 2; ) {
            int found = left.stream().mapToInt(erasure::sweep).sum();
            emptyLooks = found == 0 ? emptyLooks + 1 : 0;
            around.pause().run();
        }
        left.forEach(id -> erasure.finish(user, id));
        gone.addAll(left);
    }

    private List<Destination> removeAccounts() {
        List<Destination> left = new ArrayList<>();
        for (SocialAccount account : accounts.list(user)) {
            Destination destination = account.key().destination();
            if (isNeeded(destination)) {
                left.add(destination);
            } else {
                accounts.remove(account.key());
                removedAny = true;
                out.println("  removed: account %s with its token".formatted(destination));
            }
        }
        return left;
    }

    private boolean isNeeded(Destination destination) {
        return kept.values().stream().anyMatch(needed -> needed.isEmpty() || needed.contains(destination));
    }

    private void sayUnreadable(RequestId id) {
        out.println("  request %s is left: its row cannot be read".formatted(id));
    }

    private void noteWhatIsOut(UploadRequest request) {
        for (Posting posting : request.postings().values()) {
            switch (Liveness.of(posting.state())) {
                case LIVE ->
                    outThere.add("live at %s: %s".formatted(posting.destination(), link(PostingFacts.of(posting))));
                case UNKNOWN ->
                    outThere.add("may be live at %s: request %s, accepted %s"
                            .formatted(posting.destination(), request.id(), request.createdAt()));
                case NOT_LIVE -> {}
            }
        }
    }

    private static String link(Map<String, String> facts) {
        return Terminal.line(Optional.ofNullable(facts.get("permalink"))
                .or(() -> Optional.ofNullable(facts.get("post_id")))
                .or(() -> Optional.ofNullable(facts.get("media_id")))
                .orElse("its address is not known"));
    }

    private void sayWhatStays() {
        out.println("What cannot be deleted here:");
        outThere.forEach(line -> out.println("  " + line));
        out.print("""
                  posts at the platforms: until their user deletes them there, and withdraws there what the app was allowed
                  backups of the tables, from which they can be put back to any second: 35 days
                  lines of the functions' and the API's logs, with ids and addresses of calls: LogRetentionDays (30) days
                  access logs of CloudFront and the buckets, if they are written: AccessLogDays days
                  messages in the dead-letter queue, with the ids of posts: 14 days
                  traces of X-Ray: 30 days
                  what operators have done, with the user's id where they named it: 400 days (bin/post audit)
                  the user who signs in, on AWS: until this is done; an issuer of yours has a way of its own
                    aws cognito-idp admin-delete-user --user-pool-id "$(out UserPoolId)" --username %s
                """.formatted(Terminal.line(AuditEntry.quoted(user.value()))));
    }
}

package dev.socialposting.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.simulation.Plan.Trouble;
import dev.socialposting.simulation.Witness.PostingKey;
import dev.socialposting.simulation.Witness.Turn;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.PostingQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Everything that must be so when a run has come to rest, whatever went wrong on the way. */
final class Invariants {
    /**
     * How much later than its deadline a posting may end: the dispatcher may have backed off to every 15 minutes, a message may be
     * invisible for 12, and then a turn or two follow.
     */
    static final Duration MARGIN = Duration.ofMinutes(45);

    /** What a platform shows only hours later, nobody can know earlier: a Page's videos are waited for six. */
    private static final Duration TO_FIND_OUT = Duration.ofHours(7);

    private static final Duration PROMPT = Duration.ofSeconds(5);

    /** What the dispatcher says when it makes up for a nudge. */
    private static final Set<LogCode> MADE_UP_FOR =
            EnumSet.of(LogCode.WAIT_OVER, LogCode.WORKER_LATE, LogCode.WORKER_SILENT);

    /** Scheme and host, path, query. */
    private static final Pattern PATH = Pattern.compile("^[a-z]+://[^/]*([^?]*).*$");

    private final Plan plan;
    private final SimulatedSystem system;
    private final Faults faults;
    private final Users users;
    private final List<UploadRequest> rows;
    private final List<String> violated = new ArrayList<>();

    Invariants(Plan plan, SimulatedSystem system, Faults faults, Users users) {
        this.plan = plan;
        this.system = system;
        this.faults = faults;
        this.users = users;
        this.rows = system.store.all();
    }

    List<String> violated() {
        whatWasAcceptedExists();
        noKeyMadeTwoRows();
        noPostIsUnaccountedFor();
        for (UploadRequest row : rows) {
            rollUpIsTrue(row);
            failedMeansThatNothingIsLive(row);
            readingEqualsTheRow(row);
            for (Posting posting : row.postings().values()) {
                PostingKey key = new PostingKey(row.id(), posting.destination());
                isFinalInTime(key, posting);
                isOnceAndOnlyOnce(row, posting);
                isUnconfirmedForAReason(row, posting);
                isTold(key, posting);
                if (plan.environment().calm()) {
                    isPrompt(row, key);
                }
            }
            requireNoSecret(row);
        }
        callsAreTold();
        cancelledStaysCancelled();
        deadLettersAreThere();
        violated.addAll(new Counts(system.witness.counted())
                .violated(rows, plan.environment().calm()));
        return violated;
    }

    private void whatWasAcceptedExists() {
        for (Users.Posted posted : users.posted()) {
            require(
                    posted.accepted().isEmpty()
                            || row(posted.accepted().get())
                                    .filter(row ->
                                            row.caption().equals(posted.post().caption()))
                                    .isPresent(),
                    "was answered with 202, but is not there: " + posted.post());
        }
        for (UploadRequest row : rows) {
            List<Users.Posted> calls = users.posted().stream()
                    .filter(posted -> posted.post().caption().equals(row.caption()))
                    .toList();
            require(
                    calls.stream().anyMatch(posted -> !posted.refused()),
                    "there is a row for a post that was refused: " + row.caption());
        }
    }

    private void noKeyMadeTwoRows() {
        Map<String, List<String>> captions = users.posted().stream()
                .filter(posted -> posted.post().key().isPresent())
                .collect(Collectors.groupingBy(
                        posted -> posted.post().key().orElseThrow(),
                        Collectors.mapping(posted -> posted.post().caption(), Collectors.toList())));
        captions.forEach((key, texts) -> require(
                rows.stream().filter(row -> texts.contains(row.caption())).count() <= 1,
                "the same key made two requests: " + key));
        plan.posts().stream()
                .filter(post -> post.key().isEmpty())
                .forEach(post -> require(
                        rows.stream()
                                        .filter(row -> row.caption().equals(post.caption()))
                                        .count()
                                <= 1,
                        "one call made two requests: " + post));
    }

    private void noPostIsUnaccountedFor() {
        long accounted = 0;
        for (UploadRequest row : rows) {
            for (Destination destination : row.postings().keySet()) {
                accounted += system.posts(account(destination), row.caption());
            }
        }
        require(accounted == system.posts(), "there are posts that no request asked for");
    }

    private void rollUpIsTrue(UploadRequest row) {
        List<PostingStatus> statuses =
                row.postings().values().stream().map(Posting::status).toList();
        RequestStatus expected = expected(EnumSet.copyOf(statuses));
        require(
                row.status() == expected,
                "%s is %s, but its postings are %s".formatted(row.id(), row.status(), statuses));
        for (PostingStatus status : PostingStatus.values()) {
            long count = statuses.stream().filter(status::equals).count();
            require(
                    row.counts().getOrDefault(status, 0) == count,
                    "%s counts %s wrongly: %s".formatted(row.id(), status, row.counts()));
        }
        require(row.wakeAt().isEmpty(), row.id() + " has ended and still has a wake time");
    }

    private static RequestStatus expected(Set<PostingStatus> statuses) {
        if (statuses.contains(PostingStatus.UNCONFIRMED)) {
            return RequestStatus.UNCONFIRMED;
        }
        if (statuses.contains(PostingStatus.COMPLETED)) {
            return statuses.size() == 1 ? RequestStatus.COMPLETED : RequestStatus.PARTIALLY_COMPLETED;
        }
        return statuses.contains(PostingStatus.FAILED) ? RequestStatus.FAILED : RequestStatus.CANCELLED;
    }

    /** Whoever knows only the request's status, as the API tells it, must not be led to post again what is live. */
    private void failedMeansThatNothingIsLive(UploadRequest row) {
        String told = system.reading(row.id()).path("status").asText();
        long live = row.postings().keySet().stream()
                .mapToLong(destination -> system.posts(account(destination), row.caption()))
                .sum();
        require(
                live == 0 || !(told.equals("failed") || told.equals("cancelled")),
                "%s is told to be %s and was published %d times".formatted(row.caption(), told, live));
    }

    private void readingEqualsTheRow(UploadRequest row) {
        JsonNode read = system.reading(row.id());
        require(
                read.path("status").asText().equals(word(row.status()))
                        && read.path("caption").asText().equals(row.caption())
                        && read.path("destinations").size() == row.postings().size(),
                "the API tells something else than the row: " + read);
        for (Posting posting : row.postings().values()) {
            JsonNode told = read.path("destinations").path(posting.destination().toString());
            boolean same = told.path("status").asText().equals(word(posting.status()))
                    && switch (posting.state()) {
                        case PostingState.Failed failed ->
                            told.path("error").asText().equals(failed.error().message());
                        case PostingState.Unconfirmed unconfirmed ->
                            told.path("error")
                                    .asText()
                                    .equals(unconfirmed.error().message());
                        case PostingState.Completed completed ->
                            told.path("result")
                                    .path("media_id")
                                    .asText()
                                    .equals(completed.post().mediaId().orElse(""));
                        case PostingState.Cancelled _ -> true;
                        case PostingState.InFlight _ -> false;
                    };
            require(same, "the API tells something else than the row of %s: %s".formatted(posting, told));
        }
        requireNoSecretIn("the record", read.toString());
    }

    private void isFinalInTime(PostingKey key, Posting posting) {
        require(posting.status().isFinal(), "%s never ended: %s".formatted(key, posting.state()));
        long deadline = Math.max(
                Math.max(posting.publishBy().toEpochMilli(), system.witness.personActedAt()),
                faults.lastAt() + Gate.LONGEST_SLEEP.toMillis());
        long endedAt = system.witness
                .ending(key)
                .map(Witness.Ending::at)
                .orElse(posting.updatedAt().toEpochMilli());
        require(
                endedAt <= deadline + MARGIN.toMillis(),
                "%s ended %s after its deadline".formatted(key, Duration.ofMillis(endedAt - deadline)));
    }

    private void isOnceAndOnlyOnce(UploadRequest row, Posting posting) {
        long posts = system.posts(account(posting.destination()), row.caption());
        boolean right = switch (posting.status()) {
            case COMPLETED -> posts == 1;
            case UNCONFIRMED -> posts <= 1;
            default -> posts == 0;
        };
        require(
                right,
                "%s to %s (%s) is %s and was published %d times%s"
                        .formatted(
                                row.caption(),
                                posting.destination(),
                                plan.accounts().get(account(posting.destination())),
                                posting.status(),
                                posts,
                                posting.state() instanceof PostingState.Failed failed
                                        ? ": " + failed.error().code()
                                        : ""));
    }

    /** A publish call was made or may have been, and the platform's answers leave room for doubt. */
    private void isUnconfirmedForAReason(UploadRequest row, Posting posting) {
        if (!(posting.state() instanceof PostingState.Unconfirmed unconfirmed)) {
            return;
        }
        Plan.Account account = plan.accounts().get(account(posting.destination()));
        if (!(unconfirmed.progress().phase() instanceof Phase.Publishing(Instant markedAt, var _))) {
            violated.add("%s is unconfirmed without a publish mark".formatted(row.caption()));
            return;
        }
        boolean disturbedToTheEnd = faults.lastAt() + Duration.ofHours(1).toMillis()
                > posting.publishBy().toEpochMilli();
        boolean triedAtTheEnd = markedAt.plus(TO_FIND_OUT).isAfter(posting.publishBy());
        // One look that shows nothing does not prove anything, and one is what a person asks for.
        boolean lookedOnceMore = users.askedToVerify(row.id());
        require(
                account.trouble().mayHide() || disturbedToTheEnd || triedAtTheEnd || lookedOnceMore,
                "%s to %s is unconfirmed though the platform tells: %s"
                        .formatted(row.caption(), account, unconfirmed.error()));
    }

    private void isTold(PostingKey key, Posting posting) {
        List<LogEntry> log = system.log.entries(key.request(), key.destination());
        attemptsHaveNoGap(key, log);
        Optional<Witness.Ending> ending = system.witness.ending(key);
        boolean mustBeTold = ending.filter(it -> it.turn().mustHaveTold()).isPresent();
        require(
                !mustBeTold || log.stream().anyMatch(entry -> tellsOf(posting.state(), entry)),
                "the log of %s does not tell that it is %s".formatted(key, posting.status()));
        log.forEach(entry -> requireNoSecretIn("the log", entry.message() + entry.fields()));
    }

    /** If nothing goes wrong, no nudge is missing that the dispatcher has to make up for, and a scheduled post goes out at its time. */
    private void isPrompt(UploadRequest row, PostingKey key) {
        List<LogEntry> log = system.log.entries(key.request(), key.destination());
        Instant before = row.createdAt();
        for (LogEntry entry : log) {
            Duration waited = Duration.between(before, entry.timestamp());
            before = entry.timestamp();
            require(
                    !MADE_UP_FOR.contains(entry.code()) || waited.compareTo(PostingQueue.MAX_DELAY) > 0,
                    "nothing went wrong, and %s had to be nudged by the dispatcher after %s: %s"
                            .formatted(key, waited, entry.code().word()));
        }
        boolean asPlanned =
                plan.accounts().get(account(key.destination())).trouble().equals(Trouble.NONE)
                        && plan.commands().isEmpty();
        row.schedule()
                .filter(_ -> asPlanned)
                .map(Schedule::at)
                .ifPresent(time -> require(
                        system.witness
                                .publishedAt(key)
                                .filter(at -> !at.isBefore(time) && !at.isAfter(time.plus(PROMPT)))
                                .isPresent(),
                        "nothing went wrong, and %s was published at %s instead of %s"
                                .formatted(key, system.witness.publishedAt(key), time)));
    }

    private static boolean tellsOf(PostingState state, LogEntry entry) {
        return switch (state) {
            case PostingState.Completed _ ->
                entry.code() == LogCode.COMPLETED
                        || (entry.code() == LogCode.RESOLVED
                                && Boolean.TRUE.equals(entry.fields().get("published")));
            case PostingState.Failed _ -> entry.code() == LogCode.FAILED;
            case PostingState.Unconfirmed _ -> entry.code() == LogCode.UNCONFIRMED;
            case PostingState.Cancelled _ -> entry.code() == LogCode.CANCELLED;
            case PostingState.InFlight _ -> false;
        };
    }

    /** A step's second try is told only after its first, and its third only after its second. */
    private void attemptsHaveNoGap(PostingKey key, List<LogEntry> log) {
        Map<String, Long> attempts = new HashMap<>();
        for (LogEntry entry : log) {
            if (entry.fields().get("step") instanceof String step
                    && entry.fields().get("attempt") instanceof Long attempt) {
                long before = attempts.getOrDefault(step, 0L);
                require(
                        attempt <= before + 1,
                        "the log of %s jumps from attempt %d of %s to %d".formatted(key, before, step, attempt));
                attempts.put(step, attempt);
            }
        }
    }

    private void callsAreTold() {
        Map<PostingKey, Map<String, Long>> made = new HashMap<>();
        for (Turn turn : system.witness.turnsWithCalls()) {
            RequestId request = turn.request;
            Destination destination = turn.destination;
            if (turn.mustHaveTold() && request != null && destination != null) {
                Map<String, Long> calls =
                        made.computeIfAbsent(new PostingKey(request, destination), _ -> new HashMap<>());
                turn.callsSeen.forEach(call -> calls.merge(call, 1L, Long::sum));
            }
        }
        made.forEach((key, calls) -> {
            List<LogEntry> log = system.log.entries(key.request(), key.destination());
            calls.forEach((call, count) -> {
                long told =
                        log.stream().filter(entry -> tellsOfCall(call, entry)).count();
                require(told >= count, "of %d calls %s for %s the log tells %d".formatted(count, call, key, told));
            });
        });
    }

    /** The address is masked, but for its path. */
    private static boolean tellsOfCall(String call, LogEntry entry) {
        return (entry.code() == LogCode.PLATFORM_CALLED || entry.code() == LogCode.PLATFORM_SILENT)
                && entry.fields().get("method") instanceof String method
                && entry.fields().get("url") instanceof String url
                && call.equals(method + " " + PATH.matcher(url).replaceFirst("$1"));
    }

    private void cancelledStaysCancelled() {
        for (PostingKey key : users.cancelled()) {
            require(
                    row(key.request())
                            .flatMap(row -> row.posting(key.destination()))
                            .filter(posting -> posting.status() == PostingStatus.CANCELLED)
                            .isPresent(),
                    "%s was said to be cancelled, but is not".formatted(key));
        }
    }

    /** What failed for its tries can be found by the operators, unless the queue has lost the message. */
    private void deadLettersAreThere() {
        if (system.witness.hasLostMessages()) {
            return;
        }
        for (UploadRequest row : rows) {
            for (Posting posting : row.postings().values()) {
                if (posting.state() instanceof PostingState.Failed failed
                        && failed.deadLettered().isPresent()) {
                    require(
                            system.queue.deadLetters().stream()
                                    .anyMatch(body -> body.contains(
                                            failed.deadLettered().get().value())),
                            "%s failed for its tries, but its message is not on the dead-letter queue"
                                    .formatted(posting.destination()));
                }
            }
        }
    }

    private void requireNoSecret(UploadRequest row) {
        requireNoSecretIn("a row", row.toString());
    }

    private void requireNoSecretIn(String what, String text) {
        for (SimulatedAccount account : system.accounts) {
            require(!text.contains(account.accessToken()), "a token stands in " + what);
        }
    }

    private Optional<UploadRequest> row(RequestId id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    private int account(Destination destination) {
        for (int i = 0; i < system.accounts.size(); i++) {
            if (SimulatedSystem.destination(system.accounts.get(i)).equals(destination)) {
                return i;
            }
        }
        throw new IllegalStateException("no such account: " + destination);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void require(boolean so, String otherwise) {
        if (!so) {
            violated.add(otherwise);
        }
    }
}

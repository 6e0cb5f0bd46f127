package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.destination;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.InMemorySocialAccountStore;
import dev.socialposting.accounts.InMemoryTokenCipher;
import dev.socialposting.aws.dynamodb.DynamoDbPostingLog;
import dev.socialposting.aws.dynamodb.DynamoDbUploadRequestStore;
import dev.socialposting.dispatcher.TestDispatcher;
import dev.socialposting.limits.InMemoryPlaceStore;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.pauses.InMemoryPlatformPauses;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.testing.SettableClock;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState.Completed;
import dev.socialposting.uploads.model.PostingState.Failed;
import dev.socialposting.uploads.model.PostingState.Unconfirmed;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.RowBounds;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UploadRequestBuilder;
import dev.socialposting.uploads.queue.InMemoryPostingQueue;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Delivery;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.NudgeMessage;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The largest post that is accepted, to 25 Pages, comes to its end in DynamoDB, however much Facebook says about each of them. */
@ExtendWith(LocalAwsExtension.class)
final class LargestPostTest {
    private static final String LONGEST_CAPTION = "🚀".repeat(63_206);
    private static final List<Destination> PAGES = IntStream.range(0, UploadRequest.MAX_DESTINATIONS)
            .mapToObj(n -> destination("facebook:" + LongWindedFacebook.page(n)))
            .toList();
    private static final Duration TURN = Duration.ofSeconds(75);

    private final SettableClock clock = new SettableClock(NOW);
    private final AtomicInteger ids = new AtomicInteger();
    private final InMemoryPostingQueue queue = new InMemoryPostingQueue(clock);
    private final UploadRequestStore store;
    private final PostingLog log;
    private final PostingEngine engine;
    private final TestDispatcher dispatcher;

    LargestPostTest(LocalAws aws) {
        String table = aws.tableName("UploadRequestsTable");
        store = new DynamoDbUploadRequestStore(aws.dynamoDb(), table, new SecureRandom());
        log = new DynamoDbPostingLog(aws.dynamoDb(), table, new SecureRandom());
        InMemorySocialAccountStore accounts = new InMemorySocialAccountStore();
        ConnectedAccounts connected = new ConnectedAccounts(accounts, new InMemoryTokenCipher(), clock);
        PAGES.forEach(page -> connected.connect(
                new AccountKey(ALICE, page), "A Page", "facebook", Optional.of(new AccessToken(WorkerBench.TOKEN))));
        WorkerSettings settings = new WorkerBench().settings;
        engine = new PostingEngine(
                store,
                log,
                new LaneQueues(queue, queue),
                new PostingAccounts(accounts, connected, clock),
                new KnownPauses(new InMemoryPlatformPauses(), clock),
                new InMemoryPlaceStore(),
                SocialPlatforms.standard().publishers(),
                new LongWindedFacebook(),
                settings,
                new RetrySchedule(settings.retryDelays(), new Random(1)),
                clock,
                this::newId,
                Executors::newVirtualThreadPerTaskExecutor);
        dispatcher = new TestDispatcher(store, log, queue, clock, this::newId);
    }

    @Test
    void everyDestinationEndsForItsOwnReason() {
        UploadRequest request = accepted();

        UploadRequest ended = untilAllHaveEnded(request);

        for (int n = 0; n < PAGES.size(); n++) {
            Posting posting = ended.posting(PAGES.get(n)).orElseThrow();
            switch (LongWindedFacebook.fate(n)) {
                case REFUSED -> assertWordsAreCut(((Failed) posting.state()).error(), "invalid_parameter");
                case DOWN -> assertWordsAreCut(((Failed) posting.state()).error(), "platform_unavailable");
                case HELD_BACK -> assertWordsAreCut(((Failed) posting.state()).error(), "deadline_passed");
                case HIDDEN ->
                    assertThat(((Unconfirmed) posting.state()).error().code()).isEqualTo("unconfirmed");
                case PUBLISHED -> assertThat(posting.state()).isInstanceOf(Completed.class);
            }
        }
        assertThat(log.read(request.id(), PAGES.getFirst(), Optional.empty(), PostingLog.MAX_ENTRIES))
                .filteredOn(entry -> entry.code() == LogCode.FAILED)
                .extracting(LogEntry::fields)
                .as("the log has the platform's words whole")
                .allMatch(fields -> LongWindedFacebook.WORDS.equals(fields.get("error")))
                .hasSize(1);
    }

    private static void assertWordsAreCut(PostingError error, String code) {
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.message()).endsWith("… (cut; the log has all of it)");
        assertThat(LongWindedFacebook.WORDS)
                .startsWith(error.message().substring(0, error.message().indexOf(" … (cut")));
    }

    private UploadRequest accepted() {
        UploadRequestBuilder builder = anUploadRequest()
                .withVideo("https://videos.example.com/".concat("v".repeat(2000)))
                .withCaption(LONGEST_CAPTION)
                .at(new Timing(Optional.empty(), Optional.of(NOW.plus(Duration.ofMinutes(40)))));
        PAGES.forEach(builder::to);
        UploadRequest request = builder.queued();
        assertThat(RowBounds.largest(request)).isLessThanOrEqualTo(RowBounds.MAX_BYTES);
        assertThat(store.create(request)).isInstanceOf(UploadRequestStore.Creation.Created.class);
        queue.send(
                ALICE,
                PAGES.stream()
                        .map(page -> new Nudge(request.id(), page, Optional.of(new NudgeId(newId()))))
                        .toList(),
                Duration.ZERO);
        return request;
    }

    /** Time jumps to whatever comes next: a message, or a wake time at which the dispatcher sends one. */
    private UploadRequest untilAllHaveEnded(UploadRequest request) {
        while (true) {
            UploadRequest row = store.find(request.id()).orElseThrow();
            Optional<Instant> wake = row.wakeAt();
            if (wake.isEmpty()) {
                assertThat(row.postings().values()).extracting(Posting::status).allMatch(PostingStatus::isFinal);
                return row;
            }
            Optional<Instant> message = queue.nextVisibleAt().filter(visible -> !visible.isAfter(wake.get()));
            Instant next = message.orElse(wake.get());
            if (next.isAfter(clock.instant())) {
                clock.set(next);
            }
            if (message.isEmpty()) {
                dispatcher.tick();
            }
            queue.receive().forEach(this::deliver);
        }
    }

    private void deliver(Delivery delivery) {
        if (!(NudgeMessage.parse(delivery.body()) instanceof NudgeMessage.Parsed.Ours(Nudge nudge))) {
            throw new AssertionError("not a nudge: " + delivery.body());
        }
        ReceivedNudge received = new ReceivedNudge(
                nudge, delivery.receiveCount(), clock.instant().plus(TURN));
        switch (engine.handle(received)) {
            case Verdict.TryAgain(Duration after) -> queue.redeliver(delivery.receipt(), after);
            case Verdict.Done(), Verdict.DeadLetter() -> queue.delete(delivery.receipt());
        }
    }

    private String newId() {
        return "id-" + ids.incrementAndGet();
    }
}

package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RecentPosts;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What calls cost is part of the design: a log that grows must not make anything dearer. */
@ExtendWith(LocalAwsExtension.class)
final class CostsTest {
    private final Meter meter = new Meter();
    private final String table;
    private final DynamoDbClient client;
    private final UploadRequestStore store;
    private final PostingLog log;

    CostsTest(LocalAws aws) {
        this.table = EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS);
        this.client = aws.pointed(DynamoDbClient.builder(), AwsService.DYNAMODB)
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(meter))
                .build();
        this.store = new DynamoDbUploadRequestStore(client, table, new SecureRandom());
        this.log = new DynamoDbPostingLog(client, table, new Random(1));
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void theLastEntryOfALongLogCostsWhatTheFirstDid() {
        append(1, 0);
        log.append(requestId(1), IntStream.range(1, 300).mapToObj(n -> entry(n)).toList(), NOW.plusSeconds(60));
        append(1, 300);

        assertThat(meter.puts()).hasSize(2).containsOnly(1.0);
    }

    @Test
    void onlyNewEntriesAreReadOfALongLog() {
        log.append(requestId(1), IntStream.range(0, 100).mapToObj(n -> entry(n)).toList(), NOW.plusSeconds(60));

        List<LogEntry> newer = log.read(requestId(1), INSTAGRAM, Optional.of(new LogPosition(1, 97)), 50);

        assertThat(newer).hasSize(2);
        assertThat(meter.itemsRead()).isEqualTo(2);
    }

    @Test
    void aPageOfTwentyRequestsReadsTwentyRowsAndNoLogs() {
        for (int n = 1; n <= 20; n++) {
            store.create(anUploadRequest().number(n).queued());
        }
        Page<?> before = firstPage();
        double unitsBefore = meter.readUnits();
        for (int n = 1; n <= 20; n++) {
            append(n, 0);
        }
        meter.reset();

        Page<?> page = firstPage();

        assertThat(((Page.Items<?>) page).items()).hasSize(20);
        assertThat(page).isEqualTo(before);
        assertThat(meter.itemsRead()).isEqualTo(20);
        assertThat(meter.readUnits()).isEqualTo(unitsBefore).isPositive();
    }

    @Test
    void whatWasCreatedInADayCostsWhatThatDayHas() {
        for (int n = 1; n <= 20; n++) {
            store.create(anUploadRequest()
                    .number(n)
                    .createdAt(NOW.plus(Duration.ofDays(n)))
                    .queued());
        }
        meter.reset();
        ListFilter day = ListFilter.EVERYTHING
                .createdFrom(NOW.plus(Duration.ofDays(7)))
                .createdBefore(NOW.plus(Duration.ofDays(8)));

        Page<?> page = store.list(ALICE, day, 20, Optional.empty());

        assertThat(((Page.Items<?>) page).items()).hasSize(1);
        assertThat(meter.itemsRead()).isEqualTo(1);
    }

    @Test
    void toLookForTheSamePostCostsOneWriteUnitHoweverOftenItIsPosted() {
        RecentPosts recentPosts = new DynamoDbRecentPosts(client, table);

        for (int n = 1; n <= 10; n++) {
            recentPosts.note(anUploadRequest().number(n).queued());
        }

        assertThat(meter.updates()).hasSize(10).containsOnly(1.0);
        assertThat(meter.itemsRead()).isZero();
    }

    @Test
    void toAskBeforeWritesNothing() {
        RecentPosts recentPosts = new DynamoDbRecentPosts(client, table);
        recentPosts.note(anUploadRequest().number(1).queued());
        meter.reset();

        assertThat(recentPosts.earlier(anUploadRequest().number(2).queued())).hasSize(2);
        assertThat(meter.updates()).isEmpty();
        assertThat(meter.puts()).isEmpty();
    }

    private Page<?> firstPage() {
        return store.list(ALICE, ListFilter.EVERYTHING, 20, Optional.empty());
    }

    private void append(int request, int index) {
        log.append(requestId(request), List.of(entry(index)), NOW.plusSeconds(60));
    }

    private static LogEntry entry(int index) {
        return new LogEntry(
                INSTAGRAM,
                new LogPosition(1, index),
                NOW,
                LogLevel.INFO,
                LogCode.PLATFORM_CALLED,
                "asked the platform",
                Map.of("excerpt", "x".repeat(500)));
    }
}

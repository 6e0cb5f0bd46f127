package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.Erasure;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RecentPosts;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every erasure does, on DynamoDB Local. */
@ExtendWith(LocalAwsExtension.class)
class DynamoDbErasureTest {
    private final LocalAws aws;
    private final UploadRequestStore requests;
    private final PostingLog log;
    private final RecentPosts recentPosts;
    private final DynamoDbCallCounts callCounts;
    private final Erasure erasure;

    DynamoDbErasureTest(LocalAws aws) {
        String table = aws.tableName(EmptyTables.UPLOAD_REQUESTS);
        this.aws = aws;
        this.requests = new DynamoDbUploadRequestStore(aws.dynamoDb(), table, new SecureRandom());
        this.log = new DynamoDbPostingLog(aws.dynamoDb(), table, new SecureRandom());
        this.recentPosts = new DynamoDbRecentPosts(aws.dynamoDb(), table);
        this.callCounts = new DynamoDbCallCounts(aws.dynamoDb(), table);
        this.erasure = new DynamoDbErasure(aws.dynamoDb(), table, new SecureRandom());
    }

    @BeforeEach
    void empty() {
        EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS);
    }

    @Test
    void aRequestGoesInStepsOfWhichNoneLeavesWhatCannotBeFoundAgain() {
        UploadRequest request = stored(anUploadRequest().number(1).completed());
        stored(anUploadRequest().number(2).by(BOB).completed());

        assertThat(erasure.begun(ALICE)).isEmpty();
        assertThat(erasure.erase(request)).isTrue();

        assertThat(requests.find(request.id())).isEmpty();
        assertThat(requests.list(ALICE, ListFilter.EVERYTHING, 10, Optional.empty()))
                .isEqualTo(new Page.Items<>(List.of(), Optional.empty()));
        assertThat(log.read(request.id(), INSTAGRAM, Optional.empty(), 10)).hasSize(1);
        assertThat(recentPosts.earlier(anUploadRequest().number(3).queued())).isEmpty();
        assertThat(recentPosts.earlier(anUploadRequest().number(3).by(BOB).queued()))
                .isNotEmpty();
        assertThat(erasure.begun(ALICE)).containsExactly(request.id());
        assertThat(erasure.begun(BOB)).isEmpty();

        assertThat(erasure.sweep(request.id())).isEqualTo(2);
        assertThat(erasure.sweep(request.id())).isZero();
        assertThat(log.read(request.id(), INSTAGRAM, Optional.empty(), 10)).isEmpty();
        assertThat(erasure.begun(ALICE)).containsExactly(request.id());

        erasure.finish(ALICE, request.id());
        assertThat(erasure.begun(ALICE)).isEmpty();
        assertThat(itemsOf("alice")).isEmpty();
    }

    @Test
    void aRowThatWasChangedSinceStaysAsItIsWithItsLog() {
        UploadRequest seen = stored(anUploadRequest().number(1).failed());
        requests.update(seen, row -> row.retry(List.of(INSTAGRAM), NOW));

        assertThat(erasure.erase(seen)).isFalse();

        assertThat(requests.find(seen.id()))
                .hasValueSatisfying(row -> assertThat(row.version()).isEqualTo(2));
        assertThat(erasure.sweep(seen.id())).isZero();
        assertThat(log.read(seen.id(), INSTAGRAM, Optional.empty(), 10)).hasSize(1);
        assertThat(erasure.begun(ALICE)).isEmpty();
    }

    @Test
    void toEraseWhatIsGoneChangesNothing() {
        UploadRequest request = stored(anUploadRequest().number(1).completed());

        assertThat(erasure.erase(request)).isTrue();
        assertThat(erasure.erase(request)).isTrue();

        assertThat(erasure.begun(ALICE)).containsExactly(request.id());
    }

    @Test
    void aLongLogIsSweptWhole() {
        UploadRequest request = stored(anUploadRequest().number(1).completed());
        log.append(
                request.id(),
                IntStream.range(2, 130).mapToObj(n -> entry(FACEBOOK, n)).toList(),
                request.expiresAt());
        erasure.erase(request);

        assertThat(erasure.sweep(request.id())).isEqualTo(130);

        assertThat(itemsOf(request.id().value())).hasSize(1);
    }

    @Test
    void countsOfCallsGoAndThoseOfOthersStay() {
        callCounts.countUpTo(5, ALICE, NOW, NOW.plusSeconds(60));
        callCounts.countUpTo(5, ALICE, NOW.plusSeconds(60), NOW.plusSeconds(120));
        callCounts.countUpTo(5, new UserId("alice#2"), NOW, NOW.plusSeconds(60));

        assertThat(erasure.eraseCallCounts(ALICE)).isEqualTo(2);

        assertThat(erasure.eraseCallCounts(ALICE)).isZero();
        assertThat(itemsOf("alice#2")).hasSize(1);
    }

    private UploadRequest stored(UploadRequest request) {
        requests.create(request);
        recentPosts.note(request);
        request.postings()
                .keySet()
                .forEach(destination -> log.append(request.id(), List.of(entry(destination, 1)), request.expiresAt()));
        return request;
    }

    private static LogEntry entry(Destination destination, int version) {
        return new LogEntry(
                destination,
                new LogPosition(version, 0),
                NOW,
                LogLevel.INFO,
                LogCode.STEP_STARTED,
                "A step has begun.",
                Map.of());
    }

    /** The items that have a text in them. */
    private List<String> itemsOf(String text) {
        return aws
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName(aws.tableName(EmptyTables.UPLOAD_REQUESTS)))
                .items()
                .stream()
                .map(Object::toString)
                .filter(item -> item.contains(text))
                .toList();
    }
}

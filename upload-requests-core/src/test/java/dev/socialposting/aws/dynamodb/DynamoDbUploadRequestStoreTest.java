package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.leasedBy;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageTokens;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStoreContract;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * On DynamoDB Local, or on whatever the environment names.
 *
 * <p>Of several who write at once exactly one must win. moto checks a condition and writes in two steps, between which another thread can
 * write (a write was seen to be lost in 2 of 60 rounds of eight processes): if one of the tests of several writers fails on a moto that was
 * started otherwise than by {@code bin/localstack-tests --moto}, which has it take one call at a time, that is moto's fault.
 */
@ExtendWith(LocalAwsExtension.class)
final class DynamoDbUploadRequestStoreTest extends UploadRequestStoreContract {
    private final LocalAws aws;
    private final String table;
    private final UploadRequestStore store;

    DynamoDbUploadRequestStoreTest(LocalAws aws) {
        this.aws = aws;
        this.table = EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS);
        this.store = new DynamoDbUploadRequestStore(aws.dynamoDb(), table, new SecureRandom());
    }

    @Override
    protected UploadRequestStore store() {
        return store;
    }

    @Override
    protected void damage(RequestId id) {
        aws.dynamoDb()
                .updateItem(update -> update.tableName(table)
                        .key(key(id))
                        .updateExpression("SET #version = #version + :one REMOVE #caption")
                        .expressionAttributeNames(Map.of("#version", "version", "#caption", "caption"))
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
    }

    @Test
    void aRowHasTheAttributesThatItsKeysIndexesAndTimeToLiveNeed() {
        created(anUploadRequest()
                .createdAt(NOW.plusMillis(50))
                .with(INSTAGRAM, leasedBy("worker-1", NOW.plusNanos(90_000_000_001L)))
                .to(FACEBOOK)
                .atVersion(1));

        Map<String, AttributeValue> row = row(requestId(1));

        assertThat(row.get("item")).isEqualTo(AttributeValue.fromS("request"));
        assertThat(row.get("user_id")).isEqualTo(AttributeValue.fromS("alice"));
        assertThat(row.get("created_order"))
                .isEqualTo(AttributeValue.fromS("2100-01-01T00:00:00.050Z#" + requestId(1)));
        assertThat(row.get("status")).isEqualTo(AttributeValue.fromS("processing"));
        assertThat(row.get("version")).isEqualTo(AttributeValue.fromN("1"));
        assertThat(row.get("wake_at")).isEqualTo(AttributeValue.fromN("4102444860050"));
        assertThat(row.get("wake_shard")).isNotNull();
        assertThat(row.get("ttl")).isEqualTo(AttributeValue.fromN("4110220800"));
    }

    @Test
    void aWakeTimeBetweenTwoMillisecondsCountsAsTheLater() {
        created(anUploadRequest()
                .with(INSTAGRAM, leasedBy("worker-1", NOW.plusNanos(1)))
                .atVersion(1));

        assertThat(row(requestId(1)).get("wake_at")).isEqualTo(AttributeValue.fromN("4102444800001"));
    }

    @Test
    void aRowWithNothingInFlightIsNotInTheIndexByWakeTime() {
        created(anUploadRequest().completed());

        assertThat(row(requestId(1))).doesNotContainKeys("wake_at", "wake_shard");
    }

    @Test
    void theDueRequestsAreSpreadOverAllShards() {
        for (int n = 1; n <= 50; n++) {
            created(anUploadRequest().number(n));
        }

        assertThat(aws.dynamoDb().scan(request -> request.tableName(table)).items())
                .extracting(row -> row.get("wake_shard"))
                .containsOnly(
                        AttributeValue.fromS("0"),
                        AttributeValue.fromS("1"),
                        AttributeValue.fromS("2"),
                        AttributeValue.fromS("3"));
    }

    /** The version before wrote {@code failed} for what is unconfirmed or live in part now, and no {@code statuses}. */
    @Test
    void aRowOfTheVersionBeforeIsListedUnderTheStatusThatItHasNow() {
        UploadRequest unknown = asOfTheVersionBefore(created(
                anUploadRequest().number(1).with(INSTAGRAM, unconfirmed()).with(FACEBOOK, completed())));
        UploadRequest partly = asOfTheVersionBefore(
                created(anUploadRequest().number(2).with(INSTAGRAM, completed()).with(FACEBOOK, failed())));
        UploadRequest failed =
                asOfTheVersionBefore(created(anUploadRequest().number(3).failed()));

        assertThat(listed(status(RequestStatus.UNCONFIRMED))).containsExactly(unknown);
        assertThat(listed(status(RequestStatus.PARTIALLY_COMPLETED))).containsExactly(partly);
        assertThat(listed(status(RequestStatus.FAILED))).containsExactly(failed, partly);
        assertThat(listed(status(RequestStatus.COMPLETED))).containsExactly(partly, unknown);
        assertThat(listed(status(RequestStatus.QUEUED))).isEmpty();
    }

    private UploadRequest asOfTheVersionBefore(UploadRequest request) {
        aws.dynamoDb()
                .updateItem(update -> update.tableName(table)
                        .key(key(request.id()))
                        .updateExpression("SET #status = :failed REMOVE statuses")
                        .expressionAttributeNames(Map.of("#status", "status"))
                        .expressionAttributeValues(Map.of(":failed", AttributeValue.fromS("failed"))));
        return request;
    }

    private List<UploadRequest> listed(ListFilter filter) {
        return ((Page.Items<UploadRequest>) store.list(ALICE, filter, 10, Optional.empty())).items();
    }

    private static ListFilter status(RequestStatus status) {
        return ListFilter.EVERYTHING.withStatus(status);
    }

    @Test
    void aTokenForgedByOneWhoKnowsItsFormIsABadTokenOrAPlaceInTheSameList() {
        UploadRequest ofAlice = created(anUploadRequest());
        PageTokens forger = PageTokens.ofList(ALICE, ListFilter.EVERYTHING);
        String later = "2100-01-02T00:00:00.000Z#" + requestId(9);

        assertThat(store.list(ALICE, ListFilter.EVERYTHING, 5, Optional.of(forger.write("anything"))))
                .isEqualTo(new Page.BadToken<UploadRequest>());
        assertThat(store.list(ALICE, ListFilter.EVERYTHING, 5, Optional.of(forger.write(later))))
                .isEqualTo(new Page.Items<>(List.of(ofAlice), Optional.empty()));
        ListFilter before = ListFilter.EVERYTHING.createdBefore(NOW.plusSeconds(1));
        assertThat(store.list(
                        ALICE,
                        before,
                        5,
                        Optional.of(PageTokens.ofList(ALICE, before).write(later))))
                .isEqualTo(new Page.BadToken<UploadRequest>());
        assertThat(store.due(NOW, Optional.of(PageTokens.ofDue().write("anything"))))
                .isEqualTo(new Page.BadToken<RequestId>());
    }

    private Map<String, AttributeValue> row(RequestId id) {
        return aws.dynamoDb()
                .getItem(request -> request.tableName(table).key(key(id)))
                .item();
    }

    private static Map<String, AttributeValue> key(RequestId id) {
        return Map.of("request_id", AttributeValue.fromS(id.value()), "item", AttributeValue.fromS("request"));
    }
}

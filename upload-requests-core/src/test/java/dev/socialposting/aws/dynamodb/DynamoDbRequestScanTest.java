package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.RequestScan.Row;
import dev.socialposting.uploads.store.StoreUnavailableException;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** On DynamoDB Local, or on whatever the environment names. */
@ExtendWith(LocalAwsExtension.class)
final class DynamoDbRequestScanTest {
    private final LocalAws aws;
    private final String table;
    private final UploadRequestStore store;

    DynamoDbRequestScanTest(LocalAws aws) {
        this.aws = aws;
        this.table = EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS);
        this.store = new DynamoDbUploadRequestStore(aws.dynamoDb(), table, new SecureRandom());
    }

    @Test
    void anEmptyTableHasNoRows() {
        assertThat(scan(10).rows()).isEmpty();
    }

    @Test
    void theRequestsOfAllUsersAreFoundPageByPage() {
        List<Row> written = new ArrayList<>();
        for (int n = 1; n <= 23; n++) {
            written.add(new Row.Found(created(n)));
        }

        assertThat(scan(5).rows()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(scan(23).rows()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(new DynamoDbRequestScan(aws.dynamoDb(), table).rows()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void aRowThatCannotBeReadIsNamedAndKeepsNoOtherFromBeingFound() {
        List<UploadRequest> created = List.of(created(1), created(2), created(3));
        aws.dynamoDb()
                .updateItem(update -> update.tableName(table)
                        .key(Map.of(
                                "request_id", AttributeValue.fromS(requestId(2).value()),
                                "item", AttributeValue.fromS("request")))
                        .updateExpression("REMOVE #caption")
                        .expressionAttributeNames(Map.of("#caption", "caption")));

        assertThat(scan(2).rows())
                .containsExactlyInAnyOrder(
                        new Row.Found(created.get(0)),
                        new Row.Unreadable(requestId(2).value()),
                        new Row.Found(created.get(2)));
    }

    @Test
    void theItemsOfALogAreNoRequests() {
        UploadRequest request = created(1);
        new DynamoDbPostingLog(aws.dynamoDb(), table, new SecureRandom())
                .append(
                        request.id(),
                        List.of(new LogEntry(
                                INSTAGRAM,
                                LogPosition.FIRST,
                                NOW,
                                LogLevel.INFO,
                                LogCode.ACCEPTED,
                                "Accepted.",
                                Map.of())),
                        request.expiresAt());

        assertThat(scan(10).rows()).containsExactly(new Row.Found(request));
    }

    @Test
    void aTableThatIsNotThereIsAFailureAndNotAnEmptyOne() {
        DynamoDbRequestScan nowhere = new DynamoDbRequestScan(aws.dynamoDb(), table + "-that-is-not-there");

        assertThatThrownBy(() -> nowhere.rows().toList()).isInstanceOf(StoreUnavailableException.class);
    }

    private DynamoDbRequestScan scan(int pageSize) {
        return new DynamoDbRequestScan(aws.dynamoDb(), table, pageSize);
    }

    private UploadRequest created(int number) {
        UploadRequest request = anUploadRequest()
                .number(number)
                .by(number % 2 == 0 ? ALICE : BOB)
                .queued();
        store.create(request);
        return request;
    }
}

package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.RestoredRequests;
import dev.socialposting.uploads.store.UnreadableRowException;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore.Creation;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** On DynamoDB Local, or on whatever the environment names. */
@ExtendWith(LocalAwsExtension.class)
final class DynamoDbRestoredRequestsTest {
    private final LocalAws aws;
    private final String table;
    private final UploadRequestStore store;
    private final RestoredRequests restored;

    DynamoDbRestoredRequestsTest(LocalAws aws) {
        this.aws = aws;
        this.table = EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS);
        this.store = new DynamoDbUploadRequestStore(aws.dynamoDb(), table, new SecureRandom());
        this.restored = new DynamoDbRestoredRequests(aws.dynamoDb(), table, new SecureRandom());
    }

    @Test
    void aRequestKeepsItsVersionAndGoesOnFromThere() {
        UploadRequest request = anUploadRequest().atVersion(7).failed();

        assertThat(restored.putBack(request)).isEqualTo(new Creation.Created(request));

        store.update(request, row -> row.retry(row.postings().keySet(), NOW));
        assertThat(store.find(request.id()).orElseThrow().version()).isEqualTo(8);
    }

    @Test
    void theRowThatIsThereIsNeverOverwritten() {
        UploadRequest there = anUploadRequest().completed();
        store.create(there);

        assertThat(restored.putBack(anUploadRequest().atVersion(7).failed()))
                .isEqualTo(new Creation.AlreadyExists(there));

        assertThat(store.find(there.id())).contains(there);
    }

    @Test
    void aRowThatIsThereAndCannotBeReadIsNotTakenForNone() {
        UploadRequest there = anUploadRequest().completed();
        store.create(there);
        aws.dynamoDb()
                .updateItem(update -> update.tableName(table)
                        .key(Map.of(
                                "request_id", AttributeValue.fromS(there.id().value()),
                                "item", AttributeValue.fromS("request")))
                        .updateExpression("REMOVE #caption")
                        .expressionAttributeNames(Map.of("#caption", "caption")));

        assertThatThrownBy(() -> restored.putBack(there)).isInstanceOf(UnreadableRowException.class);
    }
}

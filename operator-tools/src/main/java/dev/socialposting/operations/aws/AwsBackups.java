package dev.socialposting.operations.aws;

import dev.socialposting.aws.AwsClients;
import dev.socialposting.aws.dynamodb.DynamoDbPostingLog;
import dev.socialposting.aws.dynamodb.DynamoDbRequestScan;
import dev.socialposting.aws.dynamodb.DynamoDbRestoredRequests;
import dev.socialposting.aws.dynamodb.DynamoDbUploadRequestStore;
import dev.socialposting.aws.sqs.SqsPostingQueue;
import dev.socialposting.operations.Backups;
import dev.socialposting.operations.OperationFailedException;
import dev.socialposting.operations.Place;
import java.security.SecureRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Restored tables on DynamoDB. */
public final class AwsBackups implements Backups {
    private final Supplier<DynamoDbClient> dynamoDb;
    private final Supplier<SqsClient> sqs;

    /** With region, credentials and endpoints as the SDK finds them. */
    public AwsBackups() {
        this(() -> new AwsClients().dynamoDb(), () -> new AwsClients().sqs());
    }

    public AwsBackups(Supplier<DynamoDbClient> dynamoDb, Supplier<SqsClient> sqs) {
        this.dynamoDb = dynamoDb;
        this.sqs = sqs;
    }

    @Override
    public Parts parts(Place place, String table) {
        DynamoDbClient client = AwsSystems.found(dynamoDb);
        mustBeThere(client, table);
        SecureRandom random = new SecureRandom();
        String own = place.uploadRequestsTable();
        return new Parts(
                new DynamoDbRequestScan(client, table),
                new DynamoDbPostingLog(client, table, random),
                new DynamoDbUploadRequestStore(client, own, random),
                new DynamoDbPostingLog(client, own, random),
                new DynamoDbRestoredRequests(client, own, random),
                () -> queue(place));
    }

    private SqsPostingQueue queue(Place place) {
        return new SqsPostingQueue(AwsSystems.found(sqs), place.postingQueueUrl());
    }

    private static void mustBeThere(DynamoDbClient client, String table) {
        TableDescription description = Asking.aws(
                "describe the table " + table,
                () -> client.describeTable(request -> request.tableName(table)).table());
        if (description.tableStatus() != TableStatus.ACTIVE) {
            throw new OperationFailedException("The table %s is not ready yet: its status is %s."
                    .formatted(table, description.tableStatusAsString()));
        }
        if (description.globalSecondaryIndexes().stream()
                .noneMatch(index -> index.indexName().equals(DynamoDbRequestScan.INDEX))) {
            throw new OperationFailedException(
                    "The table %s has no index %s: it is none of this system's, or was restored without its indexes."
                            .formatted(table, DynamoDbRequestScan.INDEX));
        }
    }
}

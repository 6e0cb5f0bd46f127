package dev.socialposting.aws.dynamodb;

import dev.socialposting.calls.CallCounts;
import dev.socialposting.uploads.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Counts in the table {@code UploadRequestsTable}, an item for each user and stretch of time: {@code request_id = "calls#<user>"}, {@code item}
 * is the beginning of the stretch. One conditional write of a few bytes counts and refuses; that the SDK may make it twice, if its answer is
 * lost, does no harm.
 */
public final class DynamoDbCallCounts implements CallCounts {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(1);
    private static final String PREFIX = "calls#";

    private final DynamoDbClient client;
    private final String tableName;
    private final Duration longestCall;

    public DynamoDbCallCounts(DynamoDbClient client, String tableName) {
        this(client, tableName, LONGEST_CALL);
    }

    DynamoDbCallCounts(DynamoDbClient client, String tableName, Duration longestCall) {
        this.client = client;
        this.tableName = tableName;
        this.longestCall = longestCall;
    }

    @Override
    public boolean countUpTo(int most, UserId user, Instant window, Instant forgottenAt) {
        UpdateItemRequest update = UpdateItemRequest.builder()
                .tableName(tableName)
                .key(Map.of(
                        RequestRowSchema.REQUEST_ID, countsOf(user),
                        RequestRowSchema.ITEM, AttributeValue.fromS(window.toString())))
                .updateExpression("SET #ttl = :ttl ADD #calls :one")
                .conditionExpression("attribute_not_exists(#calls) OR #calls < :most")
                .expressionAttributeNames(Map.of("#ttl", RequestRowSchema.TTL, "#calls", "calls"))
                .expressionAttributeValues(
                        Map.of(":ttl", number(forgottenAt.getEpochSecond()), ":one", number(1), ":most", number(most)))
                .overrideConfiguration(call -> call.apiCallTimeout(longestCall))
                .build();
        return Asking.dynamoDb("count a call", () -> isCounted(update));
    }

    /** The {@code request_id} of all counts of a user. */
    static AttributeValue countsOf(UserId user) {
        return AttributeValue.fromS(PREFIX + user);
    }

    private boolean isCounted(UpdateItemRequest update) {
        try {
            client.updateItem(update);
            return true;
        } catch (ConditionalCheckFailedException full) {
            return false;
        }
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }
}

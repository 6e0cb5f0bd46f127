package dev.socialposting.aws.dynamodb;

import static dev.socialposting.aws.dynamodb.RequestRowSchema.REQUEST;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.REQUEST_ID;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.VERSION;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Reads and writes single rows. Every write has a condition, and answers with the row that is there afterwards.
 *
 * <p>A write can take effect though its answer is lost: the SDK then writes again by itself and is told that the condition does not
 * hold, or it gives up. Either way the row that is found says, by its write id, whose write it was.
 */
final class RequestRows {
    private static final Expression NOT_THERE = Expression.builder()
            .expression("attribute_not_exists(#id)")
            .putExpressionName("#id", REQUEST_ID)
            .build();

    private final DynamoDbTable<RequestRow> table;

    RequestRows(DynamoDbTable<RequestRow> table) {
        this.table = table;
    }

    /** The row as it was last written. */
    Optional<RequestRow> find(RequestId id) {
        Key key = Key.builder().partitionValue(id.value()).sortValue(REQUEST).build();
        return Optional.ofNullable(Asking.dynamoDb(
                "read a request",
                () -> table.getItem(request -> request.key(key).consistentRead(true))));
    }

    /** Writes a row if there is none with its id; the row there now is this one, or the one that kept it out. */
    RequestRow insert(RequestRow row) {
        return write(row, NOT_THERE, _ -> true)
                .orElseThrow(() -> new IllegalStateException("a row kept another out and was not there"));
    }

    /** Writes a row over the given version; the row there now is this one, or the one that was found instead, or none. */
    Optional<RequestRow> replace(long version, RequestRow row) {
        Expression unchanged = Expression.builder()
                .expression("#version = :version")
                .putExpressionName("#version", VERSION)
                .putExpressionValue(":version", AttributeValue.fromN(Long.toString(version)))
                .build();
        return write(row, unchanged, found -> found.isWrittenBy(row.writeId()));
    }

    /** @param answers whether a row that is found after a failure says what became of the write */
    private Optional<RequestRow> write(RequestRow row, Expression condition, Predicate<RequestRow> answers) {
        try {
            table.putItem(PutItemEnhancedRequest.builder(RequestRow.class)
                    .item(row)
                    .conditionExpression(condition)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .build());
            return Optional.of(row);
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem() ? Optional.of(table.tableSchema().mapToItem(e.item())) : Optional.empty();
        } catch (SdkException e) {
            Optional<RequestRow> found = find(row.id()).filter(answers);
            if (found.isEmpty()) {
                throw new StoreUnavailableException("DynamoDB could not be asked to write", e);
            }
            return found;
        }
    }
}

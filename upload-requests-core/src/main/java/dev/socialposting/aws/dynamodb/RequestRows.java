package dev.socialposting.aws.dynamodb;

import static dev.socialposting.aws.dynamodb.RequestRowSchema.REQUEST;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.REQUEST_ID;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.VERSION;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.util.Optional;
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
        return write(row, NOT_THERE)
                .orElseThrow(() -> new IllegalStateException("a row kept another out and was not there"));
    }

    /** Writes a row over the given version; the row there now is this one, or the one that was found instead, or none. */
    Optional<RequestRow> replace(long version, RequestRow row) {
        return write(
                row,
                Expression.builder()
                        .expression("#version = :version")
                        .putExpressionName("#version", VERSION)
                        .putExpressionValue(":version", AttributeValue.fromN(Long.toString(version)))
                        .build());
    }

    private Optional<RequestRow> write(RequestRow row, Expression condition) {
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
            return Optional.of(ownRowDespite(e, row));
        }
    }

    /** The row if it was written though the answer says otherwise. */
    private RequestRow ownRowDespite(SdkException failure, RequestRow row) {
        return find(row.id())
                .filter(found -> found.isWrittenBy(row.writeId()))
                .orElseThrow(() -> new StoreUnavailableException("DynamoDB could not be asked to write", failure));
    }
}

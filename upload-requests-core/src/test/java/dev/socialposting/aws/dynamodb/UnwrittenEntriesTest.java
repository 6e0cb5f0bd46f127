package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A busy DynamoDB may write a part of a batch and hand the rest back. */
@ExtendWith(LocalAwsExtension.class)
final class UnwrittenEntriesTest {
    private final LocalAws aws;
    private final String table;
    private final List<LogEntry> entries = IntStream.range(0, 30)
            .mapToObj(n -> new LogEntry(
                    INSTAGRAM, new LogPosition(1, n), NOW, LogLevel.INFO, LogCode.NOTE, "entry " + n, Map.of()))
            .toList();

    UnwrittenEntriesTest(LocalAws aws) {
        this.aws = aws;
        this.table = EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS);
    }

    @Test
    void whatIsHandedBackIsWrittenAgain() {
        PostingLog log = new DynamoDbPostingLog(new Busy(aws.dynamoDb(), 7), table, new Random(1));

        log.append(requestId(1), entries, NOW.plusSeconds(60));

        PostingLog reader = new DynamoDbPostingLog(aws.dynamoDb(), table, new Random(1));
        assertThat(reader.read(requestId(1), INSTAGRAM, Optional.empty(), 100)).isEqualTo(entries);
    }

    @Test
    void entriesThatAreNeverTakenAreAFault() {
        PostingLog log = new DynamoDbPostingLog(new Busy(aws.dynamoDb(), 0), table, new Random(1));

        assertThatThrownBy(() -> log.append(requestId(1), entries, NOW)).isInstanceOf(StoreUnavailableException.class);
    }

    /** Writes the first few items of every batch. */
    private record Busy(DynamoDbClient dynamoDb, int takes) implements DynamoDbClient {
        @Override
        public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
            Map.Entry<String, List<WriteRequest>> batch =
                    request.requestItems().entrySet().iterator().next();
            List<WriteRequest> taken = batch.getValue().stream().limit(takes).toList();
            List<WriteRequest> rest = batch.getValue().stream().skip(takes).toList();
            if (!taken.isEmpty()) {
                dynamoDb.batchWriteItem(write -> write.requestItems(Map.of(batch.getKey(), taken)));
            }
            return BatchWriteItemResponse.builder()
                    .unprocessedItems(rest.isEmpty() ? Map.of() : Map.of(batch.getKey(), rest))
                    .build();
        }

        @Override
        public String serviceName() {
            return dynamoDb.serviceName();
        }

        @Override
        public void close() {
            dynamoDb.close();
        }
    }
}

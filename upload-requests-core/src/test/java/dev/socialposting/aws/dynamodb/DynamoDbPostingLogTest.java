package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.PostingLogContract;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(LocalAwsExtension.class)
final class DynamoDbPostingLogTest extends PostingLogContract {
    private final LocalAws aws;
    private final String table;
    private final PostingLog log;

    DynamoDbPostingLogTest(LocalAws aws) {
        this.aws = aws;
        this.table = EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS);
        this.log = new DynamoDbPostingLog(aws.dynamoDb(), table, new Random(1));
    }

    @Override
    protected PostingLog log() {
        return log;
    }

    @Test
    void anEntryIsAnItemBesideItsRequestThatEndsWithIt() {
        log.append(requestId(1), List.of(entry(12, 3)), NOW.plusSeconds(60));

        assertThat(aws.dynamoDb().scan(request -> request.tableName(table)).items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.get("request_id"))
                            .isEqualTo(AttributeValue.fromS(requestId(1).value()));
                    assertThat(item.get("item"))
                            .isEqualTo(AttributeValue.fromS("log#" + INSTAGRAM + "#0000000012#000003"));
                    assertThat(item.get("ttl")).isEqualTo(AttributeValue.fromN("4102444860"));
                    assertThat(item).doesNotContainKeys("user_id", "wake_shard", "wake_at");
                });
    }

    @Test
    void aRequestsRowIsNotReadAsItsLog() {
        new DynamoDbUploadRequestStore(aws.dynamoDb(), table, new SecureRandom())
                .create(anUploadRequest().queued());

        assertThat(log.read(requestId(1), INSTAGRAM, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void whatWasStoredBeforeThereWereCodesIsANote() {
        stored(item -> item.remove("code"));

        assertThat(readBack()).isEqualTo(LogCode.NOTE);
    }

    @Test
    void soIsWhatANewerVersionStoredWithACodeOfItsOwn() {
        stored(item -> item.put("code", AttributeValue.fromS("of_a_newer_version")));

        assertThat(readBack()).isEqualTo(LogCode.NOTE);
    }

    @Test
    void aWarningThatWasStoredBeforeHasItsCodeAmongItsFields() {
        stored(item -> {
            item.remove("code");
            item.put("fields", NamedValues.write(Map.of("code", "posted_recently")));
        });

        assertThat(readBack()).isEqualTo(LogCode.POSTED_RECENTLY);
    }

    /** An entry is stored, and its item then changed. */
    private void stored(Consumer<Map<String, AttributeValue>> change) {
        log.append(requestId(1), List.of(entry(2, 0)), NOW.plusSeconds(60));
        Map<String, AttributeValue> item = new HashMap<>(
                aws.dynamoDb().scan(request -> request.tableName(table)).items().getFirst());
        change.accept(item);
        aws.dynamoDb().putItem(put -> put.tableName(table).item(item));
    }

    private LogCode readBack() {
        return log.read(requestId(1), INSTAGRAM, Optional.empty(), 10)
                .getFirst()
                .code();
    }

    private static LogEntry entry(long rowVersion, int index) {
        return new LogEntry(
                INSTAGRAM,
                new LogPosition(rowVersion, index),
                NOW,
                LogLevel.INFO,
                LogCode.PLATFORM_PREPARED,
                "created a container",
                Map.of());
    }
}

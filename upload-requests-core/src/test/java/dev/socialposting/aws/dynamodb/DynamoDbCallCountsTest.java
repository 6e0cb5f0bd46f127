package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.calls.CallCounts;
import dev.socialposting.calls.CallCountsContract;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(LocalAwsExtension.class)
final class DynamoDbCallCountsTest extends CallCountsContract {
    /** The machine of a test may be busy with others. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalAws aws;
    private final String table;
    private final CallCounts counts;

    DynamoDbCallCountsTest(LocalAws aws) {
        this.aws = aws;
        this.table = EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS);
        this.counts = new DynamoDbCallCounts(aws.dynamoDb(), table, PATIENCE);
    }

    @Override
    protected CallCounts counts() {
        return counts;
    }

    @Test
    void itsItemExpiresAndIsInNoIndex() {
        counts.countUpTo(10, ALICE, NOW, NOW.plusSeconds(3660));

        assertThat(aws.dynamoDb().scan(scan -> scan.tableName(table)).items())
                .containsExactly(Map.of(
                        "request_id", AttributeValue.fromS("calls#alice"),
                        "item", AttributeValue.fromS(NOW.toString()),
                        "calls", AttributeValue.fromN("1"),
                        "ttl", AttributeValue.fromN(Long.toString(NOW.getEpochSecond() + 3660))));
    }
}

package dev.socialposting.local;

import static dev.socialposting.local.Night.BY_FACEBOOK_LOGIN;
import static dev.socialposting.local.Night.FACEBOOK;
import static dev.socialposting.local.Night.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.testing.RestoredTable;
import dev.socialposting.operations.RestoreTool;
import dev.socialposting.operations.aws.AwsBackups;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The night in which the table was lost: the whole system on one machine, its table as it was before the evening's last posts, and an
 * operator with {@code bin/restore}. The platforms' ledger says what went out.
 */
class RestoreNightTest {
    private static final String TABLE = "UploadRequestsTable";
    private static final String RESTORED = "restored-that-night";
    private static final List<String> ALL = List.of(INSTAGRAM, BY_FACEBOOK_LOGIN, FACEBOOK);

    @TempDir
    private Path data;

    private Night night;

    @BeforeEach
    void startSystem() throws Exception {
        night = new Night(data);
    }

    @AfterEach
    void stopEverything() {
        night.close();
    }

    @Test
    void nothingIsPostedTwiceAndNothingThatItsUserStopped() throws Exception {
        everywhere("platform-down");
        String triedAgain = night.post("Tried again in the evening", ALL, "");
        String neverTriedAgain = night.post("Left as it was", ALL, "");
        night.awaitStatus(triedAgain, "failed");
        night.awaitStatus(neverTriedAgain, "failed");
        everywhere("happy-path");
        String finished = night.post("Finished before", ALL, "");
        night.awaitStatus(finished, "completed");
        String stopped = night.post(
                "Stopped in the evening",
                ALL,
                ", \"scheduled_at\": \"%s\"".formatted(Instant.now().plus(Duration.ofHours(2))));
        RestoredTable.copy(dynamoDb(), TABLE, RESTORED);

        night.command(triedAgain, "retry", "{}");
        night.awaitStatus(triedAgain, "completed");
        night.command(stopped, "cancel", "{}");
        night.awaitStatus(stopped, "cancelled");
        assertThat(night.ledger("Tried again in the evening")).hasSize(ALL.size());
        everythingIsLost();

        assertThat(restore()).isZero();
        assertThat(items()).as("without --apply nothing is done").isEmpty();
        assertThat(restore("--apply")).isZero();

        night.awaitEnd(triedAgain);
        night.awaitEnd(neverTriedAgain);
        night.awaitEnd(stopped);
        assertThat(night.request(finished).path("status").asText()).isEqualTo("completed");
        assertThat(night.status(triedAgain, FACEBOOK)).as("found on the Page").isEqualTo("completed");
        assertThat(night.status(triedAgain, BY_FACEBOOK_LOGIN))
                .as("found by its text")
                .isEqualTo("completed");
        assertThat(night.status(triedAgain, INSTAGRAM))
                .as("texts are not shown here")
                .isEqualTo("unconfirmed");
        assertThat(night.statuses(neverTriedAgain)).containsOnly("unconfirmed");
        assertThat(night.statuses(stopped)).containsOnly("unconfirmed");
        List<Map<String, AttributeValue>> rows = rows();
        assertThat(restore("--apply")).as("a second run").isZero();
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(rows);

        // Their user looks at the accounts, and says what is there and what is not.
        night.command(triedAgain, "resolve", "{\"destination\": \"%s\", \"published\": true}".formatted(INSTAGRAM));
        night.awaitStatus(triedAgain, "completed");
        for (String destination : ALL) {
            night.command(
                    neverTriedAgain,
                    "resolve",
                    "{\"destination\": \"%s\", \"published\": false}".formatted(destination));
        }
        night.awaitStatus(neverTriedAgain, "completed");

        assertThat(night.ledger("Finished before")).hasSize(ALL.size());
        assertThat(night.ledger("Tried again in the evening"))
                .as("no duplicates")
                .hasSize(ALL.size());
        assertThat(night.ledger("Left as it was")).hasSize(ALL.size());
        assertThat(night.ledger("Stopped in the evening")).isEmpty();
        assertThat(night.platforms().posts()).hasSize(3 * ALL.size());
    }

    /** Otherwise the test above could not fail: the ledger tells of a post that went out twice. */
    @Test
    void putBackAsItIsAFailedRowPostsTwice() throws Exception {
        everywhere("platform-down");
        String triedAgain = night.post("Tried again in the evening", ALL, "");
        night.awaitStatus(triedAgain, "failed");
        everywhere("happy-path");
        List<Map<String, AttributeValue>> saved = items();
        night.command(triedAgain, "retry", "{}");
        night.awaitStatus(triedAgain, "completed");

        everythingIsLost();
        saved.forEach(
                item -> dynamoDb().putItem(request -> request.tableName(TABLE).item(item)));
        night.command(triedAgain, "retry", "{}");
        night.awaitStatus(triedAgain, "completed");

        assertThat(night.ledger("Tried again in the evening")).hasSize(2 * ALL.size());
    }

    private void everywhere(String scenario) {
        night.scenario(scenario, ALL);
    }

    private int restore(String... options) {
        List<String> arguments = new ArrayList<>(List.of(RESTORED));
        arguments.addAll(List.of(options));
        return new RestoreTool(
                        night.operator(),
                        new AwsBackups(() -> dynamoDb(), () -> night.aws().sqs()),
                        () -> UUID.randomUUID().toString())
                .run(arguments);
    }

    private void everythingIsLost() {
        items().forEach(item -> {
            Map<String, AttributeValue> key = new HashMap<>(item);
            key.keySet().retainAll(Set.of("request_id", "item"));
            dynamoDb().deleteItem(request -> request.tableName(TABLE).key(key));
        });
    }

    private List<Map<String, AttributeValue>> items() {
        return dynamoDb().scanPaginator(request -> request.tableName(TABLE).consistentRead(true)).items().stream()
                .toList();
    }

    private List<Map<String, AttributeValue>> rows() {
        return items().stream()
                .filter(item -> AttributeValue.fromS("request").equals(item.get("item")))
                .toList();
    }

    private DynamoDbClient dynamoDb() {
        return night.aws().dynamoDb();
    }
}

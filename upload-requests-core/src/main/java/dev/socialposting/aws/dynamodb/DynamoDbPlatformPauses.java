package dev.socialposting.aws.dynamodb;

import dev.socialposting.pauses.PlatformPause;
import dev.socialposting.pauses.PlatformPauses;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * Keeps pauses in the table {@code UploadRequestsTable}, an item each: {@code request_id = "pause#<platform>"}, {@code item = "pause"}. A pause
 * that is over leaves the item without what makes it one: so a worker, which may end one, need not be allowed to delete items.
 */
public final class DynamoDbPlatformPauses implements PlatformPauses {
    private static final String PREFIX = "pause#";
    private static final String PAUSE = "pause";
    private static final String SINCE = "since";
    private static final String BY = "paused_by";
    private static final String REASON = "reason";
    private static final String TRIAL_EVERY = "trial_every_s";
    private static final String TRIAL = "trial";
    private static final String TRIAL_UNTIL = "until";

    private final DynamoDbClient client;
    private final String tableName;

    public DynamoDbPlatformPauses(DynamoDbClient client, String tableName) {
        this.client = client;
        this.tableName = tableName;
    }

    @Override
    public Optional<PlatformPause> find(Platform platform) {
        MapReader item = new MapReader(Asking.dynamoDb(
                "read the pause of a platform",
                () -> client.getItem(get -> get.tableName(tableName).key(key(platform)))
                        .item()));
        return item.optionalInstant(SINCE).map(since -> read(platform, since, item));
    }

    @Override
    public void pause(PlatformPause pause) {
        Asking.dynamoDb(
                "pause a platform",
                () -> client.putItem(put -> put.tableName(tableName).item(item(pause))));
    }

    @Override
    public boolean begin(PlatformPause.Trial trial, PlatformPause known) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":since", instant(known.since())));
        known.trial().ifPresent(one -> values.put(":trial", write(one).value()));
        return isWritten(
                "try a paused platform",
                put -> put.item(item(known.triedBy(trial)))
                        .conditionExpression(
                                known.trial().isPresent()
                                        ? "#since = :since AND #trial = :trial"
                                        : "#since = :since AND attribute_not_exists(#trial)")
                        .expressionAttributeNames(Map.of("#since", SINCE, "#trial", TRIAL))
                        .expressionAttributeValues(values));
    }

    @Override
    public boolean end(Platform platform, Instant since) {
        return isWritten(
                "resume a platform",
                put -> put.item(key(platform))
                        .conditionExpression("#since = :since")
                        .expressionAttributeNames(Map.of("#since", SINCE))
                        .expressionAttributeValues(Map.of(":since", instant(since))));
    }

    private boolean isWritten(String toDo, Consumer<PutItemRequest.Builder> write) {
        return Asking.dynamoDb(toDo, () -> {
            try {
                client.putItem(put -> write.accept(put.tableName(tableName)));
                return true;
            } catch (ConditionalCheckFailedException changed) {
                return false;
            }
        });
    }

    private static Map<String, AttributeValue> item(PlatformPause pause) {
        Map<String, AttributeValue> item = new HashMap<>(new MapWriter()
                .instant(SINCE, pause.since())
                .text(BY, pause.by())
                .text(REASON, pause.reason())
                .number(TRIAL_EVERY, pause.trialEvery().map(Duration::toSeconds))
                .map(TRIAL, pause.trial().map(DynamoDbPlatformPauses::write))
                .fields());
        item.putAll(key(pause.platform()));
        return item;
    }

    private static PlatformPause read(Platform platform, Instant since, MapReader item) {
        return new PlatformPause(
                platform,
                since,
                item.text(BY),
                item.text(REASON),
                item.optionalNumber(TRIAL_EVERY).map(Duration::ofSeconds),
                item.optionalMap(TRIAL).map(DynamoDbPlatformPauses::readTrial));
    }

    private static PlatformPause.Trial readTrial(MapReader trial) {
        return new PlatformPause.Trial(
                RequestId.parse(trial.text("request_id")).orElseThrow(),
                Destination.parse(trial.text("destination")).orElseThrow(),
                trial.instant(TRIAL_UNTIL));
    }

    private static MapWriter write(PlatformPause.Trial trial) {
        return new MapWriter()
                .text("request_id", trial.requestId().toString())
                .text("destination", trial.destination().toString())
                .instant(TRIAL_UNTIL, trial.until());
    }

    private static AttributeValue instant(Instant instant) {
        return new MapReader(new MapWriter().instant(SINCE, instant).fields()).require(SINCE);
    }

    private static Map<String, AttributeValue> key(Platform platform) {
        return Map.of(
                RequestRowSchema.REQUEST_ID, AttributeValue.fromS(PREFIX + platform),
                RequestRowSchema.ITEM, AttributeValue.fromS(PAUSE));
    }
}

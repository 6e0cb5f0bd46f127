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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Keeps pauses in the table {@code UploadRequestsTable}, an item each: {@code request_id = "pause#<platform>"}, {@code item = "pause"}. */
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
        Map<String, AttributeValue> item = Asking.dynamoDb(
                "read the pause of a platform",
                () -> client.getItem(get -> get.tableName(tableName).key(key(platform)))
                        .item());
        return item.isEmpty() ? Optional.empty() : Optional.of(read(platform, new MapReader(item)));
    }

    @Override
    public void pause(PlatformPause pause) {
        MapWriter item = new MapWriter()
                .instant(SINCE, pause.since())
                .text(BY, pause.by())
                .text(REASON, pause.reason())
                .number(TRIAL_EVERY, pause.trialEvery().map(Duration::toSeconds))
                .map(TRIAL, pause.trial().map(DynamoDbPlatformPauses::write));
        Map<String, AttributeValue> fields = new HashMap<>(item.fields());
        fields.putAll(key(pause.platform()));
        Asking.dynamoDb(
                "pause a platform",
                () -> client.putItem(put -> put.tableName(tableName).item(fields)));
    }

    @Override
    public boolean begin(PlatformPause.Trial trial, PlatformPause known) {
        String unchanged = known.trial().isPresent() ? "#trial = :known" : "attribute_not_exists(#trial)";
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":since", instant(known.since()));
        values.put(":trial", write(trial).value());
        known.trial().ifPresent(one -> values.put(":known", write(one).value()));
        return isDone(
                "try a paused platform",
                () -> client.updateItem(update -> update.tableName(tableName)
                        .key(key(known.platform()))
                        .updateExpression("SET #trial = :trial")
                        .conditionExpression("#since = :since AND " + unchanged)
                        .expressionAttributeNames(Map.of("#trial", TRIAL, "#since", SINCE))
                        .expressionAttributeValues(values)));
    }

    @Override
    public boolean end(Platform platform, Instant since) {
        return isDone(
                "resume a platform",
                () -> client.deleteItem(delete -> delete.tableName(tableName)
                        .key(key(platform))
                        .conditionExpression("#since = :since")
                        .expressionAttributeNames(Map.of("#since", SINCE))
                        .expressionAttributeValues(Map.of(":since", instant(since)))));
    }

    private static boolean isDone(String toDo, Runnable write) {
        return Asking.dynamoDb(toDo, () -> {
            try {
                write.run();
                return true;
            } catch (ConditionalCheckFailedException changed) {
                return false;
            }
        });
    }

    private static PlatformPause read(Platform platform, MapReader item) {
        return new PlatformPause(
                platform,
                item.instant(SINCE),
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

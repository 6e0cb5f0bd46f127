package dev.socialposting.aws.dynamodb;

import dev.socialposting.limits.PlaceStore;
import dev.socialposting.limits.Places;
import dev.socialposting.limits.Places.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Keeps places in the table {@code UploadRequestsTable}, an item for each limit: {@code request_id = "limit#<key>"}, {@code item = "limit"}. */
public final class DynamoDbPlaceStore implements PlaceStore {
    private static final String PREFIX = "limit#";
    private static final String LIMIT = "limit";
    private static final String VERSION = "version";
    private static final String TAKEN = "taken";
    private static final String HOLDER = "holder";
    private static final String UNTIL = "until";
    private static final String COUNT = "count";

    /** Of no use when all its places are free; DynamoDB deletes it within days. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final DynamoDbClient client;
    private final String tableName;

    public DynamoDbPlaceStore(DynamoDbClient client, String tableName) {
        this.client = client;
        this.tableName = tableName;
    }

    @Override
    public Places find(String limit) {
        MapReader item = new MapReader(Asking.dynamoDb(
                "read what is taken of a limit",
                () -> client.getItem(
                                get -> get.tableName(tableName).key(key(limit)).consistentRead(true))
                        .item()));
        return item.optionalNumber(VERSION)
                .map(version -> new Places(version, read(item.require(TAKEN))))
                .orElse(Places.NONE);
    }

    @Override
    public boolean replace(String limit, Places seen, Places newer) {
        PutItemRequest put = PutItemRequest.builder()
                .tableName(tableName)
                .item(item(limit, newer))
                .conditionExpression(seen.version() == 0 ? "attribute_not_exists(#version)" : "#version = :seen")
                .expressionAttributeNames(Map.of("#version", VERSION))
                .expressionAttributeValues(
                        seen.version() == 0
                                ? null
                                : Map.of(":seen", AttributeValue.fromN(Long.toString(seen.version()))))
                .build();
        return Asking.dynamoDb("take of a limit", () -> {
            try {
                client.putItem(put);
                return true;
            } catch (ConditionalCheckFailedException changed) {
                return false;
            }
        });
    }

    private static Map<String, AttributeValue> item(String limit, Places places) {
        Map<String, AttributeValue> item = new HashMap<>(new MapWriter()
                .number(VERSION, places.version())
                .put(
                        TAKEN,
                        AttributeValue.fromL(places.taken().stream()
                                .map(DynamoDbPlaceStore::write)
                                .toList()))
                .number(RequestRowSchema.TTL, lastUntil(places).plus(KEPT).getEpochSecond())
                .fields());
        item.putAll(key(limit));
        return item;
    }

    private static Instant lastUntil(Places places) {
        return places.taken().stream()
                .map(Place::until)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static AttributeValue write(Place place) {
        return new MapWriter()
                .text(HOLDER, place.holder())
                .instant(UNTIL, place.until())
                .number(COUNT, place.count())
                .value();
    }

    private static List<Place> read(AttributeValue taken) {
        return taken.l().stream()
                .map(MapReader::of)
                .map(place -> new Place(place.optionalText(HOLDER), place.instant(UNTIL), place.number(COUNT)))
                .toList();
    }

    private static Map<String, AttributeValue> key(String limit) {
        return Map.of(
                RequestRowSchema.REQUEST_ID, AttributeValue.fromS(PREFIX + limit),
                RequestRowSchema.ITEM, AttributeValue.fromS(LIMIT));
    }
}

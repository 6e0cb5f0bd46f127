package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.RecentPosts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Remembers recent posts in the table {@code UploadRequestsTable}, an item for each user, video address and caption.
 *
 * <p>A note is one write, which returns what it displaces: each destination's requests move on by a place, and the oldest is
 * forgotten. A request that is the latest already is not noted once more, which would forget an older one for nothing.
 */
public final class DynamoDbRecentPosts implements RecentPosts {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(1);

    private final DynamoDbClient client;
    private final String tableName;

    public DynamoDbRecentPosts(DynamoDbClient client, String tableName) {
        this.client = client;
        this.tableName = tableName;
    }

    @Override
    public Map<Destination, List<Earlier>> note(UploadRequest accepted) {
        List<Destination> destinations = List.copyOf(accepted.postings().keySet());
        return earlier(
                accepted, Asking.dynamoDb("note a recent post", () -> displacedBy(update(accepted, destinations))));
    }

    @Override
    public Map<Destination, List<Earlier>> earlier(UploadRequest request) {
        return earlier(
                request,
                Asking.dynamoDb(
                        "look for recent posts",
                        () -> client.getItem(get -> get.tableName(tableName)
                                        .key(RecentPostsItem.key(request))
                                        .consistentRead(true)
                                        .overrideConfiguration(call -> call.apiCallTimeout(LONGEST_CALL)))
                                .item()));
    }

    /** @param item what stood there before the request */
    private static Map<Destination, List<Earlier>> earlier(UploadRequest request, Map<String, AttributeValue> item) {
        SequencedMap<Destination, List<Earlier>> earlier = new LinkedHashMap<>();
        for (Destination destination : request.postings().keySet()) {
            List<Earlier> before = places().mapToObj(
                            place -> Optional.ofNullable(item.get(attribute(place, destination))))
                    .flatMap(Optional::stream)
                    .flatMap(entry -> entry(entry).stream())
                    .filter(entry -> !entry.requestId().equals(request.id()))
                    .filter(entry ->
                            entry.acceptedAt().isAfter(request.createdAt().minus(WINDOW)))
                    .toList();
            if (!before.isEmpty()) {
                earlier.put(destination, before);
            }
        }
        return earlier;
    }

    private Map<String, AttributeValue> displacedBy(UpdateItemRequest update) {
        try {
            return client.updateItem(update).attributes();
        } catch (ConditionalCheckFailedException notedBefore) {
            return notedBefore.item();
        }
    }

    private UpdateItemRequest update(UploadRequest accepted, List<Destination> destinations) {
        Map<String, String> names =
                new LinkedHashMap<>(Map.of("#ttl", RequestRowSchema.TTL, "#id", RequestRowSchema.REQUEST_ID));
        List<String> changes = new ArrayList<>(List.of("#ttl = :ttl"));
        for (int n = 0; n < destinations.size(); n++) {
            for (int place = 0; place < MOST_REMEMBERED; place++) {
                names.put(name(place, n), attribute(place, destinations.get(n)));
                String value = place == 0 ? ":new" : "if_not_exists(%s, :none)".formatted(name(place - 1, n));
                changes.add(name(place, n) + " = " + value);
            }
        }
        String latest = name(0, 0) + ".#id";
        Instant forgottenAt = accepted.createdAt().plus(WINDOW);
        return UpdateItemRequest.builder()
                .tableName(tableName)
                .key(RecentPostsItem.key(accepted))
                .updateExpression("SET " + String.join(", ", changes))
                .conditionExpression("attribute_not_exists(%s) OR %s <> :id".formatted(latest, latest))
                .expressionAttributeNames(names)
                .expressionAttributeValues(Map.of(
                        ":new", RecentPostsItem.entry(accepted),
                        ":none", AttributeValue.fromM(Map.of()),
                        ":id", AttributeValue.fromS(accepted.id().value()),
                        ":ttl", AttributeValue.fromN(Long.toString(forgottenAt.getEpochSecond()))))
                .returnValues(ReturnValue.UPDATED_OLD)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .overrideConfiguration(call -> call.apiCallTimeout(LONGEST_CALL))
                .build();
    }

    private static Optional<Earlier> entry(AttributeValue value) {
        MapReader entry = MapReader.of(value);
        return entry.optionalText(RequestRowSchema.REQUEST_ID)
                .map(id -> new Earlier(
                        new RequestId(id),
                        Instant.ofEpochMilli(Long.parseLong(
                                entry.require(RecentPostsItem.ACCEPTED_AT).n()))));
    }

    private static IntStream places() {
        return IntStream.range(0, MOST_REMEMBERED);
    }

    private static String attribute(int place, Destination destination) {
        return place + "#" + destination;
    }

    private static String name(int place, int destination) {
        return "#p%dd%d".formatted(place, destination);
    }
}

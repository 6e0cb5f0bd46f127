package dev.socialposting.aws.dynamodb;

import static dev.socialposting.aws.dynamodb.RequestRowSchema.BY_WAKE_TIME;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.ITEM;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.REQUEST;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.REQUEST_ID;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.WAKE_AT;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.WAKE_SHARD;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.PageTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Finds what is due in the index by wake time: shard after shard, one query a page. */
final class DueRequests {
    private final DynamoDbClient client;
    private final String tableName;
    private final int pageSize;
    private final PageTokens tokens = PageTokens.ofDue();

    DueRequests(DynamoDbClient client, String tableName, int pageSize) {
        this.client = client;
        this.tableName = tableName;
        this.pageSize = pageSize;
    }

    Page<RequestId> list(Instant now, Optional<PageToken> from) {
        Optional<Place> place = from.isEmpty()
                ? Optional.of(Place.startOf(0))
                : from.flatMap(tokens::read).flatMap(Place::parse);
        return place.map(start -> page(now, start)).orElseGet(Page.BadToken::new);
    }

    private Page<RequestId> page(Instant now, Place start) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(tableName)
                .indexName(BY_WAKE_TIME)
                .limit(pageSize)
                .keyConditionExpression("#shard = :shard AND #at <= :now")
                .expressionAttributeNames(Map.of("#shard", WAKE_SHARD, "#at", WAKE_AT))
                .expressionAttributeValues(Map.of(
                        ":shard", AttributeValue.fromS(WakeShards.name(start.shard())),
                        ":now", AttributeValue.fromN(Long.toString(now.toEpochMilli()))));
        start.after().ifPresent(row -> query.exclusiveStartKey(row.startKey(start.shard())));
        QueryResponse response = Asking.dynamoDb("find what is due", () -> client.query(query.build()));
        List<RequestId> ids = response.items().stream()
                .map(item -> new RequestId(new MapReader(item).text(REQUEST_ID)))
                .toList();
        return new Page.Items<>(ids, next(start, response).map(place -> tokens.write(place.toString())));
    }

    private static Optional<Place> next(Place start, QueryResponse response) {
        if (response.hasLastEvaluatedKey()) {
            MapReader last = new MapReader(response.lastEvaluatedKey());
            IndexedRow row = new IndexedRow(last.require(WAKE_AT).n(), last.text(REQUEST_ID));
            return Optional.of(new Place(start.shard(), Optional.of(row)));
        }
        int shard = start.shard() + 1;
        return shard < WakeShards.COUNT ? Optional.of(Place.startOf(shard)) : Optional.empty();
    }

    /** A row of the index by what tells it from the others of its shard. */
    private record IndexedRow(String wakeAt, String requestId) {
        Map<String, AttributeValue> startKey(int shard) {
            return Map.of(
                    WAKE_SHARD, AttributeValue.fromS(WakeShards.name(shard)),
                    WAKE_AT, AttributeValue.fromN(wakeAt),
                    REQUEST_ID, AttributeValue.fromS(requestId),
                    ITEM, AttributeValue.fromS(REQUEST));
        }
    }

    /** Where a page begins: in which shard, after which row. Written {@code shard} or {@code shard wake_at request_id}. */
    private record Place(int shard, Optional<IndexedRow> after) {
        private static final Pattern TEXT =
                Pattern.compile("(?<shard>\\d)( (?<at>[0-9.E+-]{1,40}) (?<id>[0-9a-f-]{36}))?");

        static Place startOf(int shard) {
            return new Place(shard, Optional.empty());
        }

        static Optional<Place> parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Optional<IndexedRow> row =
                    Optional.ofNullable(matcher.group("at")).map(wakeAt -> new IndexedRow(wakeAt, matcher.group("id")));
            return Optional.of(new Place(Integer.parseInt(matcher.group("shard")), row));
        }

        @Override
        public String toString() {
            return after.map(row -> shard + " " + row.wakeAt() + " " + row.requestId())
                    .orElse(Integer.toString(shard));
        }
    }
}

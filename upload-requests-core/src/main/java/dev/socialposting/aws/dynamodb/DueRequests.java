package dev.socialposting.aws.dynamodb;

import static dev.socialposting.aws.dynamodb.RequestRowSchema.BY_WAKE_TIME;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.ITEM;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.REQUEST_ID;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.WAKE_AT;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.WAKE_SHARD;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.PageTokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Finds what is due in the index by wake time: a page holds the longest overdue of all shards.
 *
 * <p>Read shard after shard, a reader who has no time for all would begin with the same shard each time, and the last ones would wait
 * for good.
 */
final class DueRequests {
    private static final WakeKind KIND = WakeKind.POSTING;

    private final DynamoDbClient client;
    private final String tableName;
    private final int pageSize;
    private final PageTokens tokens = PageTokens.ofDue();

    /** @param pageSize how many rows of each shard are read at once */
    DueRequests(DynamoDbClient client, String tableName, int pageSize) {
        this.client = client;
        this.tableName = tableName;
        this.pageSize = pageSize;
    }

    Page<RequestId> list(Instant now, Optional<PageToken> from) {
        Optional<List<Place>> places = from.isEmpty()
                ? Optional.of(Place.ALL_STARTS)
                : from.flatMap(tokens::read).flatMap(Place::parseAll);
        return places.map(starts -> page(now, starts)).orElseGet(Page.BadToken::new);
    }

    private Page<RequestId> page(Instant now, List<Place> starts) {
        List<ShardPart> parts = IntStream.range(0, WakeKind.SHARDS)
                .mapToObj(shard -> part(now, shard, starts.get(shard)))
                .toList();
        // Beyond the end of a part whose shard has more, another shard's row may be later than what was not read.
        BigDecimal readUpTo = parts.stream()
                .filter(ShardPart::hasMore)
                .map(part -> part.rows().getLast().wakeAt())
                .min(Comparator.naturalOrder())
                .orElse(BigDecimal.valueOf(Long.MAX_VALUE));
        List<RequestId> ids = parts.stream()
                .flatMap(part -> part.upTo(readUpTo))
                .sorted(Comparator.comparing(IndexedRow::wakeAt))
                // What another hand put into the table is no request, and must not keep the others from being found.
                .flatMap(row -> RequestId.parse(row.requestId()).stream())
                .toList();
        List<Place> next = parts.stream().map(part -> part.after(readUpTo)).toList();
        boolean over = next.stream().allMatch(Place.Over.class::isInstance);
        return new Page.Items<>(ids, over ? Optional.empty() : Optional.of(tokens.write(Place.write(next))));
    }

    private ShardPart part(Instant now, int shard, Place start) {
        return switch (start) {
            case Place.Over() -> new ShardPart(start, List.of(), false);
            case Place.After(Optional<IndexedRow> row) -> {
                QueryResponse response =
                        Asking.dynamoDb("find what is due", () -> client.query(query(now, shard, row)));
                List<IndexedRow> rows =
                        response.items().stream().map(IndexedRow::of).toList();
                yield new ShardPart(start, rows, response.hasLastEvaluatedKey() && !rows.isEmpty());
            }
        };
    }

    private QueryRequest query(Instant now, int shard, Optional<IndexedRow> after) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(tableName)
                .indexName(BY_WAKE_TIME)
                .limit(pageSize)
                .keyConditionExpression("#shard = :shard AND #at <= :now")
                .expressionAttributeNames(Map.of("#shard", WAKE_SHARD, "#at", WAKE_AT))
                .expressionAttributeValues(Map.of(
                        ":shard", AttributeValue.fromS(KIND.shard(shard)),
                        ":now", AttributeValue.fromN(Long.toString(now.toEpochMilli()))));
        after.ifPresent(row -> query.exclusiveStartKey(row.startKey(shard)));
        return query.build();
    }

    /** What was read of a shard, earliest wake time first. */
    private record ShardPart(Place start, List<IndexedRow> rows, boolean hasMore) {
        Stream<IndexedRow> upTo(BigDecimal wakeAt) {
            return rows.stream().filter(row -> row.wakeAt().compareTo(wakeAt) <= 0);
        }

        Place after(BigDecimal wakeAt) {
            List<IndexedRow> taken = upTo(wakeAt).toList();
            if (taken.size() == rows.size() && !hasMore) {
                return new Place.Over();
            }
            return taken.isEmpty() ? start : new Place.After(Optional.of(taken.getLast()));
        }
    }

    /** A row of the index by what tells it from the others of its shard. */
    private record IndexedRow(BigDecimal wakeAt, String requestId) {
        static IndexedRow of(Map<String, AttributeValue> item) {
            MapReader row = new MapReader(item);
            return new IndexedRow(new BigDecimal(row.require(WAKE_AT).n()), row.text(REQUEST_ID));
        }

        Map<String, AttributeValue> startKey(int shard) {
            return Map.of(
                    WAKE_SHARD, AttributeValue.fromS(KIND.shard(shard)),
                    WAKE_AT, AttributeValue.fromN(wakeAt.toPlainString()),
                    REQUEST_ID, AttributeValue.fromS(requestId),
                    ITEM, AttributeValue.fromS(KIND.item()));
        }
    }

    /** How far a shard was read. */
    private sealed interface Place {
        List<Place> ALL_STARTS = IntStream.range(0, WakeKind.SHARDS)
                .<Place>mapToObj(_ -> new After(Optional.empty()))
                .toList();
        String BETWEEN = "|";
        String OVER = "over";
        Pattern ROW = Pattern.compile("(?<at>\\d{1,19}) (?<id>[0-9a-f-]{36})");

        /** What follows a row is to be read; everything, if there is none. Written {@code wake_at request_id} or nothing. */
        record After(Optional<IndexedRow> row) implements Place {}

        /** All of it. */
        record Over() implements Place {}

        static String write(List<Place> places) {
            return places.stream().map(Place::write).collect(Collectors.joining(BETWEEN));
        }

        private static String write(Place place) {
            return switch (place) {
                case Over() -> OVER;
                case After(Optional<IndexedRow> row) ->
                    row.map(read -> read.wakeAt().toPlainString() + " " + read.requestId())
                            .orElse("");
            };
        }

        static Optional<List<Place>> parseAll(String text) {
            List<Place> places = Arrays.stream(text.split(Pattern.quote(BETWEEN), -1))
                    .flatMap(part -> parse(part).stream())
                    .toList();
            return places.size() == WakeKind.SHARDS ? Optional.of(places) : Optional.empty();
        }

        private static Optional<Place> parse(String text) {
            if (text.isEmpty()) {
                return Optional.of(new After(Optional.empty()));
            }
            if (text.equals(OVER)) {
                return Optional.of(new Over());
            }
            Matcher row = ROW.matcher(text);
            return row.matches()
                    ? Optional.of(
                            new After(Optional.of(new IndexedRow(new BigDecimal(row.group("at")), row.group("id")))))
                    : Optional.empty();
        }
    }
}

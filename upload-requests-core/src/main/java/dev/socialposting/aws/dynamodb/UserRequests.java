package dev.socialposting.aws.dynamodb;

import static dev.socialposting.aws.dynamodb.RequestRowSchema.BY_USER;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.CREATED_ORDER;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.ITEM;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.PLATFORMS;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.REQUEST;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.REQUEST_ID;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.STATUSES;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.USER_ID;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.PageTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbIndex;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Lists the requests of one user from the index that has only requests' rows in it. */
final class UserRequests {
    private final DynamoDbIndex<ListedRow> index;
    private final int filteredPageSize;
    private final int mostQueries;

    /**
     * @param filteredPageSize how many rows a filtered list looks at in one query, of which few may match
     * @param mostQueries how many queries one page may take; then it is short
     */
    UserRequests(DynamoDbTable<ListedRow> table, int filteredPageSize, int mostQueries) {
        this.index = table.index(BY_USER);
        this.filteredPageSize = filteredPageSize;
        this.mostQueries = mostQueries;
    }

    Page<UploadRequest> list(UserId userId, ListFilter filter, int limit, Optional<PageToken> from) {
        PageTokens tokens = PageTokens.ofList(userId, filter);
        CreatedRange range = CreatedRange.of(filter.from(), filter.to());
        Optional<String> after = from.flatMap(tokens::read)
                .filter(RequestRowSchema::isCreatedOrder)
                .filter(range::contains);
        if (from.isPresent() && after.isEmpty()) {
            return new Page.BadToken<>();
        }
        if (filter.hasNoTime()) {
            return new Page.Items<>(List.of(), Optional.empty());
        }
        Query query = new Query(userId, filter, range, limit);
        return Asking.dynamoDb("list requests", () -> query.page(after, tokens));
    }

    /** One page in the making: reads one row more than it holds, to know whether another page follows. */
    private final class Query {
        private final UserId userId;
        private final ListFilter filter;
        private final CreatedRange range;
        private final int limit;

        private Query(UserId userId, ListFilter filter, CreatedRange range, int limit) {
            this.userId = userId;
            this.filter = filter;
            this.range = range;
            this.limit = limit;
        }

        private Page<UploadRequest> page(Optional<String> after, PageTokens tokens) {
            List<ListedRow> found = new ArrayList<>();
            int queries = 0;
            for (var page : index.query(request(after))) {
                page.items().stream()
                        .filter(row -> row.request().map(filter::matches).orElse(true))
                        .forEach(found::add);
                queries++;
                if (found.size() > limit) {
                    List<ListedRow> rows = found.subList(0, limit);
                    return items(rows, Optional.of(rows.getLast().createdOrder()), tokens);
                }
                if (queries == mostQueries && page.lastEvaluatedKey() != null) {
                    return items(
                            found, Optional.of(new MapReader(page.lastEvaluatedKey()).text(CREATED_ORDER)), tokens);
                }
            }
            return items(found, Optional.empty(), tokens);
        }

        private Page<UploadRequest> items(List<ListedRow> rows, Optional<String> end, PageTokens tokens) {
            return new Page.Items<>(
                    rows.stream().flatMap(row -> row.request().stream()).toList(),
                    rows.stream()
                            .filter(row -> row.request().isEmpty())
                            .flatMap(row -> RequestId.parse(row.requestId()).stream())
                            .toList(),
                    end.map(tokens::write));
        }

        private QueryEnhancedRequest request(Optional<String> after) {
            QueryEnhancedRequest.Builder request = QueryEnhancedRequest.builder()
                    .queryConditional(range.of(userId))
                    .scanIndexForward(false)
                    .limit(isSelective(filter) ? Math.max(limit + 1, filteredPageSize) : limit + 1);
            condition(filter).ifPresent(request::filterExpression);
            after.ifPresent(createdOrder -> request.exclusiveStartKey(startKey(createdOrder)));
            return request.build();
        }

        private Map<String, AttributeValue> startKey(String createdOrder) {
            String requestId = createdOrder.substring(createdOrder.indexOf('#') + 1);
            return Map.of(
                    USER_ID, AttributeValue.fromS(userId.value()),
                    CREATED_ORDER, AttributeValue.fromS(createdOrder),
                    REQUEST_ID, AttributeValue.fromS(requestId),
                    ITEM, AttributeValue.fromS(REQUEST));
        }
    }

    /** Whether rows are read that are not shown. The time at which they were created decides what is read. */
    private static boolean isSelective(ListFilter filter) {
        return Stream.of(filter.status(), filter.platform(), filter.account(), filter.text())
                .anyMatch(Optional::isPresent);
    }

    /**
     * Keeps back much of what does not match, so that it need not be sent; the filter itself decides on the rest. A row that was written
     * before rows had their statuses is looked at.
     */
    private static Optional<Expression> condition(ListFilter filter) {
        Optional<Expression> status = filter.status()
                .map(wanted -> Expression.builder()
                        .expression("contains(#statuses, :status) OR attribute_not_exists(#statuses)")
                        .putExpressionName("#statuses", STATUSES)
                        .putExpressionValue(":status", AttributeValue.fromS(Words.of(wanted)))
                        .build());
        Optional<Expression> platform = filter.account()
                .map(Destination::platform)
                .or(filter::platform)
                .map(wanted -> Expression.builder()
                        .expression("contains(#platforms, :platform)")
                        .putExpressionName("#platforms", PLATFORMS)
                        .putExpressionValue(":platform", AttributeValue.fromS(wanted.name()))
                        .build());
        return status.flatMap(first -> platform.map(second -> Expression.join(first, second, " AND ")))
                .or(() -> status)
                .or(() -> platform);
    }
}

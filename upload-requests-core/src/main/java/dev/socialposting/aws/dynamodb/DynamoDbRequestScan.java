package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.store.RequestScan;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbIndex;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Scans the index that has only requests' rows in it, with all their attributes, of the table {@code UploadRequestsTable} or of one that
 * was restored from it.
 */
public final class DynamoDbRequestScan implements RequestScan {
    /** The index that is scanned. */
    public static final String INDEX = RequestRowSchema.BY_USER;

    /** A page ends at 1 MB at the latest. Source: DynamoDB API reference, Scan. */
    private static final int PAGE_SIZE = 500;

    private final DynamoDbIndex<ListedRow> index;
    private final int pageSize;

    public DynamoDbRequestScan(DynamoDbClient client, String tableName) {
        this(client, tableName, PAGE_SIZE);
    }

    /** @param pageSize how many rows are read at once, at most */
    DynamoDbRequestScan(DynamoDbClient client, String tableName, int pageSize) {
        this.index = ItemSchema.client(client)
                .table(tableName, new ListedRow.Schema())
                .index(INDEX);
        this.pageSize = pageSize;
    }

    @Override
    public Stream<Row> rows() {
        Iterator<Page<ListedRow>> pages =
                index.scan(request -> request.limit(pageSize)).iterator();
        return Stream.iterate(next(pages), Optional::isPresent, _ -> next(pages))
                .flatMap(page -> page.orElseThrow().items().stream())
                .map(DynamoDbRequestScan::row);
    }

    private static Optional<Page<ListedRow>> next(Iterator<Page<ListedRow>> pages) {
        return Asking.dynamoDb(
                "read all requests", () -> pages.hasNext() ? Optional.of(pages.next()) : Optional.empty());
    }

    private static Row row(ListedRow found) {
        return found.request().<Row>map(Row.Found::new).orElseGet(() -> new Row.Unreadable(found.requestId()));
    }
}

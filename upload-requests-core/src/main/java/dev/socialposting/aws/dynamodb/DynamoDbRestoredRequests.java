package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.RestoredRequests;
import dev.socialposting.uploads.store.UploadRequestStore.Creation;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts requests back into the table {@code UploadRequestsTable}. */
public final class DynamoDbRestoredRequests implements RestoredRequests {
    private final RequestRows rows;
    private final WriteIds writeIds;

    public DynamoDbRestoredRequests(DynamoDbClient client, String tableName, SecureRandom random) {
        this.rows = new RequestRows(ItemSchema.client(client).table(tableName, new RequestRowSchema()));
        this.writeIds = new WriteIds(random);
    }

    @Override
    public Creation putBack(UploadRequest request) {
        RequestRow row = new RequestRow(request, writeIds.next());
        RequestRow stored = rows.insert(row);
        return stored.isWrittenBy(row.writeId())
                ? new Creation.Created(stored.request())
                : new Creation.AlreadyExists(stored.request());
    }
}

package dev.socialposting.aws.dynamodb;

import dev.socialposting.limits.PlaceStore;
import dev.socialposting.limits.PlaceStoreContract;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalAwsExtension.class)
final class DynamoDbPlaceStoreTest extends PlaceStoreContract {
    private final PlaceStore store;

    DynamoDbPlaceStoreTest(LocalAws aws) {
        this.store = new DynamoDbPlaceStore(aws.dynamoDb(), EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS));
    }

    @Override
    protected PlaceStore store() {
        return store;
    }
}

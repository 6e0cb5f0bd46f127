package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.store.StoreUnavailableException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Asks DynamoDB; whatever keeps it from answering becomes a {@link StoreUnavailableException}. */
final class Asking {
    private Asking() {}

    /** @param toDo what is asked for, to complete "DynamoDB could not be asked to ..." */
    static <T> T dynamoDb(String toDo, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new StoreUnavailableException("DynamoDB could not be asked to " + toDo, e);
        }
    }
}

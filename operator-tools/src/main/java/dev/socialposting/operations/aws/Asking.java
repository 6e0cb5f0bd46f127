package dev.socialposting.operations.aws;

import dev.socialposting.operations.OperationFailedException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Asks AWS; whatever keeps it from answering becomes an {@link OperationFailedException} that an operator can act on. */
final class Asking {
    private Asking() {}

    static <T> T aws(String toDo, Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException refused) {
            AwsErrorDetails details = refused.awsErrorDetails();
            String why = details == null ? "status " + refused.statusCode() : details.errorMessage();
            throw new OperationFailedException("AWS was asked to %s and refused: %s".formatted(toDo, why), refused);
        } catch (SdkException unreachable) {
            throw new OperationFailedException(
                    "AWS was asked to %s and did not answer: %s".formatted(toDo, unreachable.getMessage()),
                    unreachable);
        }
    }
}

package dev.socialposting.operations.aws;

import dev.socialposting.operations.OperationFailedException;
import software.amazon.awssdk.services.sts.StsClient;

/** Whose credentials the SDK has found. */
final class Caller {
    private Caller() {}

    /**
     * The ARN of the user or of the role's session; that of a session names who took the role. Nobody needs a permission to ask this (STS API
     * reference, GetCallerIdentity).
     *
     * @throws OperationFailedException if AWS does not say
     */
    static String arn(StsClient client) {
        return Asking.aws("say who you are", () -> client.getCallerIdentity().arn());
    }
}

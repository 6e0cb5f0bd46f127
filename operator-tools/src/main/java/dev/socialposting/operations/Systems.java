package dev.socialposting.operations;

import dev.socialposting.uploads.store.UploadRequestStore;

/** Leads to what a command works on. */
public interface Systems {
    /**
     * Where the system of a CloudFormation stack is.
     *
     * @throws OperationFailedException if that cannot be found out
     */
    Place ofStack(String name);

    DeadLetterQueue deadLetters(Place place);

    UploadRequestStore requests(Place place);
}

package dev.socialposting.operations;

import dev.socialposting.accounts.AccountOversight;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.pauses.PlatformPauses;
import dev.socialposting.uploads.store.Erasure;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RequestScan;
import dev.socialposting.uploads.store.UploadRequestStore;

/** Leads to what a command works on. */
public interface Systems {
    /**
     * Where the system of a CloudFormation stack is.
     *
     * @throws OperationFailedException if that cannot be found out
     */
    Place ofStack(String name);

    /**
     * Who is at work on a system that is not of this machine.
     *
     * @return the ARN of the caller
     * @throws OperationFailedException if that cannot be found out
     */
    String operator(Place place);

    OperatorAudit audit(Place place);

    DeadLetterQueue deadLetters(Place place);

    UploadRequestStore requests(Place place);

    /** Those of all users. */
    RequestScan allRequests(Place place);

    PostingLog log(Place place);

    Erasure erasure(Place place);

    SocialAccountStore accounts(Place place);

    AccountOversight accountOversight(Place place);

    PlatformPauses pauses(Place place);
}

package dev.socialposting.platforms.meta;

import dev.socialposting.platforms.Connector.Check;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.WhoActs;

/** What the answer to a call says of the account that it was made for. */
public final class AccountCheck {
    private AccountCheck() {}

    /** Only what the user must mend speaks against the account. */
    public static Check of(GraphAnswer answer, ErrorTable errors) {
        return switch (answer) {
            case GraphAnswer.Success _ -> Check.WORKS;
            case GraphAnswer.Refusal(GraphError error) -> of(errors.diagnose(error));
        };
    }

    private static Check of(Diagnosis diagnosis) {
        PostingError why = diagnosis.forUser();
        return diagnosis.remedy() instanceof Remedy.GiveUp && why.whoActs() == WhoActs.USER
                ? new Check.Refused(why)
                : Check.UNCLEAR;
    }
}

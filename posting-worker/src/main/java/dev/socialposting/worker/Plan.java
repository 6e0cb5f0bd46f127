package dev.socialposting.worker;

import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.StepName;
import dev.socialposting.worker.PostingAccounts.Access;
import java.util.function.Supplier;

/** What a turn is to do, as far as it is known before the lease is taken. */
sealed interface Plan {
    record ToPublish(VideoPublisher publisher, Flow flow) implements Plan {}

    /** Nothing but to say why. */
    record Nothing(Assignment why) implements Plan {}

    /** Where a posting begins that has not started. */
    default StepName firstStep() {
        return switch (this) {
            case ToPublish(var _, Flow flow) -> flow.first().name();
            case Nothing _ -> StepName.BEGINNING;
        };
    }

    /** Whether a lane goes on with the posting; a turn that only says why it does not is for any. */
    default boolean isFor(Lane lane, Posting posting) {
        return this instanceof ToPublish(var _, Flow flow) && Lane.of(flow, posting) == lane;
    }

    /** The same with the account, which is read only if there is something to do. */
    default Assignment with(Supplier<Access> access) {
        return switch (this) {
            case ToPublish(VideoPublisher publisher, Flow flow) -> new Assignment.Ready(publisher, flow, access.get());
            case Nothing(Assignment why) -> why;
        };
    }
}

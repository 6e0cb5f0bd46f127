package dev.socialposting.platforms.publisher;

import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.List;
import java.util.Optional;

/**
 * Publishes videos on one platform. Holds no state and knows nothing of queues, tables or leases: the engine runs its steps.
 */
public interface VideoPublisher {
    Platform platform();

    /** Every flow that {@link #flow} can answer with. */
    List<Flow> flows();

    /** The steps for a posting with these options; always the same for the same options. */
    Flow flow(PostingOptions options);

    /** On which of the platform's servers an account is, if it has many: the host's name. */
    default Optional<String> serverOf(String accountId) {
        return Optional.empty();
    }

    /** What an answer of this platform says of itself; for the log. */
    AnswerFacts facts(PlatformResponse answer);
}

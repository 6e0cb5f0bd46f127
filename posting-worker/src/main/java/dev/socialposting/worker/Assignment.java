package dev.socialposting.worker;

import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.worker.PostingAccounts.Access;

/** What a turn at a posting works with, or why there is nothing to work with. */
sealed interface Assignment {
    record Ready(VideoPublisher publisher, Flow flow, Access access) implements Assignment {}

    /** This version of the worker cannot work on it. */
    record NotOfThisVersion(PostingError why) implements Assignment {}

    /** Something of ours went wrong before there was a step to run. */
    record Faulty(PostingError why) implements Assignment {}

    default SecretMasker masker() {
        return this instanceof Ready ready ? ready.access().masker() : SecretMasker.ofShapes();
    }
}

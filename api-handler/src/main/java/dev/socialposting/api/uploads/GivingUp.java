package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Json;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.Progress;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When nobody tries any more, as it will be: at the deadline, or before it when a step has used up its tries.
 *
 * @param at the deadline
 * @param afterAttempt the try of the step with whose failure it ends; empty if there is none left before the deadline, or none counts
 * @param endsAs what it is then
 * @param words the same for a person
 */
record GivingUp(Instant at, OptionalInt afterAttempt, PostingStatus endsAs, String words) {
    /** Of a posting; empty if it has ended or is live: then nothing can be given up. */
    static Optional<GivingUp> of(Posting posting) {
        return switch (posting.state()) {
            case PostingState.Scheduled _, PostingState.Queued _ -> Optional.of(beforeAnyFailure(posting));
            case PostingState.Leased leased -> underWay(posting, leased.progress(), false);
            case PostingState.Waiting waiting ->
                underWay(posting, waiting.progress(), !waiting.until().isBefore(posting.publishBy()));
            case PostingState.Final _ -> Optional.empty();
        };
    }

    private static Optional<GivingUp> underWay(Posting posting, Progress progress, boolean deadlineIsFirst) {
        return switch (progress.phase()) {
            case Phase.Live _ -> Optional.empty();
            case Phase.Publishing _, Phase.Restored _ -> Optional.of(inDoubt(posting));
            case Phase.Preparing() when progress.mayHaveGoneOut() && deadlineIsFirst -> Optional.of(inDoubt(posting));
            case Phase.Preparing()
            when deadlineIsFirst ->
                Optional.of(failing(posting, OptionalInt.empty(), "At %s: nothing is done before."));
            case Phase.Preparing() when progress.failedTries() == 0 -> Optional.of(beforeAnyFailure(posting));
            case Phase.Preparing() ->
                Optional.of(failing(
                        posting,
                        OptionalInt.of(Progress.MAX_TRIES),
                        "When try %d of %d of this step fails, too, and at the latest at %%s."
                                .formatted(Progress.MAX_TRIES, Progress.MAX_TRIES)));
        };
    }

    private static GivingUp beforeAnyFailure(Posting posting) {
        return failing(
                posting,
                OptionalInt.of(Progress.MAX_TRIES),
                "When a step has failed %d times, and at the latest at %%s.".formatted(Progress.MAX_TRIES));
    }

    private static GivingUp failing(Posting posting, OptionalInt afterAttempt, String words) {
        return new GivingUp(
                posting.publishBy(),
                afterAttempt,
                PostingStatus.FAILED,
                words.formatted(Json.instant(posting.publishBy())));
    }

    private static GivingUp inDoubt(Posting posting) {
        return new GivingUp(
                posting.publishBy(),
                OptionalInt.empty(),
                PostingStatus.UNCONFIRMED,
                "If it cannot be found out by %s whether the post went out, that is left to its user."
                        .formatted(Json.instant(posting.publishBy())));
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("at", Json.instant(at));
        afterAttempt.ifPresent(attempt -> json.put("after_attempt", attempt));
        return json.put("ends_as", Json.word(endsAs)).put("words", words);
    }
}

package dev.socialposting.dispatcher;

import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.WhoActs;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.worker.DetailedLogger;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What is said of a posting that no worker ended in time, so that the dispatcher has to. */
final class Abandonment {
    private static final Map<String, Object> BY_DISPATCHER = Map.of("ended_by", "dispatcher");

    private Abandonment() {}

    /** Why it ends as it does. */
    static PostingError why(Posting posting) {
        Optional<Progress> progress = posting.state().startedProgress();
        return progress.filter(Progress::mayHaveGoneOut)
                .map(started -> PostingError.unconfirmed("None, as no worker was there to look.", started))
                .orElseGet(() -> notPublished(posting, progress));
    }

    /** Tells the user, and with that the operators. */
    static void tell(PostingLog postingLog, Clock clock, UploadRequest row, Posting ended) {
        DetailedLogger log = new DetailedLogger(postingLog, clock, row, ended.destination());
        switch (ended.state()) {
            case PostingState.Completed _ ->
                log.warning(
                        LogCode.COMPLETED,
                        "Completed: the post is live. No worker was there to finish what comes after; something of it may be"
                                + " unknown.",
                        BY_DISPATCHER);
            case PostingState.Failed failed ->
                log.error(
                        LogCode.FAILED,
                        "Failed: its time was over, and no worker was there to end it.",
                        fieldsOf(failed.error()));
            case PostingState.Unconfirmed unconfirmed ->
                log.error(
                        LogCode.UNCONFIRMED,
                        "Unconfirmed: the post may be live, and no worker was there to look. Do not post it again before you have"
                                + " looked at the account.",
                        fieldsOf(unconfirmed.error()));
            case PostingState.Cancelled _, PostingState.InFlight _ ->
                throw new IllegalStateException("not a state in which what is abandoned ends: " + ended.status());
        }
        log.saveIfPossible();
    }

    private static Map<String, Object> fieldsOf(PostingError error) {
        Map<String, Object> fields = DetailedLogger.fieldsOf(error);
        fields.putAll(BY_DISPATCHER);
        return fields;
    }

    private static PostingError notPublished(Posting posting, Optional<Progress> progress) {
        Optional<PostingError> last = progress.flatMap(Progress::lastError);
        return new PostingError(
                PostingError.DEADLINE_PASSED,
                last.map(PostingError::message)
                        .orElse("The post could not be published by " + posting.publishBy() + "."),
                last.flatMap(PostingError::platformCode),
                (progress.isPresent() ? "No worker went on with the post" : "No worker took the post up")
                        + " in time. It is given up; it is certain that it is not live."
                        + last.map(error -> " Last: " + error.explanation()).orElse(""),
                WhoActs.OPERATOR,
                "Tell support the request id. Post again when workers are there again.",
                true);
    }
}

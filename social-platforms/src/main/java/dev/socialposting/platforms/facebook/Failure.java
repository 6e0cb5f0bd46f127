package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.meta.Diagnosis;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.publisher.PublishStep.Verification;
import dev.socialposting.platforms.publisher.PublishStep.Verification.Rejected;
import dev.socialposting.platforms.publisher.PublishStep.Verification.StartOver;
import java.util.Optional;
import java.util.OptionalInt;

/** What it means that a video failed after publishing was asked for: it is certain that it will not become public. */
final class Failure {
    private Failure() {}

    static Verification of(VideoStatus status, String evidence) {
        Optional<GraphError> reported = status.reportedError();
        if (status.failedToPublish() && reported.isEmpty()) {
            return new Rejected(VideoErrors.publishingFailed(evidence), evidence);
        }
        if (status.sessionIsOver() && reported.isEmpty()) {
            return new StartOver(VideoErrors.sessionOver(status), AwaitUpload.NEW_SESSIONS, evidence);
        }
        GraphError error = reported.orElseGet(() -> GraphError.reported(OptionalInt.empty(), evidence));
        Diagnosis diagnosis = FacebookErrors.TABLE.diagnose(error);
        // The same file would fail in the same way, unless Facebook names a cause that may pass.
        int times = status.failedToPublish() || !error.isNamed() ? 0 : diagnosis.freshStarts(1);
        return times == 0
                ? new Rejected(diagnosis.forUser(), evidence)
                : new StartOver(diagnosis.forUser(), times, evidence);
    }
}

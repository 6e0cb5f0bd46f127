package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.meta.Pause;
import dev.socialposting.platforms.publisher.RepeatableStep;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.StepName;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits until the upload service has the file. Not until it is processed: that may begin only after publishing was asked for.
 *
 * <p>A session without the file after half an hour is given up for a new one, once, and the posting fails if that does not get the
 * file either: nothing has been published, so the user may try again.
 */
final class AwaitUpload implements RepeatableStep {
    static final int NEW_SESSIONS = 2;

    private static final Duration LONGEST_UPLOAD = Duration.ofMinutes(30);
    private static final String UPLOADED_AT = "upload_accepted_at";

    private final FacebookSettings settings;

    AwaitUpload(FacebookSettings settings) {
        this.settings = settings;
    }

    static Checkpoint uploadedAt(Checkpoint checkpoint, Instant now) {
        return checkpoint.with(UPLOADED_AT, now.toString());
    }

    @Override
    public StepName name() {
        return new StepName("await_upload");
    }

    @Override
    public String label() {
        return "The platform is fetching the video";
    }

    @Override
    public String inWords() {
        return "asking whether Facebook has fetched the video";
    }

    @Override
    public Outcome run(StepContext context) {
        UploadSession session = UploadSession.in(context.checkpoint());
        GraphAnswer answer = new FacebookApi(settings, context).status(session.videoId());
        Instant now = context.clock().instant();
        return switch (answer) {
            case GraphAnswer.Success(GraphObject body) -> seen(VideoStatus.of(body), context, now);
            case GraphAnswer.Refusal(GraphError error)
            when FacebookErrors.isNotVisible(FacebookErrors.TABLE.diagnose(error)) ->
                lookAgain("Facebook does not show the upload session; this may pass", context, now);
            case GraphAnswer.Refusal(GraphError error) ->
                FacebookErrors.TABLE.diagnose(error).whilePreparing(context.checkpoint(), now);
        };
    }

    private static Outcome seen(VideoStatus status, StepContext context, Instant now) {
        if (status.hasFailed()) {
            return failed(status);
        }
        return status.hasWholeFile()
                ? new Outcome.Advance(Pause.over(context.checkpoint()))
                : lookAgain("Facebook is fetching the video", context, now);
    }

    /** What it means that a session failed before publishing was asked for: a new one may do better. */
    static Outcome failed(VideoStatus status) {
        return status.reportedError()
                .map(error -> FacebookErrors.TABLE.diagnose(error).ofSpoiledPreparation(NEW_SESSIONS))
                .orElseGet(() -> new Outcome.StartOver(VideoErrors.sessionOver(status), NEW_SESSIONS));
    }

    private static Outcome lookAgain(String waitingFor, StepContext context, Instant now) {
        Checkpoint checkpoint = Pause.over(context.checkpoint());
        Instant uploadedAt = Instant.parse(checkpoint.require(UPLOADED_AT));
        if (!now.isBefore(uploadedAt.plus(LONGEST_UPLOAD))) {
            return new Outcome.StartOver(VideoErrors.uploadTimeout(LONGEST_UPLOAD), 1);
        }
        return new Outcome.Wait(
                now.plus(Polling.pauseAfter(Duration.between(uploadedAt, now))), waitingFor, checkpoint);
    }
}

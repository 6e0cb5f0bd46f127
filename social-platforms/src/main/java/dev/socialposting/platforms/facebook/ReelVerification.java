package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.meta.Absence;
import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.PublishStep.Verification;
import dev.socialposting.platforms.publisher.PublishStep.Verification.Acknowledged;
import dev.socialposting.platforms.publisher.PublishStep.Verification.Rejected;
import dev.socialposting.platforms.publisher.PublishStep.Verification.StillUnknown;
import dev.socialposting.platforms.publisher.PublishStep.Verification.WentOut;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.PublishedPost;
import java.time.Duration;
import java.time.Instant;

/** Finds out by the video's status what became of the call that finishes a Reel's session. */
final class ReelVerification {
    /** How long after a call without an answer a status that shows nothing of it counts. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Absence absence = new Absence(FacebookErrors.TABLE);
    private final FacebookApi api;
    private final Checkpoint checkpoint;
    private final String videoId;
    private final Instant markedAt;
    private final Instant now;

    ReelVerification(FacebookApi api, StepContext context, PublishCalls calls) {
        this.api = api;
        this.checkpoint = context.checkpoint();
        this.videoId = UploadSession.in(checkpoint).videoId();
        this.markedAt = calls.latest();
        this.now = context.clock().instant();
    }

    Verification verify() {
        return switch (api.status(videoId)) {
            case GraphAnswer.Success(GraphObject body) -> byStatus(VideoStatus.of(body));
            case GraphAnswer.Refusal(GraphError error)
            when FacebookErrors.isNotVisible(FacebookErrors.TABLE.diagnose(error)) ->
                new StillUnknown("Facebook does not show the video.", Absence.nextLook(markedAt, now), checkpoint);
            case GraphAnswer.Refusal(GraphError error) ->
                FacebookErrors.TABLE.diagnose(error).whileVerifying("The video's status", checkpoint, now);
        };
    }

    private Verification byStatus(VideoStatus status) {
        String evidence = "The video's status is " + status.inWords() + ".";
        if (status.isPublished()) {
            return new WentOut(PublishedPost.ofMedia(videoId), evidence);
        }
        if (status.isDraft()) {
            return new Rejected(VideoErrors.savedAsDraft(), evidence);
        }
        if (status.hasFailed()) {
            return Failure.of(status, evidence);
        }
        if (status.isUntouched()) {
            return absence.seen(evidence, PATIENCE, checkpoint, markedAt, now);
        }
        Instant next = now.plus(Polling.pauseAfter(Duration.between(markedAt, now)));
        return status.isBeingPublished()
                ? new Acknowledged(evidence, next, checkpoint)
                : new StillUnknown(evidence, next, checkpoint);
    }
}

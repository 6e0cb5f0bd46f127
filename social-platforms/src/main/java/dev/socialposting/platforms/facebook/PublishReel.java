package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.meta.Absence;
import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.meta.OwnErrors;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.PublishStep.Verification.Acknowledged;
import dev.socialposting.platforms.publisher.PublishStep.Verification.Rejected;
import dev.socialposting.platforms.publisher.PublishStep.Verification.StillUnknown;
import dev.socialposting.platforms.publisher.PublishStep.Verification.WentOut;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.platforms.rules.ParsedOptions;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.StepName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finishes the upload session, which publishes the Reel. Facebook only acknowledges the call; the video's status tells what came of
 * it. A session cannot become a second Reel.
 */
final class PublishReel implements PublishStep {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);

    private final FacebookApi.Settings settings;

    PublishReel(FacebookApi.Settings settings) {
        this.settings = settings;
    }

    @Override
    public StepName name() {
        return new StepName("publish");
    }

    @Override
    public String label() {
        return "Publishing";
    }

    @Override
    public String inWords() {
        return "publishing the reel";
    }

    @Override
    public Outcome publish(StepContext context) {
        UploadSession session = UploadSession.in(context.checkpoint());
        GraphAnswer answer = new FacebookApi(settings, context).finishReel(form(context, session));
        Instant now = context.clock().instant();
        return switch (answer) {
            case GraphAnswer.Success(GraphObject body)
            when body.deniesSuccess() ->
                new Outcome.Unknown(
                        OwnErrors.answerWithout("Facebook", "a success"), now.plus(FIRST_LOOK), context.checkpoint());
            case GraphAnswer.Success _ ->
                new Outcome.Acknowledged(
                        now.plus(FIRST_LOOK), "Facebook is processing and publishing the reel", context.checkpoint());
            case GraphAnswer.Refusal(GraphError error) ->
                FacebookErrors.TABLE.diagnose(error).whilePublishing(context.checkpoint(), now);
        };
    }

    @Override
    public Verification verify(StepContext context, PublishCalls calls) {
        FacebookApi api = new FacebookApi(settings, context);
        return UploadSession.isIn(context.checkpoint())
                ? new ReelVerification(api, context, calls).verify()
                : new VideoVerification(api, context, calls).verify();
    }

    private static Map<String, String> form(StepContext context, UploadSession session) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("upload_phase", "finish");
        form.put("video_id", session.videoId());
        form.put("video_state", "PUBLISHED");
        if (!context.caption().isBlank()) {
            form.put("description", context.caption());
        }
        if (FacebookOptions.parse(context.options()) instanceof ParsedOptions.Valid<FacebookOptions>(var options)) {
            options.title().ifPresent(title -> form.put("title", title));
            options.place().ifPresent(place -> form.put("place", place));
        }
        return form;
    }

    /** Finds out by the video's status what became of the call that finishes a Reel's session. */
    private static final class ReelVerification {
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
                return new Rejected(FacebookErrors.savedAsDraft(), evidence);
            }
            if (status.hasFailed()) {
                return status.failure(evidence);
            }
            if (status.isUntouched()) {
                return absence.seen(evidence, PATIENCE, checkpoint, markedAt, now);
            }
            Instant next = now.plus(VideoStatus.pauseAfter(Duration.between(markedAt, now)));
            return status.isBeingPublished()
                    ? new Acknowledged(evidence, next, checkpoint)
                    : new StillUnknown(evidence, next, checkpoint);
        }
    }
}

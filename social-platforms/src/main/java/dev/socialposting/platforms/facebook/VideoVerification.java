package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.facebook.PageVideos.Sighting;
import dev.socialposting.platforms.meta.Absence;
import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.PublishStep.Verification;
import dev.socialposting.platforms.publisher.PublishStep.Verification.Rejected;
import dev.socialposting.platforms.publisher.PublishStep.Verification.StillUnknown;
import dev.socialposting.platforms.publisher.PublishStep.Verification.WentOut;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.PublishedPost;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds out what became of a video that was posted in one call: by its status if its id is known, else by the Page's lists. */
final class VideoVerification {
    /**
     * How long a video may not be listed although it was taken: it may be listed only once it is fetched and processed. This is the
     * one place where time stands in for a proof, so it is far beyond any processing we know of; a call that did nothing is made
     * again that much later.
     */
    private static final Duration LIST_PATIENCE = Duration.ofHours(6);

    /** A video that has just become ready may be shown as published only a little later. */
    private static final Duration DRAFT_PATIENCE = Duration.ofMinutes(2);

    private final Absence absence = new Absence(FacebookErrors.TABLE);
    private final FacebookApi api;
    private final StepContext context;
    private final Checkpoint checkpoint;
    private final PublishCalls calls;
    private final Instant markedAt;
    private final Instant now;

    VideoVerification(FacebookApi api, StepContext context, PublishCalls calls) {
        this.api = api;
        this.context = context;
        this.checkpoint = context.checkpoint();
        this.calls = calls;
        this.markedAt = calls.latest();
        this.now = context.clock().instant();
    }

    Verification verify() {
        return PublishVideo.videoId(checkpoint)
                .map(id -> byStatus(id, checkpoint))
                .orElseGet(this::byLists);
    }

    private Verification byStatus(String videoId, Checkpoint known) {
        return switch (api.outcome(videoId)) {
            case GraphAnswer.Success(GraphObject body) -> byStatus(videoId, body, known);
            case GraphAnswer.Refusal(GraphError error)
            when FacebookErrors.isNotVisible(FacebookErrors.TABLE.diagnose(error)) ->
                new StillUnknown(
                        "Facebook does not show video " + videoId + ".", Absence.nextLook(markedAt, now), known);
            case GraphAnswer.Refusal(GraphError error) ->
                FacebookErrors.TABLE.diagnose(error).whileVerifying("The video's status", known, now);
        };
    }

    private Verification byStatus(String videoId, GraphObject body, Checkpoint known) {
        VideoStatus status = VideoStatus.of(body);
        Optional<Boolean> published = body.flag("published");
        String evidence = "The status of video %s is %s%s."
                .formatted(
                        videoId,
                        status.inWords(),
                        published
                                .map(it -> it ? ", and it is published" : ", and it is not published")
                                .orElse(""));
        if (status.hasFailed()) {
            return status.failure(evidence);
        }
        boolean unseen = status.isDraft() || !published.orElse(true);
        if (status.isReady() && unseen && !now.isBefore(markedAt.plus(DRAFT_PATIENCE))) {
            return new Rejected(FacebookErrors.savedAsDraft(), evidence);
        }
        if (!unseen && (status.isReady() || status.isPublished())) {
            PublishedPost post = PublishedPost.ofMedia(videoId);
            return new WentOut(body.id("post_id").map(post::withPostId).orElse(post), evidence);
        }
        return new StillUnknown(evidence, now.plus(VideoStatus.pauseAfter(Duration.between(markedAt, now))), known);
    }

    private Verification byLists() {
        return switch (PageVideos.find(api, calls, context.caption())) {
            case Sighting.Video(String id) -> byStatus(id, PublishVideo.withVideoId(checkpoint, id));
            case Sighting.Post(PublishedPost post) ->
                new WentOut(post, "The Page's posts show one with this text since the video was posted.");
            case Sighting.None() ->
                absence.seen("The Page's videos do not show it.", LIST_PATIENCE, checkpoint, markedAt, now);
            case Sighting.Unclear(String why) -> new StillUnknown(why, Absence.nextLook(markedAt, now), checkpoint);
        };
    }
}

package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphClient;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.meta.OwnErrors;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.platforms.rules.ParsedOptions;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.StepName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Posts a video of any shape in one call. Its id is known from the answer only; if that is lost, the Page's list of videos has to
 * tell.
 */
final class PublishVideo implements PublishStep {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(10);
    private static final String VIDEO_ID = "video_id";

    private final FacebookApi.Settings settings;

    PublishVideo(FacebookApi.Settings settings) {
        this.settings = settings;
    }

    static Optional<String> videoId(Checkpoint checkpoint) {
        return checkpoint.get(VIDEO_ID);
    }

    static Checkpoint withVideoId(Checkpoint checkpoint, String videoId) {
        return checkpoint.with(VIDEO_ID, videoId);
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
        return "posting the video";
    }

    @Override
    public Outcome publish(StepContext context) {
        GraphAnswer answer = new FacebookApi(settings, context).postVideo(form(context));
        Instant now = context.clock().instant();
        return switch (answer) {
            case GraphAnswer.Success(GraphObject body)
            when body.deniesSuccess() ->
                new Outcome.Unknown(
                        OwnErrors.answerWithout("Facebook", "a video id", body, "id"),
                        now.plus(FIRST_LOOK),
                        context.checkpoint());
            case GraphAnswer.Success(GraphObject body) -> taken(context, body.id("id"), now);
            case GraphAnswer.Refusal(GraphError error) ->
                FacebookErrors.TABLE.diagnose(error).whilePublishing(context.checkpoint(), now);
        };
    }

    @Override
    public Verification verify(StepContext context, PublishCalls calls) {
        return new VideoVerification(new FacebookApi(settings, context), context, calls).verify();
    }

    /** Without an id the Page's lists have to tell which video it became. */
    private static Outcome taken(StepContext context, Optional<String> videoId, Instant now) {
        return new Outcome.Acknowledged(
                now.plus(FIRST_LOOK),
                "Facebook is fetching and processing "
                        + videoId.map(id -> "video " + id).orElse("the video, and named no id that can be used"),
                videoId.map(id -> withVideoId(context.checkpoint(), id)).orElse(context.checkpoint()));
    }

    private static Map<String, String> form(StepContext context) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("file_url", GraphClient.fetchable(context.media().address()));
        if (!context.caption().isBlank()) {
            form.put("description", context.caption());
        }
        if (FacebookOptions.parse(context.options()) instanceof ParsedOptions.Valid<FacebookOptions>(var options)) {
            options.title().ifPresent(title -> form.put("title", title));
        }
        form.put("published", "true");
        return form;
    }
}

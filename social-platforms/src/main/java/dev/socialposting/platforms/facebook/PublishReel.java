package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.meta.OwnErrors;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.platforms.rules.ParsedOptions;
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

    private final FacebookSettings settings;

    PublishReel(FacebookSettings settings) {
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
}

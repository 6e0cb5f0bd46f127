package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.meta.OwnErrors;
import dev.socialposting.platforms.meta.Pause;
import dev.socialposting.platforms.meta.VideoAddress;
import dev.socialposting.platforms.publisher.PlatformFault;
import dev.socialposting.platforms.publisher.RepeatableStep;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.uploads.model.StepName;
import java.time.Instant;

/**
 * Has the upload service fetch the video from its address. The session is looked at before, because after a crash it may have the
 * file already.
 */
final class UploadVideo implements RepeatableStep {
    private final FacebookSettings settings;

    UploadVideo(FacebookSettings settings) {
        this.settings = settings;
    }

    @Override
    public StepName name() {
        return new StepName("upload_video");
    }

    @Override
    public String label() {
        return "Handing over the video";
    }

    @Override
    public String inWords() {
        return "handing the video to Facebook";
    }

    @Override
    public Outcome run(StepContext context) {
        UploadSession session = UploadSession.in(context.checkpoint());
        if (!session.uploadUrl().startsWith(settings.rupload() + "/")) {
            return new Outcome.Rejected(VideoErrors.strangeUploadAddress(settings.rupload()));
        }
        FacebookApi api = new FacebookApi(settings, context);
        return switch (api.status(session.videoId())) {
            case GraphAnswer.Success(GraphObject body) -> seen(VideoStatus.of(body), api, session, context);
            case GraphAnswer.Refusal(GraphError error)
            when FacebookErrors.isNotVisible(FacebookErrors.TABLE.diagnose(error)) -> upload(api, session, context);
            case GraphAnswer.Refusal(GraphError error) ->
                FacebookErrors.TABLE
                        .diagnose(error)
                        .whilePreparing(context.checkpoint(), context.clock().instant());
        };
    }

    private static Outcome seen(VideoStatus status, FacebookApi api, UploadSession session, StepContext context) {
        if (status.hasFailed()) {
            return AwaitUpload.failed(status);
        }
        return status.hasFile() ? uploaded(context) : upload(api, session, context);
    }

    private static Outcome upload(FacebookApi api, UploadSession session, StepContext context) {
        GraphAnswer answer = api.uploadHosted(
                session.uploadUrl(), VideoAddress.ascii(context.media().address()));
        Instant now = context.clock().instant();
        return switch (answer) {
            case GraphAnswer.Success(GraphObject body) when body.flag("success").orElse(false) -> uploaded(context);
            case GraphAnswer.Success _ -> throw new PlatformFault(OwnErrors.answerWithout("Facebook", "a success"));
            case GraphAnswer.Refusal(GraphError error) ->
                FacebookErrors.TABLE.diagnose(error).whilePreparing(context.checkpoint(), now);
        };
    }

    private static Outcome uploaded(StepContext context) {
        Instant now = context.clock().instant();
        return new Outcome.Advance(AwaitUpload.uploadedAt(Pause.over(context.checkpoint()), now));
    }
}

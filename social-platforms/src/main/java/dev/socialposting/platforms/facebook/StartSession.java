package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.meta.OwnErrors;
import dev.socialposting.platforms.meta.Pause;
import dev.socialposting.platforms.publisher.PlatformFault;
import dev.socialposting.platforms.publisher.RepeatableStep;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.platforms.publisher.StepLog.Finding;
import dev.socialposting.platforms.rules.Fault;
import dev.socialposting.platforms.rules.ParsedOptions;
import dev.socialposting.uploads.model.StepName;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Opens an upload session, which gives the Reel its id. After a crash another is opened: nobody can see an empty one. */
final class StartSession implements RepeatableStep {
    private final FacebookSettings settings;

    StartSession(FacebookSettings settings) {
        this.settings = settings;
    }

    @Override
    public StepName name() {
        return new StepName("start_session");
    }

    @Override
    public String label() {
        return "Opening the upload";
    }

    @Override
    public String inWords() {
        return "opening an upload session on Facebook";
    }

    @Override
    public Outcome run(StepContext context) {
        if (FacebookOptions.parse(context.options())
                instanceof ParsedOptions.Invalid<FacebookOptions>(List<Fault> faults)) {
            return new Outcome.Rejected(OwnErrors.invalidOptions(faults));
        }
        Instant now = context.clock().instant();
        return switch (new FacebookApi(settings, context).startReel()) {
            case GraphAnswer.Success(GraphObject body) -> started(context, body, now);
            case GraphAnswer.Refusal(GraphError error) ->
                FacebookErrors.TABLE.diagnose(error).whilePreparing(context.checkpoint(), now);
        };
    }

    private static Outcome started(StepContext context, GraphObject body, Instant now) {
        String videoId = body.id("video_id")
                .orElseThrow(
                        () -> new PlatformFault(OwnErrors.answerWithout("Facebook", "a video id", body, "video_id")));
        String uploadUrl = body.link("upload_url")
                .orElseThrow(() -> new PlatformFault(
                        OwnErrors.answerWithout("Facebook", "an upload address", body, "upload_url")));
        context.log()
                .info(
                        Finding.PREPARED,
                        "Facebook opened an upload session; the reel will have the id " + videoId + ".",
                        Map.of("video_id", videoId));
        return new Outcome.Advance(
                new UploadSession(videoId, uploadUrl, now).storedIn(Pause.over(context.checkpoint())));
    }
}

package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphClient;
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
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.StepName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the checkpoint remembers of the session that a Reel is uploaded in; with the steps that open it, hand over the video and wait
 * until Facebook has it.
 *
 * @param videoId the id the Reel will have; known before anything is uploaded
 * @param uploadUrl as Facebook gave it
 * @param startedAt when we started the session
 */
record UploadSession(String videoId, String uploadUrl, Instant startedAt) {
    /** How many may follow one that failed. */
    static final int NEW_SESSIONS = 2;

    private static final String VIDEO_ID = "video_id";
    private static final String UPLOAD_URL = "upload_url";
    private static final String STARTED_AT = "session_started_at";

    static boolean isIn(Checkpoint checkpoint) {
        return checkpoint.get(VIDEO_ID).isPresent();
    }

    static UploadSession in(Checkpoint checkpoint) {
        return new UploadSession(
                checkpoint.require(VIDEO_ID),
                checkpoint.require(UPLOAD_URL),
                Instant.parse(checkpoint.require(STARTED_AT)));
    }

    Checkpoint storedIn(Checkpoint checkpoint) {
        return checkpoint.with(VIDEO_ID, videoId).with(UPLOAD_URL, uploadUrl).with(STARTED_AT, startedAt.toString());
    }

    /** What it means that a session failed before publishing was asked for: a new one may do better. */
    private static RepeatableStep.Outcome failed(VideoStatus status) {
        return status.reportedError()
                .map(error -> FacebookErrors.TABLE.diagnose(error).ofSpoiledPreparation(NEW_SESSIONS))
                .orElseGet(
                        () -> new RepeatableStep.Outcome.StartOver(FacebookErrors.sessionOver(status), NEW_SESSIONS));
    }

    /** Opens an upload session, which gives the Reel its id. After a crash another is opened: nobody can see an empty one. */
    static final class Start implements RepeatableStep {
        private final FacebookApi.Settings settings;

        Start(FacebookApi.Settings settings) {
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
                    .orElseThrow(() ->
                            new PlatformFault(OwnErrors.answerWithout("Facebook", "a video id", body, "video_id")));
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

    /**
     * Has the upload service fetch the video from its address. The session is looked at before, because after a crash it may have the
     * file already.
     */
    static final class Upload implements RepeatableStep {
        private final FacebookApi.Settings settings;

        Upload(FacebookApi.Settings settings) {
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
                return new Outcome.Rejected(FacebookErrors.strangeUploadAddress(settings.rupload()));
            }
            FacebookApi api = new FacebookApi(settings, context);
            return switch (api.status(session.videoId())) {
                case GraphAnswer.Success(GraphObject body) -> seen(VideoStatus.of(body), api, session, context);
                case GraphAnswer.Refusal(GraphError error)
                when FacebookErrors.isNotVisible(FacebookErrors.TABLE.diagnose(error)) -> upload(api, session, context);
                case GraphAnswer.Refusal(GraphError error) ->
                    FacebookErrors.TABLE
                            .diagnose(error)
                            .whilePreparing(
                                    context.checkpoint(), context.clock().instant());
            };
        }

        private static Outcome seen(VideoStatus status, FacebookApi api, UploadSession session, StepContext context) {
            if (status.hasFailed()) {
                return failed(status);
            }
            return status.hasFile() ? uploaded(context) : upload(api, session, context);
        }

        private static Outcome upload(FacebookApi api, UploadSession session, StepContext context) {
            GraphAnswer answer = api.uploadHosted(
                    session.uploadUrl(), GraphClient.fetchable(context.media().address()));
            Instant now = context.clock().instant();
            return switch (answer) {
                case GraphAnswer.Success(GraphObject body)
                when body.flag("success").orElse(false) -> uploaded(context);
                case GraphAnswer.Success _ -> throw new PlatformFault(OwnErrors.answerWithout("Facebook", "a success"));
                case GraphAnswer.Refusal(GraphError error) ->
                    FacebookErrors.TABLE.diagnose(error).whilePreparing(context.checkpoint(), now);
            };
        }

        private static Outcome uploaded(StepContext context) {
            Instant now = context.clock().instant();
            return new Outcome.Advance(Await.uploadedAt(Pause.over(context.checkpoint()), now));
        }
    }

    /**
     * Waits until the upload service has the file. Not until it is processed: that may begin only after publishing was asked for.
     *
     * <p>A session without the file after half an hour is given up for a new one, once, and the posting fails if that does not get the
     * file either: nothing has been published, so the user may try again.
     */
    static final class Await implements RepeatableStep {
        private static final Duration LONGEST_UPLOAD = Duration.ofMinutes(30);
        private static final String UPLOADED_AT = "upload_accepted_at";

        private final FacebookApi.Settings settings;

        Await(FacebookApi.Settings settings) {
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

        private static Outcome lookAgain(String waitingFor, StepContext context, Instant now) {
            Checkpoint checkpoint = Pause.over(context.checkpoint());
            Instant uploadedAt = Instant.parse(checkpoint.require(UPLOADED_AT));
            if (!now.isBefore(uploadedAt.plus(LONGEST_UPLOAD))) {
                return new Outcome.StartOver(FacebookErrors.uploadTimeout(LONGEST_UPLOAD), 1);
            }
            return new Outcome.Wait(
                    now.plus(VideoStatus.pauseAfter(Duration.between(uploadedAt, now))), waitingFor, checkpoint);
        }
    }
}

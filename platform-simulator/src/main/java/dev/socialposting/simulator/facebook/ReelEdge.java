package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.facebook.VideoProgress.Phase.Status;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.graph.RuploadError;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.kit.Reply;
import dev.socialposting.simulator.kit.Route;
import dev.socialposting.simulator.kit.WebAddress;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Step;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Flow A: {@code POST /{page}/video_reels} with {@code upload_phase} start and finish.
 *
 * <p>Where the notes are unsure we chose: finishing a Reel again answers success and changes nothing; the 31st Reel of a day is refused
 * with code 613.
 */
record ReelEdge(SimulatorState state, FacebookTables tables, SimulatedAccount page, FacebookScript script) {
    private static final int REELS_PER_DAY = 30;

    Route route(ApiCall call) {
        return switch (call.text("upload_phase")) {
            case "start" -> new Route(Step.START, "", () -> start(call));
            case "finish" -> new Route(Step.FINISH, call.text("video_id"), () -> finish(call));
            default ->
                new Route(
                        Step.OTHER,
                        "",
                        () -> GraphReply.refused(
                                GraphError.badParameter("Param upload_phase must be one of {start, finish}")));
        };
    }

    private GraphReply start(ApiCall call) {
        PageVideo video = tables.newVideo(page.key(), PageVideo.Flow.REEL, sessionPlan());
        return new GraphReply.Data(Json.object()
                .put("video_id", video.id())
                .put(
                        "upload_url",
                        state.address("/rupload.facebook.com/video-upload/" + Meta.version(call) + "/" + video.id())));
    }

    /** The first sessions of a Page may be doomed to expire early. */
    private PageVideo.Plan sessionPlan() {
        boolean doomed = tables.countOf(page.key()) < script.expiringSessions;
        return doomed ? script.plan.withLifetime(script.expiringLifetime) : script.plan;
    }

    private GraphReply finish(ApiCall call) {
        Instant now = state.clock().instant();
        Optional<PageVideo> found = tables.video(call.text("video_id"))
                .filter(video -> video.page().equals(page.key()) && video.flow() == PageVideo.Flow.REEL);
        if (found.isEmpty()) {
            return GraphReply.refused(GraphError.notVisible("POST", call.text("video_id")));
        }
        PageVideo video = found.get();
        if (video.finish().isPresent()) {
            return GraphReply.success();
        }
        Optional<GraphError> fault = sessionFault(video, now)
                .or(() -> FinishRequest.reelFault(call, now))
                .or(() -> quotaFault(now));
        if (fault.isPresent()) {
            return GraphReply.refused(fault.get());
        }
        PageVideo finished = video.with(FinishRequest.ofReel(call, now));
        tables.put(finished);
        tables.addDuplicateIfAsked(script, finished);
        return GraphReply.success();
    }

    private Optional<GraphError> sessionFault(PageVideo video, Instant now) {
        VideoProgress progress = tables.progress(video, now);
        if (progress.expired()) {
            return Optional.of(GraphError.of(6001, 1363041, "The upload session is invalid or has expired."));
        }
        return progress.uploading().is(Status.COMPLETE)
                ? Optional.empty()
                : Optional.of(GraphError.of(6000, "There was a problem uploading your video file. Please try again.")
                        .withUserText(
                                "Video upload problem", "There was a problem with your video file. Please try again."));
    }

    private Optional<GraphError> quotaFault(Instant now) {
        Instant dayAgo = now.minus(Duration.ofDays(1));
        long here = tables.videosOf(page.key()).stream()
                .filter(video -> video.flow() == PageVideo.Flow.REEL)
                .filter(video -> video.finish()
                        .filter(finish -> finish.at().isAfter(dayAgo))
                        .isPresent())
                .count();
        Optional<Instant> firstCall = state.accounts().historyOf(page.key()).firstCallAt();
        boolean elsewhereCounts = firstCall
                .map(first -> now.isBefore(first.plus(script.reelsFreeAfter)))
                .orElse(true);
        long used = here + (elsewhereCounts ? script.reelsPublishedElsewhere : 0);
        return used < REELS_PER_DAY
                ? Optional.empty()
                : Optional.of(GraphError.of(613, "(#613) Calls to this api have exceeded the rate limit.")
                        .withUserText("Too many reels", "A Page can publish 30 reels through the API in 24 hours."));
    }

    /** {@code POST {upload_url}}: the file's address in the header {@code file_url}, or its bytes from an offset on. */
    Reply upload(ApiCall call, String videoId) {
        Instant now = state.clock().instant();
        Optional<PageVideo> video =
                tables.video(videoId).filter(found -> found.page().equals(page.key()));
        boolean open = video.isPresent()
                && video.get().flow() == PageVideo.Flow.REEL
                && !tables.progress(video.get(), now).expired()
                && (video.get().upload().isEmpty() || video.get().finish().isEmpty());
        if (!open) {
            return RuploadError.of(400, false, "ProcessingFailedError", "The upload session is invalid or has expired")
                    .reply();
        }
        Optional<String> fileUrl = call.request().header("file_url");
        return fileUrl.isPresent()
                ? fromAddress(video.get(), fileUrl.get(), now)
                : fromBytes(video.get(), call.request(), now);
    }

    private Reply fromAddress(PageVideo video, String fileUrl, Instant now) {
        Optional<URI> address =
                WebAddress.parse(fileUrl).filter(url -> !url.getHost().endsWith("fbcdn.net"));
        if (address.isEmpty()) {
            return RuploadError.badFileUrl().reply();
        }
        tables.put(tables.uploadFrom(video, address.get(), now));
        return GraphReply.success();
    }

    private Reply fromBytes(PageVideo video, SimulatorRequest request, Instant now) {
        OptionalLong offset = RuploadError.unsigned(request.header("offset"));
        OptionalLong size = RuploadError.unsigned(request.header("file_size"));
        if (offset.isEmpty()) {
            return RuploadError.badHeader("Offset").reply();
        }
        if (size.isEmpty()) {
            return RuploadError.badHeader("File_Size").reply();
        }
        int received = tables.bytesReceived(video);
        if (offset.getAsLong() != received) {
            return new RuploadError(
                            400,
                            true,
                            "OffsetInvalidError",
                            "The offset is not where the upload stopped",
                            OptionalLong.of(received))
                    .reply();
        }
        byte[] bytes = request.body();
        if (received + bytes.length > size.getAsLong()) {
            return RuploadError.of(400, true, "PartialRequestError", "More bytes were sent than file_size says")
                    .reply();
        }
        tables.receive(video, bytes);
        if (received + bytes.length == size.getAsLong()) {
            tables.put(tables.uploadComplete(video, now));
        }
        return GraphReply.success();
    }
}

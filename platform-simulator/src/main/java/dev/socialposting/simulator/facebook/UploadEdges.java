package dev.socialposting.simulator.facebook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.facebook.VideoProgress.Phase.Status;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.graph.RuploadError;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.HandledCall.Route;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.kit.Reply;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Step;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The edges by which a Page's videos are made, given their files and published. */
final class UploadEdges {
    private UploadEdges() {}

    /** The first sessions of a Page may be doomed to expire early. */
    private static PageVideo.Plan sessionPlan(FacebookTables tables, SimulatedAccount page, FacebookScript script) {
        boolean doomed = tables.countOf(page.key()) < script.expiringSessions;
        return doomed ? script.plan.withLifetime(script.expiringLifetime) : script.plan;
    }

    private static GraphError sessionExpired() {
        return GraphError.of(6001, 1363041, "The upload session is invalid or has expired.");
    }

    /**
     * Flow A: {@code POST /{page}/video_reels} with {@code upload_phase} start and finish.
     *
     * <p>Where the notes are unsure we chose: finishing a Reel again answers success and changes nothing; the 31st Reel of a day is refused
     * with code 613.
     */
    record Reels(SimulatorState state, FacebookTables tables, SimulatedAccount page, FacebookScript script) {
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
            PageVideo video = tables.newVideo(page.key(), PageVideo.Flow.REEL, sessionPlan(tables, page, script));
            return new GraphReply.Data(Json.object()
                    .put("video_id", video.id())
                    .put(
                            "upload_url",
                            state.address(
                                    "/rupload.facebook.com/video-upload/" + Meta.version(call) + "/" + video.id())));
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
                return Optional.of(sessionExpired());
            }
            return progress.uploading().is(Status.COMPLETE)
                    ? Optional.empty()
                    : Optional.of(
                            GraphError.of(6000, "There was a problem uploading your video file. Please try again.")
                                    .withUserText(
                                            "Video upload problem",
                                            "There was a problem with your video file. Please try again."));
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
                            .withUserText(
                                    "Too many reels", "A Page can publish 30 reels through the API in 24 hours."));
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
                return RuploadError.of(
                                400, false, "ProcessingFailedError", "The upload session is invalid or has expired")
                        .reply();
            }
            Optional<String> fileUrl = call.request().header("file_url");
            return fileUrl.isPresent()
                    ? fromAddress(video.get(), fileUrl.get(), now)
                    : fromBytes(video.get(), call.request(), now);
        }

        private Reply fromAddress(PageVideo video, String fileUrl, Instant now) {
            Optional<URI> address =
                    ApiCall.webAddress(fileUrl).filter(url -> !url.getHost().endsWith("fbcdn.net"));
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

    /** {@code POST /{page}/videos}, by one call (flow B) or in chunks (flow C). */
    record Videos(SimulatorState state, FacebookTables tables, SimulatedAccount page, FacebookScript script) {

        /** Flow C: {@code upload_phase} is start, transfer, finish or cancel. */
        Route route(ApiCall call) {
            String session = call.text("upload_session_id");
            return switch (call.text("upload_phase")) {
                case "start" -> new Route(Step.START, "", () -> start(call));
                case "transfer" -> new Route(Step.TRANSFER, session, () -> inSession(call, this::transfer));
                case "finish" -> new Route(Step.FINISH, session, () -> inSession(call, this::finish));
                case "cancel" -> new Route(Step.OTHER, session, () -> inSession(call, this::cancel));
                default ->
                    new Route(
                            Step.OTHER,
                            "",
                            () -> GraphReply.refused(GraphError.badParameter(
                                    "Param upload_phase must be one of {start, transfer, finish, cancel}")));
            };
        }

        private GraphReply start(ApiCall call) {
            Optional<Long> size = call.filled("file_size")
                    .filter(text -> text.matches("[1-9]\\d{0,11}"))
                    .map(Long::parseLong);
            if (call.filled("file_url").isPresent() || size.isEmpty()) {
                return GraphReply.refused(
                        GraphError.badParameter("upload_phase start takes file_size, above 0, and no file_url"));
            }
            PageVideo video = tables.newVideo(page.key(), PageVideo.Flow.CHUNKED, sessionPlan(tables, page, script));
            ObjectNode answer = Json.object()
                    .put("upload_session_id", tables.newChunkSession(video, size.get()))
                    .put("video_id", video.id());
            return new GraphReply.Data(offsets(answer, 0, size.get()));
        }

        /** What is done with a session that is the Page's and still open. */
        private interface InSession {
            GraphReply handle(ApiCall call, FacebookTables.ChunkSession session);
        }

        private GraphReply inSession(ApiCall call, InSession action) {
            Instant now = state.clock().instant();
            return tables.chunkSession(call.text("upload_session_id"))
                    .filter(session -> session.video().page().equals(page.key()))
                    .filter(session -> !tables.progress(session.video(), now).expired())
                    .map(session -> action.handle(call, session))
                    .orElseGet(() -> GraphReply.refused(sessionExpired()));
        }

        private GraphReply transfer(ApiCall call, FacebookTables.ChunkSession session) {
            PageVideo video = session.video();
            Optional<byte[]> chunk = call.parameters().file("video_file_chunk");
            if (chunk.isEmpty()) {
                return GraphReply.refused(GraphError.of(100, 1363020, "No video file was selected for upload."));
            }
            if (!call.text("start_offset").equals(String.valueOf(tables.bytesReceived(video)))) {
                return wrongOffset(session);
            }
            long room = Math.min(script.chunkBytes, session.fileSize() - tables.bytesReceived(video));
            if (chunk.get().length > room) {
                return GraphReply.refused(
                        GraphError.of(6000, 1363045, "The chunk is longer than the range that was asked for."));
            }
            int already = state.accounts().historyOf(page.key()).count(Step.TRANSFER, call.text("upload_session_id"));
            if (already <= script.brokenChunks) {
                tables.receive(video, Arrays.copyOf(chunk.get(), chunk.get().length / 2));
                return wrongOffset(session);
            }
            tables.receive(video, chunk.get());
            return new GraphReply.Data(offsets(Json.object(), tables.bytesReceived(video), session.fileSize()));
        }

        private GraphReply wrongOffset(FacebookTables.ChunkSession session) {
            return GraphReply.refused(GraphError.of(
                            6001,
                            1363037,
                            "There was a problem uploading your video. The offset of the chunk is not correct.")
                    .withTransient(false)
                    .withData(offsets(Json.object(), tables.bytesReceived(session.video()), session.fileSize())));
        }

        private GraphReply finish(ApiCall call, FacebookTables.ChunkSession session) {
            Instant now = state.clock().instant();
            PageVideo video = session.video();
            if (video.finish().isPresent()) {
                return GraphReply.success();
            }
            if (tables.bytesReceived(video) != session.fileSize()) {
                return GraphReply.refused(GraphError.of(
                        6000, 1363045, "The size of the file does not match the size that was declared."));
            }
            Optional<GraphError> fault = FinishRequest.videoFault(call, now);
            if (fault.isPresent()) {
                return GraphReply.refused(fault.get());
            }
            PageVideo finished =
                    tables.uploadComplete(video, now).with(FinishRequest.ofVideo(call, now, script.videosEndAsDraft));
            tables.put(finished);
            tables.addDuplicateIfAsked(script, finished);
            return GraphReply.success();
        }

        private GraphReply cancel(ApiCall call, FacebookTables.ChunkSession session) {
            tables.endChunkSession(call.text("upload_session_id"));
            if (session.video().finish().isEmpty()) {
                tables.remove(session.video());
            }
            return GraphReply.success();
        }

        private ObjectNode offsets(ObjectNode into, long received, long size) {
            return into.put("start_offset", String.valueOf(received))
                    .put("end_offset", String.valueOf(Math.min(size, received + script.chunkBytes)));
        }

        /** Flow B: with {@code file_url}, which starts, uploads and finishes in one call. */
        GraphReply create(ApiCall call) {
            Instant now = state.clock().instant();
            Optional<String> fileUrl = call.filled("file_url");
            if (fileUrl.isEmpty()) {
                return GraphReply.refused(GraphError.of(100, 1363020, "No video file was selected for upload."));
            }
            Optional<URI> address = fileUrl.flatMap(ApiCall::webAddress);
            Optional<GraphError> fault = FinishRequest.videoFault(call, now);
            if (address.isEmpty()) {
                return GraphReply.refused(GraphError.badParameter("Param file_url must be a valid URI"));
            }
            if (fault.isPresent()) {
                return GraphReply.refused(fault.get());
            }
            PageVideo video = tables.uploadFrom(
                            tables.newVideo(page.key(), PageVideo.Flow.HOSTED, script.plan), address.get(), now)
                    .with(FinishRequest.ofVideo(call, now, script.videosEndAsDraft));
            tables.put(video);
            tables.addDuplicateIfAsked(script, video);
            return GraphReply.id(video.id());
        }
    }

    /**
     * Reads and checks what a finish call says about publishing.
     *
     * <p>Where the notes are unsure we chose: a description may have 63,206 characters and a title 255; a Reel may be scheduled up to 29
     * days ahead, another video 180 days.
     */
    private static final class FinishRequest {
        private static final Pattern EPOCH_SECONDS = Pattern.compile("\\d{9,11}");
        private static final Duration SOONEST = Duration.ofMinutes(10);
        private static final int LONGEST_DESCRIPTION = 63_206;
        private static final int LONGEST_TITLE = 255;

        private FinishRequest() {}

        /** What is wrong with the finish call of a Reel. */
        static Optional<GraphError> reelFault(ApiCall call, Instant now) {
            return switch (call.text("video_state")) {
                case "PUBLISHED", "DRAFT" -> textFault(call);
                case "SCHEDULED" -> textFault(call).or(() -> scheduleFault(call, now, Duration.ofDays(29)));
                default ->
                    Optional.of(
                            GraphError.badParameter("Param video_state must be one of {PUBLISHED, SCHEDULED, DRAFT}"));
            };
        }

        /** What is wrong with the publishing parameters of another video. */
        static Optional<GraphError> videoFault(ApiCall call, Instant now) {
            boolean scheduled = call.filled("scheduled_publish_time").isPresent();
            if (scheduled && !isUnpublished(call)) {
                return Optional.of(
                        GraphError.badParameter("You cannot specify a scheduled publish time on a published post"));
            }
            Optional<GraphError> schedule =
                    scheduled ? scheduleFault(call, now, Duration.ofDays(180)) : Optional.empty();
            return textFault(call).or(() -> schedule);
        }

        static PageVideo.Finish ofReel(ApiCall call, Instant now) {
            PageVideo.Visibility visibility = PageVideo.Visibility.valueOf(call.text("video_state"));
            return finish(call, now, visibility);
        }

        static PageVideo.Finish ofVideo(ApiCall call, Instant now, boolean endsAsDraft) {
            boolean scheduled = call.filled("scheduled_publish_time").isPresent();
            PageVideo.Visibility asked = scheduled ? PageVideo.Visibility.SCHEDULED : PageVideo.Visibility.DRAFT;
            PageVideo.Visibility visibility = isUnpublished(call) ? asked : PageVideo.Visibility.PUBLISHED;
            return finish(call, now, endsAsDraft ? PageVideo.Visibility.DRAFT : visibility);
        }

        private static PageVideo.Finish finish(ApiCall call, Instant now, PageVideo.Visibility visibility) {
            Optional<Instant> scheduledFor = visibility == PageVideo.Visibility.SCHEDULED
                    ? call.filled("scheduled_publish_time").map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
                    : Optional.empty();
            return new PageVideo.Finish(
                    now,
                    visibility,
                    call.text("description"),
                    call.text("title"),
                    call.text("custom_labels"),
                    scheduledFor);
        }

        private static boolean isUnpublished(ApiCall call) {
            return call.text("published").equals("false")
                    || call.text("published").equals("0");
        }

        private static Optional<GraphError> textFault(ApiCall call) {
            if (call.text("description").length() > LONGEST_DESCRIPTION) {
                return Optional.of(GraphError.badParameter("Param description must be at most 63206 characters long"));
            }
            return call.text("title").length() > LONGEST_TITLE
                    ? Optional.of(GraphError.badParameter("Param title must be at most 255 characters long"))
                    : Optional.empty();
        }

        private static Optional<GraphError> scheduleFault(ApiCall call, Instant now, Duration furthest) {
            String text = call.text("scheduled_publish_time");
            if (!EPOCH_SECONDS.matcher(text).matches()) {
                return Optional.of(GraphError.badParameter("Param scheduled_publish_time must be a unix timestamp"));
            }
            Duration ahead = Duration.between(now, Instant.ofEpochSecond(Long.parseLong(text)));
            boolean good = ahead.compareTo(SOONEST) > 0 && ahead.compareTo(furthest) <= 0;
            return good
                    ? Optional.empty()
                    : Optional.of(GraphError.badParameter("The specified scheduled publish time is invalid.")
                            .withUserText(
                                    "Invalid scheduled time",
                                    "The time must be more than 10 minutes and at most " + furthest.toDays()
                                            + " days ahead."));
        }
    }
}

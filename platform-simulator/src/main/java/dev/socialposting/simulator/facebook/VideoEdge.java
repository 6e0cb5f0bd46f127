package dev.socialposting.simulator.facebook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.kit.Route;
import dev.socialposting.simulator.kit.WebAddress;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Step;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** {@code POST /{page}/videos}, by one call (flow B) or in chunks (flow C). */
record VideoEdge(SimulatorState state, FacebookTables tables, SimulatedAccount page, FacebookScript script) {

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
        boolean doomed = tables.countOf(page.key()) < script.expiringSessions;
        PageVideo.Plan plan = doomed ? script.plan.withLifetime(script.expiringLifetime) : script.plan;
        PageVideo video = tables.newVideo(page.key(), PageVideo.Flow.CHUNKED, plan);
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
                .orElseGet(() -> GraphReply.refused(
                        GraphError.of(6001, 1363041, "The upload session is invalid or has expired.")));
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
            return GraphReply.refused(
                    GraphError.of(6000, 1363045, "The size of the file does not match the size that was declared."));
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
        Optional<URI> address = fileUrl.flatMap(WebAddress::parse);
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

package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.WebAddress;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Flow B: {@code POST /{page}/videos} with {@code file_url}, which starts, uploads and finishes in one call. */
record HostedVideoEdge(SimulatorState state, FacebookTables tables, SimulatedAccount page, FacebookScript script) {

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

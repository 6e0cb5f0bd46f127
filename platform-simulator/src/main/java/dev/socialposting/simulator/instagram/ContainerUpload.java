package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.graph.RuploadError;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.kit.Reply;
import dev.socialposting.simulator.kit.WebAddress;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.state.SimulatorState;
import java.net.URI;
import java.util.Optional;

/** The resumable upload of a container's file: whole as bytes, or by an address in the header {@code file_url}. */
record ContainerUpload(SimulatorState state, InstagramTables tables) {

    Reply handle(ApiCall call, AccountKey owner, String id) {
        Optional<Container> found = InstagramGraph.containerOf(tables, owner, id);
        if (found.isEmpty() || !found.get().awaitsUpload()) {
            return RuploadError.of(400, false, "ProcessingFailedError", "The upload session is not valid")
                    .reply();
        }
        Optional<String> fileUrl = call.request().header("file_url");
        Optional<URI> address = fileUrl.flatMap(WebAddress::parse);
        Optional<RuploadError> fault = address.isPresent()
                ? Optional.empty()
                : fileUrl.isPresent()
                        ? Optional.of(RuploadError.badFileUrl())
                        : RuploadError.ofWholeFile(call.request());
        if (fault.isPresent()) {
            return fault.get().reply();
        }
        tables.put(found.get().with(video(call, address), state.clock().instant()));
        return new GraphReply.Data(Json.object()
                .put("success", true)
                .put("message", "Upload successful. Use container ID to publish the media."));
    }

    private String video(ApiCall call, Optional<URI> address) {
        return address.map(url -> state.fetches().fetch(url, Meta.CRAWLER.ignoringRobots()))
                .orElseGet(() -> state.fetches().sent(call.request().body()));
    }
}

package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.graph.GraphCall;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Json;
import dev.socialposting.simulator.graph.RuploadError;
import dev.socialposting.simulator.graph.WebAddress;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.state.World;
import dev.socialposting.simulator.video.VideoFetcher;
import java.net.URI;
import java.util.Optional;

/** The resumable upload of a container's file: whole as bytes, or by an address in the header {@code file_url}. */
record ContainerUpload(World world, InstagramTables tables) {

    GraphReply handle(GraphCall call, AccountKey owner, String id) {
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
        tables.put(found.get().with(video(call, address), world.clock().instant()));
        return new GraphReply.Data(Json.object()
                .put("success", true)
                .put("message", "Upload successful. Use container ID to publish the media."));
    }

    private String video(GraphCall call, Optional<URI> address) {
        return address.map(url -> world.fetches().fetch(url, VideoFetcher.Robots.IGNORE))
                .orElseGet(() -> world.fetches().sent(call.request().body()));
    }
}

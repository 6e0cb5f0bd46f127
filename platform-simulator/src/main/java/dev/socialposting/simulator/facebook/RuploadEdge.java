package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.RuploadError;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Reply;
import dev.socialposting.simulator.kit.WebAddress;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code POST {upload_url}}: the file's address in the header {@code file_url}, or its bytes from an offset on. */
record RuploadEdge(SimulatorState state, FacebookTables tables, SimulatedAccount page) {

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

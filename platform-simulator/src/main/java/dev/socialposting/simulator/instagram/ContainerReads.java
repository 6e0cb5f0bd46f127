package dev.socialposting.simulator.instagram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.FieldSelection;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.state.Fetches;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code GET /{container-id}}. */
final class ContainerReads {
    private static final List<String> FIELDS =
            List.of("id", "status_code", "status", "copyright_check_status", "video_status");

    private ContainerReads() {}

    static GraphReply read(ApiCall call, Container container, InstagramScript script, Instant now, Fetches fetches) {
        FieldSelection fields = FieldSelection.of(call);
        Optional<GraphError> fault = fields.fault(script.readable(FIELDS));
        return fault.isPresent()
                ? GraphReply.refused(fault.get())
                : new GraphReply.Data(
                        fields.select(whole(container, container.shown(now, script.publishedHiddenFor, fetches))));
    }

    private static ObjectNode whole(Container container, ContainerState state) {
        ObjectNode whole = Json.object().put("id", container.id());
        whole.put("status_code", state.code()).put("status", state.text());
        boolean failed = state instanceof ContainerState.Failed;
        boolean processing = state instanceof ContainerState.InProgress;
        whole.putObject("copyright_check_status")
                .put("status", processing ? "in_progress" : "completed")
                .put("matches_found", false);
        ObjectNode phases = whole.putObject("video_status");
        phases.putObject("uploading_phase").put("status", container.awaitsUpload() ? "not_started" : "complete");
        ObjectNode phase = phases.putObject("processing_phase");
        phase.put("status", failed ? "error" : processing ? "in_progress" : "complete");
        if (state instanceof ContainerState.Failed(int subcode)) {
            phase.putArray("errors").addObject().put("code", subcode).put("message", state.text());
        }
        return whole;
    }
}

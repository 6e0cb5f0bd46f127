package dev.socialposting.simulator.facebook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.FieldSelection;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import java.util.List;
import java.util.Optional;

/** {@code GET /{page-id}}. */
record PageReads(SimulatorState state, FacebookTables tables, SimulatedAccount page) {
    private static final List<String> FIELDS = List.of(
            "id", "name", "username", "link", "picture", "category", "is_published", "followers_count", "tasks");

    GraphReply page(ApiCall call) {
        FieldSelection fields = FieldSelection.of(call);
        Optional<GraphError> fault = fields.fault(FIELDS);
        if (fault.isPresent()) {
            return GraphReply.refused(fault.get());
        }
        ObjectNode whole = Json.object()
                .put("id", page.accountId())
                .put("name", page.displayName())
                .put("username", page.username())
                .put("link", state.address("/www.facebook.com/" + page.accountId() + "/"))
                .put("category", "Brand")
                .put("is_published", true)
                .put("followers_count", tables.videosOf(page.key()).size());
        whole.putObject("picture").putObject("data").put("url", state.address("/profile.svg"));
        FieldSelection wanted = fields.names().isEmpty() ? new FieldSelection(List.of("name")) : fields;
        return new GraphReply.Data(wanted.select(whole));
    }
}

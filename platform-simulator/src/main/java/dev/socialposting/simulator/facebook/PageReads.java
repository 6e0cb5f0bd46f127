package dev.socialposting.simulator.facebook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.FieldSelection;
import dev.socialposting.simulator.graph.GraphCall;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Json;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.World;
import java.util.List;
import java.util.Optional;

/** {@code GET /{page-id}}. */
record PageReads(World world, FacebookTables tables, SimulatedAccount page) {
    private static final List<String> FIELDS = List.of(
            "id", "name", "username", "link", "picture", "category", "is_published", "followers_count", "tasks");

    GraphReply page(GraphCall call) {
        FieldSelection fields = FieldSelection.of(call);
        Optional<GraphError> fault = fields.fault(FIELDS);
        if (fault.isPresent()) {
            return GraphReply.refused(fault.get());
        }
        ObjectNode whole = Json.object()
                .put("id", page.accountId())
                .put("name", page.displayName())
                .put("username", page.username())
                .put("link", world.address("/www.facebook.com/" + page.accountId() + "/"))
                .put("category", "Brand")
                .put("is_published", true)
                .put("followers_count", tables.videosOf(page.key()).size());
        whole.putObject("picture").putObject("data").put("url", world.address("/profile.svg"));
        FieldSelection wanted = fields.names().isEmpty() ? new FieldSelection(List.of("name")) : fields;
        return new GraphReply.Data(wanted.select(whole));
    }
}

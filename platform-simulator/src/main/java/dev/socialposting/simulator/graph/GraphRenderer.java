package dev.socialposting.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.state.World;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns a handled call into what goes over the wire: the error envelope with its trace id, and the usage headers. */
public final class GraphRenderer {
    private static final int CALLS_WITHOUT_HEADERS = 2;
    private static final int FULL = 100;

    private GraphRenderer() {}

    /** The answer to a call. */
    public static SimulatorResponse render(World world, HandledCall call) {
        return switch (call.reply()) {
            case GraphReply.Verbatim(SimulatorResponse response) -> response;
            case GraphReply.Data(var body) ->
                withUsage(world, call.account(), SimulatorResponse.json(200, body.toString()), OptionalInt.empty());
            case GraphReply.Refused(GraphError error) -> {
                String body = error.toJson(world.ids().trace()).toString();
                yield withUsage(
                        world, call.account(), SimulatorResponse.json(error.status(), body), error.regainMinutes());
            }
        };
    }

    /** As with the real platforms the headers are absent until there was some traffic. */
    private static SimulatorResponse withUsage(
            World world, Optional<AccountKey> account, SimulatorResponse.Answer answer, OptionalInt regainMinutes) {
        if (account.isEmpty()) {
            return answer;
        }
        int calls = world.accounts().historyOf(account.get()).calls();
        if (calls <= CALLS_WITHOUT_HEADERS && regainMinutes.isEmpty()) {
            return answer;
        }
        int percent = regainMinutes.isPresent() ? FULL : Math.min(FULL / 2, calls / 10);
        ObjectNode app = Json.object()
                .put("call_count", Math.min(percent, FULL / 2))
                .put("total_cputime", 0)
                .put("total_time", 1);
        return answer.withHeader("X-App-Usage", app.toString())
                .withHeader("X-Business-Use-Case-Usage", businessUse(account.get(), percent, regainMinutes.orElse(0)));
    }

    private static String businessUse(AccountKey account, int percent, int regainMinutes) {
        ObjectNode header = Json.object();
        header.putArray(account.accountId())
                .addObject()
                .put("type", account.platform() == Platform.INSTAGRAM ? "instagram" : "pages")
                .put("call_count", percent)
                .put("total_cputime", 1)
                .put("total_time", 1)
                .put("estimated_time_to_regain_access", regainMinutes);
        return header.toString();
    }
}

package dev.socialposting.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.state.SimulatorState;
import java.util.Optional;
import java.util.OptionalInt;

/** The headers that say how much of a rate limit is used. As with the real platforms they are absent until there was some traffic. */
final class UsageHeaders {
    private static final int CALLS_WITHOUT_HEADERS = 2;
    private static final int FULL = 100;

    private UsageHeaders() {}

    static SimulatorResponse add(
            SimulatorState state,
            Optional<AccountKey> account,
            SimulatorResponse.Answer answer,
            OptionalInt regainMinutes) {
        if (account.isEmpty()) {
            return answer;
        }
        int calls = state.accounts().historyOf(account.get()).calls();
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
                .put("type", account.platform().equals(Meta.INSTAGRAM) ? "instagram" : "pages")
                .put("call_count", percent)
                .put("total_cputime", 1)
                .put("total_time", 1)
                .put("estimated_time_to_regain_access", regainMinutes);
        return header.toString();
    }
}

package dev.socialposting.simulator.instagram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.FieldSelection;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The account itself: {@code /me}, its publishing quota and its permissions. */
record AccountReads(SimulatorState state, InstagramTables tables, SimulatedAccount account, InstagramScript script) {
    private static final List<String> FIELDS = List.of(
            "id",
            "user_id",
            "username",
            "name",
            "profile_picture_url",
            "account_type",
            "followers_count",
            "media_count");
    static final List<String> INSTAGRAM_SCOPES =
            List.of("instagram_business_basic", "instagram_business_content_publish");
    static final List<String> FACEBOOK_SCOPES =
            List.of("instagram_basic", "instagram_content_publish", "pages_read_engagement", "pages_show_list");

    GraphReply account(ApiCall call) {
        FieldSelection fields = FieldSelection.of(call);
        Optional<GraphError> fault = fields.fault(FIELDS);
        if (fault.isPresent()) {
            return GraphReply.refused(fault.get());
        }
        ObjectNode whole = Json.object()
                .put(
                        "id",
                        account.loginVariant().equals(Meta.INSTAGRAM_LOGIN)
                                ? account.appScopedId()
                                : account.accountId())
                .put("user_id", account.accountId())
                .put("username", account.username())
                .put("name", account.displayName())
                .put("profile_picture_url", state.address("/profile.svg"))
                .put("account_type", "BUSINESS")
                .put("followers_count", 42)
                .put("media_count", tables.countOfMedia(account.key()));
        return new GraphReply.Data(fields.select(whole));
    }

    GraphReply quota(ApiCall call) {
        FieldSelection fields = FieldSelection.of(call);
        Optional<GraphError> fault = fields.fault(List.of("quota_usage", "config"));
        if (fault.isPresent()) {
            return GraphReply.refused(fault.get());
        }
        ObjectNode whole = Json.object().put("quota_usage", quotaUsed(state, tables, account, script));
        whole.putObject("config")
                .put("quota_total", script.quotaTotal)
                .put("quota_duration", PublishEdge.window().toSeconds());
        ObjectNode answer = Json.object();
        answer.putArray("data")
                .add(
                        fields.names().isEmpty()
                                ? Json.object().set("quota_usage", whole.get("quota_usage"))
                                : fields.select(whole));
        return new GraphReply.Data(answer);
    }

    GraphReply permissions() {
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        for (String scope : account.loginVariant().equals(Meta.INSTAGRAM_LOGIN) ? INSTAGRAM_SCOPES : FACEBOOK_SCOPES) {
            data.addObject()
                    .put("permission", scope)
                    .put("status", script.declinedScopes().contains(scope) ? "declined" : "granted");
        }
        return new GraphReply.Data(answer);
    }

    /** Posts of the last 24 h, together with those a scenario says were made elsewhere. */
    static long quotaUsed(
            SimulatorState state, InstagramTables tables, SimulatedAccount account, InstagramScript script) {
        Instant now = state.clock().instant();
        Optional<Instant> firstCall = state.accounts().historyOf(account.key()).firstCallAt();
        boolean elsewhereCounts = firstCall
                .map(first -> now.isBefore(first.plus(script.quotaFreesAfter)))
                .orElse(true);
        return tables.postsByApiSince(account.key(), now.minus(PublishEdge.window()))
                + (elsewhereCounts ? script.quotaUsedElsewhere : 0);
    }
}

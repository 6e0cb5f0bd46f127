package dev.socialposting.simulator.instagram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.FieldSelection;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphPage;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.instagram.InstagramTables.InstagramMedia;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The account itself, {@code /me}, its publishing quota and its permissions; and its published media.
 *
 * <p>By Instagram Login {@code caption} and {@code media_product_type} are left out of the answer, as the documentation says; in practice
 * they are often there. The parameter {@code captions_readable} of every scenario decides otherwise.
 */
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
    private static final List<String> MEDIA_FIELDS = List.of(
            "id",
            "caption",
            "comments_count",
            "is_shared_to_feed",
            "like_count",
            "media_product_type",
            "media_type",
            "media_url",
            "owner",
            "permalink",
            "shortcode",
            "thumbnail_url",
            "timestamp",
            "username");
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
                .put("quota_duration", ContainerEdge.window().toSeconds());
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
        return tables.postsByApiSince(account.key(), now.minus(ContainerEdge.window()))
                + (elsewhereCounts ? script.quotaUsedElsewhere : 0);
    }

    GraphReply media(ApiCall call, InstagramMedia post) {
        FieldSelection fields = FieldSelection.of(call);
        Optional<GraphError> fault = fields.fault(script.readable(MEDIA_FIELDS));
        return fault.isPresent() ? GraphReply.refused(fault.get()) : new GraphReply.Data(fields.select(whole(post)));
    }

    GraphReply listMedia(ApiCall call) {
        Optional<GraphError> fault = FieldSelection.of(call).fault(script.readable(MEDIA_FIELDS));
        if (fault.isPresent()) {
            return GraphReply.refused(fault.get());
        }
        Instant since = bound(call, "since", Instant.MIN);
        Instant until = bound(call, "until", Instant.MAX);
        Instant shownUntil = state.clock().instant().minus(script.publishedHiddenFor);
        List<ObjectNode> posts = tables.mediaOf(account.key()).stream()
                .filter(post -> !post.publishedAt().isAfter(shownUntil))
                .filter(post -> post.publishedAt().getEpochSecond() >= since.getEpochSecond())
                .filter(post -> post.publishedAt().getEpochSecond() <= until.getEpochSecond())
                .map(this::whole)
                .toList();
        return GraphPage.of(call, posts, 100, state.address(call.request().path()));
    }

    GraphReply deleteMedia(InstagramMedia post) {
        if (account.loginVariant().equals(Meta.INSTAGRAM_LOGIN)) {
            return GraphReply.refused(GraphError.notVisible("DELETE", post.id()));
        }
        tables.remove(post);
        return new GraphReply.Data(Json.object().put("success", true).put("deleted_id", post.id()));
    }

    private ObjectNode whole(InstagramMedia post) {
        ObjectNode whole = Json.object()
                .put("id", post.id())
                .put("comments_count", 0)
                .put("is_shared_to_feed", post.sharedToFeed())
                .put("like_count", 0)
                .put("media_type", "VIDEO")
                .put("media_url", post.mediaUrl())
                .put("permalink", post.permalink())
                .put("shortcode", post.shortcode())
                .put("thumbnail_url", state.address("/profile.svg"))
                .put("timestamp", Meta.time(post.publishedAt()))
                .put("username", account.username());
        whole.putObject("owner").put("id", account.accountId());
        if (script.readsCaptions) {
            whole.put("caption", post.caption()).put("media_product_type", "REELS");
        }
        return whole;
    }

    private static Instant bound(ApiCall call, String name, Instant otherwise) {
        return call.filled(name)
                .filter(text -> text.matches("\\d{1,11}"))
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
                .orElse(otherwise);
    }
}

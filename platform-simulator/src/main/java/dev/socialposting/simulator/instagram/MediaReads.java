package dev.socialposting.simulator.instagram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.FieldSelection;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphPage;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reading published media.
 *
 * <p>By Instagram Login {@code caption} and {@code media_product_type} are left out of the answer, as the documentation says; in practice
 * they are often there. The parameter {@code captions_readable} of every scenario decides otherwise.
 */
record MediaReads(SimulatorState state, InstagramTables tables, SimulatedAccount account, InstagramScript script) {
    private static final List<String> FIELDS = List.of(
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

    GraphReply one(ApiCall call, InstagramMedia post) {
        FieldSelection fields = FieldSelection.of(call);
        Optional<GraphError> fault = fields.fault(script.readable(FIELDS));
        return fault.isPresent() ? GraphReply.refused(fault.get()) : new GraphReply.Data(fields.select(whole(post)));
    }

    GraphReply list(ApiCall call) {
        Optional<GraphError> fault = FieldSelection.of(call).fault(script.readable(FIELDS));
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

    GraphReply delete(InstagramMedia post) {
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

package dev.socialposting.simulator.facebook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.facebook.VideoProgress.Phase;
import dev.socialposting.simulator.graph.FieldSelection;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphPage;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.video.VideoFile;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A Page and its lists, newest first.
 *
 * <p>Where the notes are unsure we chose: {@code videos} shows every video once it is processed, drafts included with
 * {@code published=false}; {@code video_reels} and {@code published_posts} show what is public.
 */
record PageReads(SimulatorState state, FacebookTables tables, SimulatedAccount page, FacebookScript script) {
    private static final List<String> POST_FIELDS =
            List.of("id", "created_time", "from", "is_published", "message", "permalink_url", "updated_time");
    private static final List<String> FIELDS = List.of(
            "id", "name", "username", "link", "picture", "category", "is_published", "followers_count", "tasks");

    /** {@code GET /{page-id}}. */
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
                .put("followers_count", tables.countOf(page.key()));
        whole.putObject("picture").putObject("data").put("url", state.address("/profile.svg"));
        FieldSelection wanted = fields.names().isEmpty() ? new FieldSelection(List.of("name")) : fields;
        return new GraphReply.Data(wanted.select(whole));
    }

    GraphReply videos(ApiCall call) {
        Instant now = state.clock().instant();
        return list(call, video -> !isListedAsReelOnly(video, now));
    }

    GraphReply reels(ApiCall call) {
        Instant now = state.clock().instant();
        return list(
                call,
                video -> (video.flow() == PageVideo.Flow.REEL || isListedAsReelOnly(video, now))
                        && tables.progress(video, now).isPublic(now));
    }

    private boolean isListedAsReelOnly(PageVideo video, Instant now) {
        boolean isUpright = tables.progress(video, now).file().stream()
                .anyMatch(file -> file instanceof VideoFile.Video known && known.height() > known.width());
        return script.uprightVideosAreReels && video.flow() != PageVideo.Flow.REEL && isUpright;
    }

    GraphReply posts(ApiCall call) {
        Optional<GraphError> fault = FieldSelection.of(call).fault(script.readable(POST_FIELDS));
        Instant now = state.clock().instant();
        List<ObjectNode> posts = shown(video -> tables.progress(video, now).isPublic(now)).stream()
                .map(video -> post(video, now))
                .toList();
        return fault.isPresent() ? GraphReply.refused(fault.get()) : GraphPage.of(call, posts, 100, address(call));
    }

    private GraphReply list(ApiCall call, Predicate<PageVideo> wanted) {
        VideoReads reads = new VideoReads(state, tables, script);
        Optional<GraphError> fault = reads.fieldFault(call);
        List<ObjectNode> videos = shown(wanted).stream().map(reads::whole).toList();
        return fault.isPresent() ? GraphReply.refused(fault.get()) : GraphPage.of(call, videos, 100, address(call));
    }

    private List<PageVideo> shown(Predicate<PageVideo> wanted) {
        Instant now = state.clock().instant();
        return tables.videosOf(page.key()).stream()
                .filter(video -> tables.progress(video, now).processing().is(Phase.Status.COMPLETE))
                .filter(video -> !now.isBefore(video.createdAt().plus(script.listDelay)))
                .filter(video -> !script.hidesFinish(video, now))
                .filter(wanted)
                .sorted(Comparator.comparing(PageVideo::createdAt).reversed())
                .toList();
    }

    private ObjectNode post(PageVideo video, Instant now) {
        ObjectNode post = Json.object()
                .put("id", video.postId())
                .put(
                        "created_time",
                        Meta.time(tables.progress(video, now).publicAt().orElse(now)))
                .put("updated_time", Meta.time(now))
                .put("is_published", true)
                .put("message", video.description())
                .put("permalink_url", tables.permalink(video));
        post.putObject("from").put("id", page.accountId()).put("name", page.displayName());
        return post;
    }

    private String address(ApiCall call) {
        return state.address(call.request().path());
    }
}

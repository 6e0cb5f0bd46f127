package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.graph.FieldSelection;
import dev.socialposting.simulator.graph.GraphCall;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.HandledCall;
import dev.socialposting.simulator.graph.Route;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.World;
import java.util.Optional;

/**
 * Facebook's part of the Graph API for Page tokens: finds out what a call asks of a Page, and has it done.
 *
 * <p>The caller has checked the token and holds the simulator's lock.
 */
public final class FacebookGraph {
    private final World world;
    private final FacebookTables tables;

    /** The platform with what the storage has of it. */
    public FacebookGraph(World world) {
        this.world = world;
        this.tables = new FacebookTables(world);
    }

    /** Writes into the ledger what has become public since the last call. */
    public void settle() {
        tables.settle();
    }

    /** Whose Page or video an id is. */
    public Optional<SimulatedAccount> ownerOf(String id) {
        Optional<SimulatedAccount> page = world.accounts().find(Platform.FACEBOOK, id);
        return page.or(() -> tables.video(id).flatMap(video -> world.accounts().find(video.page())));
    }

    /** Handles a call on {@code graph.facebook.com} for the Page its token stands for. */
    public HandledCall handle(GraphCall call, SimulatedAccount page) {
        FacebookScript script = FacebookScenarios.scriptOf(page);
        return HandledCall.play(world, page, script.faults(), route(call, page, script));
    }

    /** Handles an upload on {@code rupload.facebook.com/video-upload}. */
    public HandledCall upload(GraphCall call, SimulatedAccount page) {
        FacebookScript script = FacebookScenarios.scriptOf(page);
        String id = call.segment(call.segments().size() - 1);
        Route route = new Route(Step.UPLOAD, id, () -> new RuploadEdge(world, tables, page).upload(call, id));
        return HandledCall.play(world, page, script.faults(), route);
    }

    private Route route(GraphCall call, SimulatedAccount page, FacebookScript script) {
        String id = call.segment(0);
        boolean own = id.equals("me") || id.equals(page.accountId());
        if (!own && world.accounts().find(Platform.FACEBOOK, id).isPresent()) {
            return new Route(
                    Step.OTHER,
                    "",
                    () -> GraphReply.refused(GraphError.of(200, "(#200) The token is for another Page")
                            .withStatus(403)));
        }
        Optional<PageVideo> video =
                tables.video(id).filter(found -> found.page().equals(page.key()));
        if (own) {
            return call.segments().size() == 2 ? pageEdge(call, page, script) : page(call, page);
        }
        return video.map(found -> video(call, found, script)).orElseGet(() -> Route.unknown(call));
    }

    private Route page(GraphCall call, SimulatedAccount page) {
        return call.is("GET", 1)
                ? new Route(Step.ACCOUNT, "", () -> new PageReads(world, tables, page).page(call))
                : Route.unknown(call);
    }

    private Route pageEdge(GraphCall call, SimulatedAccount page, FacebookScript script) {
        PageLists lists = new PageLists(world, tables, page, script);
        return switch (call.method() + " " + call.segment(1)) {
            case "POST video_reels" -> new ReelEdge(world, tables, page, script).route(call);
            case "POST videos" ->
                call.filled("upload_phase").isPresent()
                        ? new ChunkEdge(world, tables, page, script).route(call)
                        : new Route(
                                Step.CREATE,
                                call.text("file_url") + "|" + call.text("description"),
                                () -> new HostedVideoEdge(world, tables, page, script).create(call));
            case "GET video_reels" -> new Route(Step.LIST, "video_reels", () -> lists.reels(call));
            case "GET videos" -> new Route(Step.LIST, "videos", () -> lists.videos(call));
            case "GET published_posts", "GET feed", "GET posts" ->
                new Route(Step.LIST, "published_posts", () -> lists.posts(call));
            default -> Route.unknown(call);
        };
    }

    private Route video(GraphCall call, PageVideo video, FacebookScript script) {
        VideoReads reads = new VideoReads(world, tables, script);
        if (call.is("GET", 1)) {
            Step step = FieldSelection.of(call).wants("status") ? Step.POLL : Step.PERMALINK;
            return new Route(step, video.id(), () -> reads.read(call, video));
        }
        if (call.is("DELETE", 1)) {
            return new Route(Step.OTHER, video.id(), () -> {
                tables.remove(video);
                return GraphReply.success();
            });
        }
        boolean sideEdge =
                call.segment(1).equals("thumbnails") || call.segment(1).equals("collaborators");
        return call.is("POST", 1) || (call.is("POST", 2) && sideEdge)
                ? new Route(Step.OTHER, video.id(), GraphReply::success)
                : Route.unknown(call);
    }
}

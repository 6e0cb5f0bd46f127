package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.graph.GraphCall;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.HandledCall;
import dev.socialposting.simulator.graph.Route;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.World;
import java.util.Optional;

/**
 * Instagram's part of the Graph API: finds out what a call asks of an account, and has it done.
 *
 * <p>The caller has checked the token and holds the simulator's lock.
 */
public final class InstagramGraph {
    private final World world;
    private final InstagramTables tables;

    /** The platform with what the storage has of it. */
    public InstagramGraph(World world) {
        this.world = world;
        this.tables = new InstagramTables(world.storage());
    }

    /** Whose account, container or media an id is. */
    public Optional<SimulatedAccount> ownerOf(String id) {
        Optional<SimulatedAccount> account = world.accounts().find(Platform.INSTAGRAM, id);
        return account.or(() -> tables.ownerOf(id).flatMap(world.accounts()::find));
    }

    /** Handles a call on {@code graph.instagram.com} or {@code graph.facebook.com} for the account its token stands for. */
    public HandledCall handle(GraphCall call, SimulatedAccount account) {
        InstagramScript script = InstagramScenarios.scriptOf(account);
        return HandledCall.play(world, account, script.faults(), route(call, account, script));
    }

    /** Handles a resumable upload on {@code rupload.facebook.com/ig-api-upload}. */
    public HandledCall upload(GraphCall call, SimulatedAccount account) {
        InstagramScript script = InstagramScenarios.scriptOf(account);
        String id = call.segment(call.segments().size() - 1);
        Route route =
                new Route(Step.UPLOAD, id, () -> new ContainerUpload(world, tables).handle(call, account.key(), id));
        return HandledCall.play(world, account, script.faults(), route);
    }

    private Route route(GraphCall call, SimulatedAccount account, InstagramScript script) {
        return switch (call.segments().size()) {
            case 1 -> object(call, account, script);
            case 2 -> edge(call, account, script);
            default -> Route.unknown(call);
        };
    }

    private Route object(GraphCall call, SimulatedAccount account, InstagramScript script) {
        String id = call.segment(0);
        MediaReads media = new MediaReads(world, tables, account, script);
        if (isAccount(id, account) && call.method().equals("GET")) {
            return new Route(Step.ACCOUNT, "", () -> new AccountReads(world, tables, account, script).account(call));
        }
        Optional<Container> container =
                tables.container(id).filter(found -> found.owner().equals(account.key()));
        if (container.isPresent() && call.method().equals("GET")) {
            return new Route(
                    Step.POLL,
                    id,
                    () -> ContainerReads.read(
                            call, container.get(), script, world.clock().instant(), world.fetches()));
        }
        Optional<InstagramMedia> post =
                tables.media(id).filter(found -> found.owner().equals(account.key()));
        if (post.isEmpty()) {
            return Route.unknown(call);
        }
        return switch (call.method()) {
            case "GET" -> new Route(Step.PERMALINK, id, () -> media.one(call, post.get()));
            case "POST" -> new Route(Step.OTHER, id, GraphReply::success);
            case "DELETE" -> new Route(Step.OTHER, id, () -> media.delete(post.get()));
            default -> Route.unknown(call);
        };
    }

    private Route edge(GraphCall call, SimulatedAccount account, InstagramScript script) {
        if (!isAccount(call.segment(0), account)) {
            return Route.unknown(call);
        }
        ContainerEdge containers = new ContainerEdge(world, tables, account, script);
        PublishEdge publish = new PublishEdge(world, tables, account, script);
        AccountReads reads = new AccountReads(world, tables, account, script);
        return switch (call.method() + " " + call.segment(1)) {
            case "POST media" ->
                new Route(
                        Step.CREATE,
                        call.text("video_url") + "|" + call.text("caption"),
                        () -> containers.create(call));
            case "GET media" ->
                new Route(Step.LIST, "", () -> new MediaReads(world, tables, account, script).list(call));
            case "POST media_publish" -> new Route(Step.PUBLISH, call.text("creation_id"), () -> publish.publish(call));
            case "GET content_publishing_limit" -> new Route(Step.QUOTA, "", () -> reads.quota(call));
            case "GET permissions" -> new Route(Step.ACCOUNT, "", reads::permissions);
            default -> Route.unknown(call);
        };
    }

    /** The app-scoped id that {@code /me} shows is not good for anything else: it answers 100/33. */
    private static boolean isAccount(String id, SimulatedAccount account) {
        return id.equals("me") || id.equals(account.accountId());
    }

    /** The error for a container that an account does not have. */
    static GraphError noSuchContainer(String id) {
        return GraphError.of(24, 2207008, "The requested resource does not exist")
                .withUserText(
                        "Media builder not found",
                        "The media builder with creation id = " + id + " does not exist or has been expired.");
    }

    /** Whether an account's container has the id. */
    static Optional<Container> containerOf(InstagramTables tables, AccountKey owner, String id) {
        return tables.container(id).filter(container -> container.owner().equals(owner));
    }
}

package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.graph.MetaPlatform;
import dev.socialposting.simulator.graph.MetaTokens;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.instagram.InstagramTables.InstagramMedia;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.HandledCall;
import dev.socialposting.simulator.kit.HandledCall.Route;
import dev.socialposting.simulator.login.LoginQuestion;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Step;
import java.util.Optional;

/** Instagram's part of the Graph API: finds out what a call asks of an account, and has it done. */
final class InstagramGraph implements MetaPlatform {
    private final SimulatorState state;
    private final InstagramTables tables;
    private final InstagramLogin login;

    InstagramGraph(SimulatorState state) {
        this.state = state;
        this.tables = new InstagramTables(state.storage());
        this.login = new InstagramLogin(state);
    }

    @Override
    public Platform id() {
        return Meta.INSTAGRAM;
    }

    @Override
    public Optional<SimulatedAccount> ownerOf(String id) {
        Optional<SimulatedAccount> account = state.accounts().find(Meta.INSTAGRAM, id);
        return account.or(() -> tables.ownerOf(id).flatMap(state.accounts()::find));
    }

    @Override
    public Optional<LoginQuestion> signIn(SimulatorRequest request) {
        return request.path().startsWith("/www.instagram.com/oauth/authorize")
                ? Optional.of(login.question(request))
                : Optional.empty();
    }

    @Override
    public HandledCall handle(ApiCall call) {
        if (call.host().equals("api.instagram.com")) {
            return login.exchangeCode(call);
        }
        return new MetaTokens(state, Meta.INSTAGRAM_APP, Meta.INSTAGRAM_USER::equals)
                .handle(
                        call,
                        (grant, account) ->
                                Optional.of(login.token(call, account, grant).orElseGet(() -> handle(call, account))));
    }

    @Override
    public HandledCall handle(ApiCall call, SimulatedAccount account) {
        InstagramScript script = InstagramScenarios.scriptOf(account);
        return Meta.play(state, account, script.faults(), route(call, account, script));
    }

    @Override
    public String uploadPath() {
        return "ig-api-upload";
    }

    @Override
    public HandledCall upload(ApiCall call, SimulatedAccount account) {
        InstagramScript script = InstagramScenarios.scriptOf(account);
        String id = call.segment(call.segments().size() - 1);
        Route route =
                new Route(Step.UPLOAD, id, () -> new ContainerEdge(state, tables, account, script).upload(call, id));
        return Meta.play(state, account, script.faults(), route);
    }

    private Route route(ApiCall call, SimulatedAccount account, InstagramScript script) {
        return switch (call.segments().size()) {
            case 1 -> object(call, account, script);
            case 2 -> edge(call, account, script);
            default -> Meta.unknown(call);
        };
    }

    private Route object(ApiCall call, SimulatedAccount account, InstagramScript script) {
        String id = call.segment(0);
        AccountReads reads = new AccountReads(state, tables, account, script);
        if (isAccount(id, account) && call.method().equals("GET")) {
            return new Route(Step.ACCOUNT, "", () -> reads.account(call));
        }
        Optional<Container> container =
                tables.container(id).filter(found -> found.owner().equals(account.key()));
        if (container.isPresent() && call.method().equals("GET")) {
            return new Route(
                    Step.POLL, id, () -> new ContainerEdge(state, tables, account, script).read(call, container.get()));
        }
        Optional<InstagramMedia> post =
                tables.media(id).filter(found -> found.owner().equals(account.key()));
        if (post.isEmpty()) {
            return Meta.unknown(call);
        }
        return switch (call.method()) {
            case "GET" -> new Route(Step.PERMALINK, id, () -> reads.media(call, post.get()));
            case "POST" -> new Route(Step.OTHER, id, GraphReply::success);
            case "DELETE" -> new Route(Step.OTHER, id, () -> reads.deleteMedia(post.get()));
            default -> Meta.unknown(call);
        };
    }

    private Route edge(ApiCall call, SimulatedAccount account, InstagramScript script) {
        if (!isAccount(call.segment(0), account)) {
            return Meta.unknown(call);
        }
        ContainerEdge containers = new ContainerEdge(state, tables, account, script);
        AccountReads reads = new AccountReads(state, tables, account, script);
        return switch (call.method() + " " + call.segment(1)) {
            case "POST media" ->
                new Route(
                        Step.CREATE,
                        call.text("video_url") + "|" + call.text("caption"),
                        () -> containers.create(call));
            case "GET media" -> new Route(Step.LIST, "", () -> reads.listMedia(call));
            case "POST media_publish" ->
                new Route(Step.PUBLISH, call.text("creation_id"), () -> containers.publish(call));
            case "GET content_publishing_limit" -> new Route(Step.QUOTA, "", () -> reads.quota(call));
            case "GET permissions" -> new Route(Step.ACCOUNT, "", reads::permissions);
            default -> Meta.unknown(call);
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

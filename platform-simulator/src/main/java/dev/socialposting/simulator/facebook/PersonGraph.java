package dev.socialposting.simulator.facebook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.CommonScenarios;
import dev.socialposting.simulator.graph.GraphCall;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.HandledCall;
import dev.socialposting.simulator.graph.Json;
import dev.socialposting.simulator.graph.Route;
import dev.socialposting.simulator.login.SimulatedApp;
import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.SeededAccounts;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Tokens;
import dev.socialposting.simulator.state.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the person's own token reads: {@code /me}, {@code /me/accounts}, {@code /me/permissions}; and {@code /debug_token}. */
public final class PersonGraph {
    /** The one person on the simulated Facebook. */
    static final String PERSON = SeededAccounts.PERSON;

    private static final int DATA_ACCESS_DAYS = 90;

    private final World world;

    /** The person in a world. */
    public PersonGraph(World world) {
        this.world = world;
    }

    /** What a call with a person's token asks of the person; nothing when it is about something else. */
    public Optional<HandledCall> handle(GraphCall call, Tokens.Grant grant, SimulatedAccount account) {
        if (!call.segment(0).equals("me") && !call.segment(0).equals(PERSON)) {
            return Optional.empty();
        }
        FacebookScript script = FacebookScenarios.loginScriptOf(account);
        return Optional.of(HandledCall.play(world, account, script.faults(), route(call, grant, account, script)));
    }

    private Route route(GraphCall call, Tokens.Grant grant, SimulatedAccount account, FacebookScript script) {
        return switch (call.method() + " " + call.segment(1)) {
            case "GET " ->
                new Route(
                        Step.ACCOUNT,
                        "me",
                        () -> new GraphReply.Data(
                                Json.object().put("id", PERSON).put("name", "Pat Sample")));
            case "GET accounts" ->
                new Route(Step.ACCOUNT, "accounts", () -> new PageListing(world, script, account, grant).list(call));
            case "GET businesses" -> new Route(Step.ACCOUNT, "businesses", () -> new GraphReply.Data(emptyList()));
            case "GET permissions" -> new Route(Step.ACCOUNT, "permissions", () -> permissions(grant, script));
            case "DELETE permissions" -> new Route(Step.ACCOUNT, "permissions", () -> revoke(call, grant));
            default -> Route.unknown(call);
        };
    }

    private static ObjectNode emptyList() {
        ObjectNode list = Json.object();
        list.putArray("data");
        return list;
    }

    private static GraphReply permissions(Tokens.Grant grant, FacebookScript script) {
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        grant.scopes()
                .forEach(scope -> data.addObject()
                        .put("permission", scope)
                        .put("status", script.declinedScopes.contains(scope) ? "declined" : "granted"));
        return new GraphReply.Data(answer);
    }

    /** Taking back everything makes all of the person's tokens invalid; taking back one permission is only acknowledged. */
    private GraphReply revoke(GraphCall call, Tokens.Grant grant) {
        if (call.segment(2).isEmpty()) {
            world.tokens()
                    .removeAll(other -> other.kind() == Tokens.Kind.FACEBOOK_USER
                            && other.account().equals(grant.account()));
        }
        return GraphReply.success();
    }

    /** {@code GET /debug_token?input_token=..&access_token={app-id}|{app-secret}}. */
    public GraphReply debugToken(GraphCall call) {
        if (!call.token().filter(SimulatedApp.FACEBOOK.appToken()::equals).isPresent()) {
            return GraphReply.refused(CommonScenarios.tokenUnknown());
        }
        Optional<Tokens.Grant> grant = world.tokens()
                .find(call.text("input_token"))
                .filter(found -> found.kind() != Tokens.Kind.INSTAGRAM_USER);
        ObjectNode answer = Json.object();
        ObjectNode data = answer.putObject("data");
        data.put("app_id", SimulatedApp.FACEBOOK.id());
        grant.ifPresentOrElse(found -> describe(data, found), () -> {
            data.put("is_valid", false).putArray("scopes");
            data.putObject("error").put("code", 190).put("message", "Invalid OAuth access token.");
        });
        return new GraphReply.Data(answer);
    }

    private void describe(ObjectNode data, Tokens.Grant grant) {
        Instant now = world.clock().instant();
        boolean person = grant.kind() == Tokens.Kind.FACEBOOK_USER;
        List<String> declined = world.accounts()
                .find(grant.account())
                .map(account -> FacebookScenarios.loginScriptOf(account).declinedScopes)
                .orElse(List.of());
        data.put("type", person ? "USER" : "PAGE").put("is_valid", !grant.expired(now));
        data.put("expires_at", grant.expiresAt().map(Instant::getEpochSecond).orElse(0L));
        data.put(
                "data_access_expires_at",
                grant.issuedAt().plusSeconds(DATA_ACCESS_DAYS * 86_400L).getEpochSecond());
        data.put("user_id", PERSON);
        if (!person) {
            data.put("profile_id", grant.account().accountId());
        }
        ArrayNode scopes = data.putArray("scopes");
        grant.scopes().stream().filter(scope -> !declined.contains(scope)).forEach(scopes::add);
        data.putArray("granular_scopes");
        if (grant.expired(now)) {
            data.putObject("error").put("code", 190).put("subcode", 463).put("message", "The session has expired.");
        }
    }

    /** The scopes of a token that was not made by a login but is seeded. */
    public static List<String> seededScopes(LoginVariant variant, boolean instagram) {
        if (variant == LoginVariant.INSTAGRAM_LOGIN) {
            return List.of("instagram_business_basic", "instagram_business_content_publish");
        }
        return instagram
                ? List.of("instagram_basic", "instagram_content_publish", "pages_read_engagement", "pages_show_list")
                : List.of("pages_show_list", "pages_read_engagement", "pages_manage_posts");
    }
}

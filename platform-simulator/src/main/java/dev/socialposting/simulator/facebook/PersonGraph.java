package dev.socialposting.simulator.facebook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.facebook.SharedHosts.LinkedPages;
import dev.socialposting.simulator.graph.FieldSelection;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphPage;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.HandledCall;
import dev.socialposting.simulator.kit.HandledCall.Route;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the person's own token reads: {@code /me}, {@code /me/accounts}, {@code /me/permissions}; and {@code /debug_token}. */
final class PersonGraph {

    /** What Facebook calls an app access token. */
    private static final String APP_TOKEN = Meta.FACEBOOK_APP.id() + "|" + Meta.FACEBOOK_APP.secret();

    private static final int DATA_ACCESS_DAYS = 90;

    private final SimulatorState state;

    /** The person in a state. */
    PersonGraph(SimulatorState state) {
        this.state = state;
    }

    /** What a call with a person's token asks of the person; nothing when it is about something else. */
    Optional<HandledCall> handle(ApiCall call, Tokens.Grant grant, SimulatedAccount account) {
        if (!call.segment(0).equals("me") && !call.segment(0).equals(Facebook.PERSON)) {
            return Optional.empty();
        }
        FacebookScript script = FacebookScenarios.loginScriptOf(account);
        return Optional.of(Meta.play(state, account, script.faults(), route(call, grant, account, script)));
    }

    private Route route(ApiCall call, Tokens.Grant grant, SimulatedAccount account, FacebookScript script) {
        return switch (call.method() + " " + call.segment(1)) {
            case "GET " ->
                new Route(
                        Step.ACCOUNT,
                        "me",
                        () -> new GraphReply.Data(
                                Json.object().put("id", Facebook.PERSON).put("name", "Pat Sample")));
            case "GET accounts" ->
                new Route(Step.ACCOUNT, "accounts", () -> new PageListing(state, script, account, grant).list(call));
            case "GET businesses" -> new Route(Step.ACCOUNT, "businesses", () -> new GraphReply.Data(emptyList()));
            case "GET permissions" -> new Route(Step.ACCOUNT, "permissions", () -> permissions(grant, script));
            case "DELETE permissions" -> new Route(Step.ACCOUNT, "permissions", () -> revoke(call, grant));
            default -> Meta.unknown(call);
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
                        .put("status", script.declinedScopes().contains(scope) ? "declined" : "granted"));
        return new GraphReply.Data(answer);
    }

    /** Taking back everything makes all of the person's tokens invalid; taking back one permission is only acknowledged. */
    private GraphReply revoke(ApiCall call, Tokens.Grant grant) {
        if (call.segment(2).isEmpty()) {
            state.tokens()
                    .removeAll(other -> other.kind().equals(Meta.FACEBOOK_USER)
                            && other.account().equals(grant.account()));
        }
        return GraphReply.success();
    }

    /** {@code GET /debug_token?input_token=..&access_token={app-id}|{app-secret}}. */
    GraphReply debugToken(ApiCall call) {
        if (!call.token().filter(APP_TOKEN::equals).isPresent()) {
            return GraphReply.refused(GraphError.tokenUnknown());
        }
        Optional<Tokens.Grant> grant = state.tokens()
                .find(call.text("input_token"))
                .filter(found -> !found.kind().equals(Meta.INSTAGRAM_USER));
        ObjectNode answer = Json.object();
        ObjectNode data = answer.putObject("data");
        data.put("app_id", Meta.FACEBOOK_APP.id());
        grant.ifPresentOrElse(found -> describe(data, found), () -> {
            data.put("is_valid", false).putArray("scopes");
            data.putObject("error").put("code", 190).put("message", "Invalid OAuth access token.");
        });
        return new GraphReply.Data(answer);
    }

    private void describe(ObjectNode data, Tokens.Grant grant) {
        Instant now = state.clock().instant();
        boolean person = grant.kind().equals(Meta.FACEBOOK_USER);
        List<String> declined = state.accounts()
                .find(grant.account())
                .map(account -> FacebookScenarios.loginScriptOf(account).declinedScopes())
                .orElse(List.of());
        data.put("type", person ? "USER" : "PAGE").put("is_valid", !grant.expired(now));
        data.put("expires_at", grant.expiresAt().map(Instant::getEpochSecond).orElse(0L));
        data.put(
                "data_access_expires_at",
                grant.issuedAt().plusSeconds(DATA_ACCESS_DAYS * 86_400L).getEpochSecond());
        data.put("user_id", Facebook.PERSON);
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

    /**
     * {@code GET /me/accounts}: the Pages the person manages, with their tokens.
     *
     * @param account the account the person agreed as, whose scenario decides what is listed
     */
    private record PageListing(
            SimulatorState state, FacebookScript script, SimulatedAccount account, Tokens.Grant grant) {
        private static final List<String> FIELDS = List.of(
                "id",
                "name",
                "username",
                "access_token",
                "category",
                "category_list",
                "tasks",
                "picture",
                "instagram_business_account");
        private static final List<String> DEFAULT_FIELDS =
                List.of("access_token", "category", "category_list", "name", "id", "tasks");
        private static final List<String> ALL_TASKS =
                List.of("ANALYZE", "ADVERTISE", "MODERATE", "CREATE_CONTENT", "MANAGE");
        private static final int LARGEST_PAGE = 100;

        GraphReply list(ApiCall call) {
            FieldSelection fields = FieldSelection.of(call);
            Optional<GraphError> fault = fields.fault(FIELDS);
            if (fault.isPresent()) {
                return GraphReply.refused(fault.get());
            }
            List<ObjectNode> pages = pages().stream().map(this::whole).toList();
            boolean split = script.pageListing == FacebookScript.PageListing.SECOND_PAGE;
            int largest = split ? Math.max(1, pages.size() - 1) : LARGEST_PAGE;
            FieldSelection wanted = fields.names().isEmpty() ? new FieldSelection(DEFAULT_FIELDS) : fields;
            return GraphPage.of(
                    call, wanted, pages, largest, state.address(call.request().path()));
        }

        /** The Page that was chosen when logging in comes last, so that a scenario can push it to the second page of the list. */
        private List<SimulatedAccount> pages() {
            if (script.pageListing == FacebookScript.PageListing.NONE) {
                return List.of();
            }
            List<SimulatedAccount> pages = new ArrayList<>(state.accounts().of(Meta.FACEBOOK));
            if (pages.remove(account)) {
                pages.add(account);
            }
            return pages;
        }

        private ObjectNode whole(SimulatedAccount page) {
            ObjectNode whole = Json.object()
                    .put("id", page.accountId())
                    .put("name", page.displayName())
                    .put("username", page.username())
                    .put("access_token", pageToken(page))
                    .put("category", "Brand");
            whole.putArray("category_list")
                    .addObject()
                    .put("id", "1605186416478696")
                    .put("name", "Brand");
            whole.putObject("picture").putObject("data").put("url", state.address("/profile.svg"));
            boolean mayNotCreate =
                    script.pageListing == FacebookScript.PageListing.WITHOUT_CREATE_CONTENT && page.equals(account);
            ArrayNode tasks = whole.putArray("tasks");
            (mayNotCreate ? List.of("ANALYZE", "ADVERTISE") : ALL_TASKS).forEach(tasks::add);
            new LinkedPages(state.accounts())
                    .instagramOf(page)
                    .ifPresent(instagram -> whole.putObject("instagram_business_account")
                            .put("id", instagram.accountId())
                            .put("username", instagram.username())
                            .put("name", instagram.displayName())
                            .put("profile_picture_url", state.address("/profile.svg")));
            return whole;
        }

        /** From a long-lived person's token the Page's token has no time expiry; from a short-lived one it dies with it. */
        private String pageToken(SimulatedAccount page) {
            if (grant.longLived()) {
                return page.accessToken();
            }
            String token = Meta.token(state.ids(), Meta.FACEBOOK_LOGIN);
            state.tokens()
                    .put(
                            token,
                            new Tokens.Grant(
                                    Meta.FACEBOOK_ACCOUNT,
                                    page.key(),
                                    false,
                                    state.clock().instant(),
                                    grant.expiresAt(),
                                    grant.scopes()));
            return token;
        }
    }
}

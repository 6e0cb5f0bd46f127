package dev.socialposting.simulator.instagram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.HandledCall;
import dev.socialposting.simulator.kit.HandledCall.Route;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.kit.Reply;
import dev.socialposting.simulator.login.AuthorizationCodes;
import dev.socialposting.simulator.login.LoginQuestion;
import dev.socialposting.simulator.login.SignIn;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Instagram Login (section 5 of the notes): the question to the person, and the code that becomes a short-lived token.
 *
 * <p>Where the notes are unsure we chose: the code's answer has the app-scoped id, so that a client must ask {@code /me} for the real one. A token that is too young to
 * be refreshed, or is no long-lived one, answers 100 without a subcode.
 */
final class InstagramLogin {
    private static final Set<String> SCOPES = Set.of(
            "instagram_business_basic",
            "instagram_business_content_publish",
            "instagram_business_manage_comments",
            "instagram_business_manage_messages",
            "instagram_business_manage_insights");
    private static final Duration SHORT = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofSeconds(5_183_944);
    private static final Duration OLD_ENOUGH = Duration.ofHours(24);

    private final SimulatorState state;
    private final AuthorizationCodes codes;
    private final SignIn page;

    InstagramLogin(SimulatorState state) {
        this.state = state;
        this.codes = new AuthorizationCodes(state.storage(), "instagram");
        SignIn.Form form = new SignIn.Form(
                "Instagram", Meta.INSTAGRAM_APP, SCOPES, List.of(), () -> Meta.authorizationCode(state.ids()), "#_");
        this.page = new SignIn(state, codes, form, new People(state));
    }

    private record People(SimulatorState state) implements SignIn.People {
        @Override
        public List<SimulatedAccount> offered() {
            return state.accounts().of(Meta.INSTAGRAM).stream()
                    .filter(account -> account.loginVariant().equals(Meta.INSTAGRAM_LOGIN))
                    .toList();
        }

        @Override
        public Optional<SimulatedAccount> find(String accountId) {
            return state.accounts().find(Meta.INSTAGRAM, accountId);
        }

        @Override
        public SignIn.Ending ending(SimulatedAccount account) {
            return InstagramScenarios.scriptOf(account).loginEnding();
        }
    }

    /** What a browser sees at {@code /www.instagram.com/oauth/authorize}. */
    LoginQuestion question(SimulatorRequest request) {
        return page.answer(request);
    }

    /** {@code POST https://api.instagram.com/oauth/access_token}: a code becomes a short-lived token. */
    HandledCall exchangeCode(ApiCall call) {
        if (!call.is("POST", 2) || !call.segment(1).equals("access_token")) {
            return HandledCall.anonymous(refused("Unsupported request"));
        }
        boolean app = call.text("client_id").equals(Meta.INSTAGRAM_APP.id())
                && call.text("client_secret").equals(Meta.INSTAGRAM_APP.secret());
        if (!app || !call.text("grant_type").equals("authorization_code")) {
            return HandledCall.anonymous(refused("Invalid platform app"));
        }
        Optional<AuthorizationCodes.Agreement> agreement = codes.redeem(
                call.text("code"), call.text("redirect_uri"), state.clock().instant());
        Optional<SimulatedAccount> account =
                agreement.flatMap(agreed -> state.accounts().find(agreed.account()));
        if (agreement.isEmpty() || account.isEmpty()) {
            return HandledCall.anonymous(refused("Matching code was not found or was already used"));
        }
        InstagramScript script = InstagramScenarios.scriptOf(account.get());
        Route route = new Route(
                Step.TOKEN,
                "code",
                () -> shortToken(account.get(), agreement.get().scopes(), script));
        return Meta.play(state, account.get(), script.faults(), route);
    }

    private GraphReply shortToken(SimulatedAccount account, List<String> scopes, InstagramScript script) {
        String token = issue(account, scopes, false, SHORT);
        ObjectNode flat = Json.object().put("access_token", token);
        if (script.tokenAnswer == InstagramScript.TokenAnswer.FLAT_ARRAY) {
            flat.put("user_id", Long.parseLong(account.appScopedId()));
            scopes.forEach(flat.putArray("permissions")::add);
        } else {
            flat.put("user_id", account.appScopedId()).put("permissions", String.join(",", scopes));
        }
        if (script.tokenAnswer != InstagramScript.TokenAnswer.WRAPPED) {
            return new GraphReply.Data(flat);
        }
        ObjectNode wrapped = Json.object();
        wrapped.putArray("data").add(flat);
        return new GraphReply.Data(wrapped);
    }

    /** {@code GET /access_token} and {@code GET /refresh_access_token} on {@code graph.instagram.com}; nothing for other calls. */
    Optional<HandledCall> token(ApiCall call, SimulatedAccount account, Tokens.Grant grant) {
        InstagramScript script = InstagramScenarios.scriptOf(account);
        return route(call, account, grant, script).map(route -> Meta.play(state, account, script.faults(), route));
    }

    private Optional<Route> route(ApiCall call, SimulatedAccount account, Tokens.Grant grant, InstagramScript script) {
        return switch (call.method() + " " + String.join("/", call.segments())) {
            case "GET access_token" ->
                Optional.of(new Route(Step.TOKEN, "exchange", () -> exchange(call, account, grant)));
            case "GET refresh_access_token" ->
                Optional.of(new Route(Step.TOKEN, "refresh", () -> refresh(call, account, grant, script)));
            default -> Optional.empty();
        };
    }

    private GraphReply exchange(ApiCall call, SimulatedAccount account, Tokens.Grant grant) {
        if (!call.text("grant_type").equals("ig_exchange_token")) {
            return GraphReply.refused(GraphError.badParameter("Param grant_type must be ig_exchange_token"));
        }
        if (!call.text("client_secret").equals(Meta.INSTAGRAM_APP.secret())) {
            return GraphReply.refused(GraphError.of(1, "Error validating client secret."));
        }
        return grant.longLived()
                ? GraphReply.refused(GraphError.badParameter("The token is not a short-lived one"))
                : longToken(account, grant.scopes());
    }

    private GraphReply refresh(ApiCall call, SimulatedAccount account, Tokens.Grant grant, InstagramScript script) {
        if (!call.text("grant_type").equals("ig_refresh_token")) {
            return GraphReply.refused(GraphError.badParameter("Param grant_type must be ig_refresh_token"));
        }
        Instant now = state.clock().instant();
        Duration age = script.tokenAge.orElse(Duration.between(grant.issuedAt(), now));
        if (age.compareTo(LONG) >= 0) {
            return GraphReply.refused(GraphError.tokenRefused(463));
        }
        return grant.longLived() && age.compareTo(OLD_ENOUGH) >= 0
                ? longToken(account, grant.scopes())
                : GraphReply.refused(GraphError.badParameter(
                        "Only a long-lived token of at least 24 hours of age can be refreshed"));
    }

    private GraphReply longToken(SimulatedAccount account, List<String> scopes) {
        return new GraphReply.Data(Json.object()
                .put("access_token", issue(account, scopes, true, LONG))
                .put("token_type", "bearer")
                .put("expires_in", LONG.toSeconds()));
    }

    private String issue(SimulatedAccount account, List<String> scopes, boolean longLived, Duration life) {
        String token = Meta.token(state.ids(), Meta.INSTAGRAM_LOGIN);
        Instant now = state.clock().instant();
        state.tokens()
                .put(
                        token,
                        new Tokens.Grant(
                                Meta.INSTAGRAM_USER,
                                account.key(),
                                longLived,
                                now,
                                Optional.of(now.plus(life)),
                                scopes));
        return token;
    }

    /** The code endpoint's error envelope is not the Graph API's. */
    private static Reply refused(String message) {
        return Reply.failed(SimulatorResponse.json(
                400,
                Json.object()
                        .put("error_type", "OAuthException")
                        .put("code", 400)
                        .put("error_message", message)
                        .toString()));
    }
}

package dev.socialposting.simulator.instagram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.GraphCall;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.HandledCall;
import dev.socialposting.simulator.graph.Json;
import dev.socialposting.simulator.graph.Route;
import dev.socialposting.simulator.http.RequestParameters;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.login.AuthorizationCodes;
import dev.socialposting.simulator.login.LoginQuestion;
import dev.socialposting.simulator.login.LoginRequest;
import dev.socialposting.simulator.login.SimulatedApp;
import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Tokens;
import dev.socialposting.simulator.state.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Instagram Login (section 5 of the notes): the question to the person, and the code that becomes a short-lived token.
 *
 * <p>Where the notes are unsure we chose: the code's answer has the app-scoped id, so that a client must ask {@code /me} for the real one.
 */
public final class InstagramLogin {
    private static final Set<String> SCOPES = Set.of(
            "instagram_business_basic",
            "instagram_business_content_publish",
            "instagram_business_manage_comments",
            "instagram_business_manage_messages",
            "instagram_business_manage_insights");
    private static final Duration SHORT = Duration.ofHours(1);

    private final World world;
    private final AuthorizationCodes codes;

    /** A login with the codes that are still open. */
    public InstagramLogin(World world) {
        this.world = world;
        this.codes = new AuthorizationCodes(world.storage(), "instagram");
    }

    /** What a browser sees at {@code /www.instagram.com/oauth/authorize}. */
    public LoginQuestion authorize(SimulatorRequest request) {
        LoginRequest asked = new LoginRequest(RequestParameters.of(request));
        Optional<String> fault = asked.fault(SimulatedApp.INSTAGRAM, SCOPES);
        if (fault.isPresent()) {
            return new LoginQuestion.Malformed(fault.get());
        }
        if (asked.declines()) {
            return new LoginQuestion.SendBack(asked.backDeclined());
        }
        return asked.answeringAccount()
                .flatMap(id -> world.accounts().find(Platform.INSTAGRAM, id))
                .map(account -> agree(asked, account))
                .orElseGet(() -> ask(asked, request.path()));
    }

    private LoginQuestion agree(LoginRequest asked, SimulatedAccount account) {
        InstagramScript script = InstagramScenarios.scriptOf(account);
        if (script.deniesLogin) {
            return new LoginQuestion.SendBack(asked.backDeclined());
        }
        List<String> granted = asked.scopes().stream()
                .filter(scope -> !script.declinedScopes.contains(scope))
                .toList();
        String code = world.ids().authorizationCode();
        codes.put(
                code,
                new AuthorizationCodes.Agreement(
                        account.key(),
                        asked.redirectUri(),
                        granted,
                        world.clock().instant()));
        return new LoginQuestion.SendBack(asked.backWithCode(code, "#_"));
    }

    private LoginQuestion ask(LoginRequest asked, String path) {
        List<LoginQuestion.Choice> choices = world.accounts().of(Platform.INSTAGRAM).stream()
                .filter(account -> account.loginVariant() == LoginVariant.INSTAGRAM_LOGIN)
                .map(account -> new LoginQuestion.Choice(
                        account, asked.answered(path, "simulator_account", account.accountId())))
                .toList();
        return new LoginQuestion.Ask(
                "Instagram", asked.scopes(), choices, asked.answered(path, "simulator_decline", "true"));
    }

    /** {@code POST https://api.instagram.com/oauth/access_token}: a code becomes a short-lived token. */
    public HandledCall exchangeCode(GraphCall call) {
        if (!call.is("POST", 2) || !call.segment(1).equals("access_token")) {
            return HandledCall.anonymous(refused("Unsupported request"));
        }
        boolean app = call.text("client_id").equals(SimulatedApp.INSTAGRAM.id())
                && call.text("client_secret").equals(SimulatedApp.INSTAGRAM.secret());
        if (!app || !call.text("grant_type").equals("authorization_code")) {
            return HandledCall.anonymous(refused("Invalid platform app"));
        }
        Optional<AuthorizationCodes.Agreement> agreement = codes.redeem(
                call.text("code"), call.text("redirect_uri"), world.clock().instant());
        Optional<SimulatedAccount> account =
                agreement.flatMap(agreed -> world.accounts().find(agreed.account()));
        if (agreement.isEmpty() || account.isEmpty()) {
            return HandledCall.anonymous(refused("Matching code was not found or was already used"));
        }
        InstagramScript script = InstagramScenarios.scriptOf(account.get());
        Route route = new Route(
                Step.TOKEN,
                "code",
                () -> shortToken(account.get(), agreement.get().scopes(), script));
        return HandledCall.play(world, account.get(), script.faults(), route);
    }

    private GraphReply shortToken(SimulatedAccount account, List<String> scopes, InstagramScript script) {
        String token = new InstagramTokens(world).issue(account, scopes, false, SHORT);
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
    public Optional<HandledCall> token(GraphCall call, SimulatedAccount account, Tokens.Grant grant) {
        return new InstagramTokens(world).handle(call, account, grant);
    }

    /** The code endpoint's error envelope is not the Graph API's. */
    private static GraphReply refused(String message) {
        return new GraphReply.Verbatim(SimulatorResponse.json(
                400,
                Json.object()
                        .put("error_type", "OAuthException")
                        .put("code", 400)
                        .put("error_message", message)
                        .toString()));
    }
}

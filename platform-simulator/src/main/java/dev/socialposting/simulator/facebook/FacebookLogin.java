package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.graph.CommonScenarios;
import dev.socialposting.simulator.graph.GraphCall;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.HandledCall;
import dev.socialposting.simulator.graph.Json;
import dev.socialposting.simulator.graph.Route;
import dev.socialposting.simulator.http.RequestParameters;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.login.AuthorizationCodes;
import dev.socialposting.simulator.login.LoginQuestion;
import dev.socialposting.simulator.login.LoginRequest;
import dev.socialposting.simulator.login.SimulatedApp;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Tokens;
import dev.socialposting.simulator.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Facebook Login (section 5 of the notes): the question to the person, the code, and the person's tokens.
 *
 * <p>There is one person, who manages all Pages. As which account the person agrees decides the scenario of the login.
 */
public final class FacebookLogin {
    private static final Set<String> SCOPES = Set.of(
            "public_profile",
            "email",
            "pages_show_list",
            "pages_read_engagement",
            "pages_manage_posts",
            "business_management",
            "ads_management",
            "ads_read",
            "instagram_basic",
            "instagram_content_publish",
            "instagram_manage_contents");
    private static final List<String> SCOPES_OF_A_CONFIGURATION =
            List.of("pages_show_list", "pages_read_engagement", "pages_manage_posts");
    private static final Duration SHORT = Duration.ofMinutes(90);
    private static final Duration LONG = Duration.ofSeconds(5_183_944);

    private final World world;
    private final AuthorizationCodes codes;

    /** A login with the codes that are still open. */
    public FacebookLogin(World world) {
        this.world = world;
        this.codes = new AuthorizationCodes(world.storage(), "facebook");
    }

    /** What a browser sees at {@code /www.facebook.com/{V}/dialog/oauth}. */
    public LoginQuestion authorize(SimulatorRequest request) {
        LoginRequest asked = new LoginRequest(RequestParameters.of(request));
        Optional<String> fault = asked.fault(SimulatedApp.FACEBOOK, SCOPES);
        if (fault.isPresent()) {
            return new LoginQuestion.Malformed(fault.get());
        }
        if (asked.declines()) {
            return new LoginQuestion.SendBack(asked.backDeclined());
        }
        return asked.answeringAccount()
                .flatMap(this::account)
                .map(account -> agree(asked, account))
                .orElseGet(() -> ask(asked, request.path()));
    }

    private LoginQuestion agree(LoginRequest asked, SimulatedAccount account) {
        if (FacebookScenarios.loginScriptOf(account).deniesLogin) {
            return new LoginQuestion.SendBack(asked.backDeclined());
        }
        List<String> scopes = asked.scopes().isEmpty() ? SCOPES_OF_A_CONFIGURATION : asked.scopes();
        String code = world.ids().authorizationCode();
        codes.put(
                code,
                new AuthorizationCodes.Agreement(
                        account.key(),
                        asked.redirectUri(),
                        scopes,
                        world.clock().instant()));
        return new LoginQuestion.SendBack(asked.backWithCode(code, "#_=_"));
    }

    private LoginQuestion ask(LoginRequest asked, String path) {
        List<LoginQuestion.Choice> choices = world.accounts().all().stream()
                .filter(account -> account.loginVariant() == LoginVariant.FACEBOOK_LOGIN)
                .map(account -> new LoginQuestion.Choice(
                        account, asked.answered(path, "simulator_account", account.accountId())))
                .toList();
        List<String> scopes = asked.scopes().isEmpty() ? SCOPES_OF_A_CONFIGURATION : asked.scopes();
        return new LoginQuestion.Ask("Facebook", scopes, choices, asked.answered(path, "simulator_decline", "true"));
    }

    private Optional<SimulatedAccount> account(String id) {
        return world.accounts()
                .find(Platform.FACEBOOK, id)
                .or(() -> world.accounts().find(Platform.INSTAGRAM, id));
    }

    /** {@code GET /oauth/access_token} on {@code graph.facebook.com}: a code or a short-lived token becomes a token. */
    public HandledCall accessToken(GraphCall call) {
        boolean app = call.text("client_id").equals(SimulatedApp.FACEBOOK.id());
        if (!app || !call.text("client_secret").equals(SimulatedApp.FACEBOOK.secret())) {
            return HandledCall.anonymous(GraphReply.refused(GraphError.of(
                    app ? 1 : 101, app ? "Error validating client secret." : "Error validating application.")));
        }
        return call.text("grant_type").equals("fb_exchange_token") ? exchange(call) : redeem(call);
    }

    private HandledCall redeem(GraphCall call) {
        Optional<AuthorizationCodes.Agreement> agreement = codes.redeem(
                call.text("code"), call.text("redirect_uri"), world.clock().instant());
        return agreement
                .map(agreed -> handled(agreed.account(), () -> token(agreed.account(), agreed.scopes(), false, SHORT)))
                .orElseGet(() -> HandledCall.anonymous(GraphReply.refused(GraphError.of(
                        100, 36009, "This authorization code has been used or is for another redirect_uri."))));
    }

    private HandledCall exchange(GraphCall call) {
        Optional<Tokens.Grant> grant = world.tokens()
                .find(call.text("fb_exchange_token"))
                .filter(found -> found.kind() == Tokens.Kind.FACEBOOK_USER);
        if (grant.isEmpty()) {
            return HandledCall.anonymous(GraphReply.refused(CommonScenarios.tokenUnknown()));
        }
        AccountKey account = grant.get().account();
        return grant.get().expired(world.clock().instant())
                ? handled(account, () -> GraphReply.refused(CommonScenarios.tokenRefused(463)))
                : handled(account, () -> token(account, grant.get().scopes(), true, LONG));
    }

    private GraphReply token(AccountKey account, List<String> scopes, boolean longLived, Duration life) {
        String token = world.ids().token("EAA");
        Instant now = world.clock().instant();
        world.tokens()
                .put(
                        token,
                        new Tokens.Grant(
                                Tokens.Kind.FACEBOOK_USER,
                                account,
                                longLived,
                                now,
                                Optional.of(now.plus(life)),
                                scopes));
        return new GraphReply.Data(Json.object()
                .put("access_token", token)
                .put("token_type", "bearer")
                .put("expires_in", life.toSeconds()));
    }

    private HandledCall handled(AccountKey key, Supplier<GraphReply> act) {
        return world.accounts()
                .find(key)
                .map(account -> HandledCall.play(
                        world,
                        account,
                        FacebookScenarios.loginScriptOf(account).faults(),
                        new Route(Step.TOKEN, "", act)))
                .orElseGet(() -> HandledCall.anonymous(GraphReply.refused(CommonScenarios.tokenUnknown())));
    }
}

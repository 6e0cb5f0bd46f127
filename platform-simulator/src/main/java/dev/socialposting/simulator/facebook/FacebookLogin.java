package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.HandledCall;
import dev.socialposting.simulator.kit.HandledCall.Route;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.login.AuthorizationCodes;
import dev.socialposting.simulator.login.LoginQuestion;
import dev.socialposting.simulator.login.SignIn;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Tokens;
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
final class FacebookLogin {
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

    private final SimulatorState state;
    private final AuthorizationCodes codes;
    private final SignIn page;

    FacebookLogin(SimulatorState state) {
        this.state = state;
        this.codes = new AuthorizationCodes(state.storage(), "facebook");
        SignIn.Form form = new SignIn.Form(
                "Facebook",
                Meta.FACEBOOK_APP,
                SCOPES,
                SCOPES_OF_A_CONFIGURATION,
                () -> Meta.authorizationCode(state.ids()),
                "#_=_");
        this.page = new SignIn(state, codes, form, new People(state));
    }

    /** Pages, and the accounts of other platforms that are connected by Facebook Login. */
    private record People(SimulatorState state) implements SignIn.People {
        @Override
        public List<SimulatedAccount> offered() {
            return state.accounts().all().stream()
                    .filter(account -> account.loginVariant().equals(Meta.FACEBOOK_LOGIN))
                    .toList();
        }

        @Override
        public Optional<SimulatedAccount> find(String accountId) {
            return state.accounts()
                    .find(Meta.FACEBOOK, accountId)
                    .or(() -> state.accounts().find(Meta.INSTAGRAM, accountId));
        }

        /** What the person left out shows in the token's permissions, not in the code. */
        @Override
        public SignIn.Ending ending(SimulatedAccount account) {
            SignIn.Ending ending = FacebookScenarios.loginScriptOf(account).loginEnding();
            return ending instanceof SignIn.Ending.Agrees ? new SignIn.Ending.Agrees(List.of()) : ending;
        }
    }

    /** What a browser sees at {@code /www.facebook.com/{V}/dialog/oauth}. */
    LoginQuestion question(SimulatorRequest request) {
        return page.answer(request);
    }

    /** {@code GET /oauth/access_token} on {@code graph.facebook.com}: a code or a short-lived token becomes a token. */
    HandledCall accessToken(ApiCall call) {
        boolean app = call.text("client_id").equals(Meta.FACEBOOK_APP.id());
        if (!app || !call.text("client_secret").equals(Meta.FACEBOOK_APP.secret())) {
            return HandledCall.anonymous(GraphReply.refused(GraphError.of(
                    app ? 1 : 101, app ? "Error validating client secret." : "Error validating application.")));
        }
        return call.text("grant_type").equals("fb_exchange_token") ? exchange(call) : redeem(call);
    }

    private HandledCall redeem(ApiCall call) {
        Optional<AuthorizationCodes.Agreement> agreement = codes.redeem(
                call.text("code"), call.text("redirect_uri"), state.clock().instant());
        return agreement
                .map(agreed -> handled(agreed.account(), () -> token(agreed.account(), agreed.scopes(), false, SHORT)))
                .orElseGet(() -> HandledCall.anonymous(GraphReply.refused(GraphError.of(
                        100, 36009, "This authorization code has been used or is for another redirect_uri."))));
    }

    private HandledCall exchange(ApiCall call) {
        Optional<Tokens.Grant> grant = state.tokens()
                .find(call.text("fb_exchange_token"))
                .filter(found -> found.kind().equals(Meta.FACEBOOK_USER));
        if (grant.isEmpty()) {
            return HandledCall.anonymous(GraphReply.refused(GraphError.tokenUnknown()));
        }
        AccountKey account = grant.get().account();
        return grant.get().expired(state.clock().instant())
                ? handled(account, () -> GraphReply.refused(GraphError.tokenRefused(463)))
                : handled(account, () -> token(account, grant.get().scopes(), true, LONG));
    }

    private GraphReply token(AccountKey account, List<String> scopes, boolean longLived, Duration life) {
        String token = Meta.token(state.ids(), Meta.FACEBOOK_LOGIN);
        Instant now = state.clock().instant();
        state.tokens()
                .put(
                        token,
                        new Tokens.Grant(
                                Meta.FACEBOOK_USER, account, longLived, now, Optional.of(now.plus(life)), scopes));
        return new GraphReply.Data(Json.object()
                .put("access_token", token)
                .put("token_type", "bearer")
                .put("expires_in", life.toSeconds()));
    }

    private HandledCall handled(AccountKey key, Supplier<GraphReply> act) {
        return state.accounts()
                .find(key)
                .map(account -> Meta.play(
                        state,
                        account,
                        FacebookScenarios.loginScriptOf(account).faults(),
                        new Route(Step.TOKEN, "", act)))
                .orElseGet(() -> HandledCall.anonymous(GraphReply.refused(GraphError.tokenUnknown())));
    }
}

package dev.socialposting.simulator.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.kit.HandledCall.Route;
import dev.socialposting.simulator.login.AuthorizationCodes;
import dev.socialposting.simulator.login.SignIn.SimulatedApp;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The token endpoint of a platform that keeps to OAuth 2 (RFC 6749, sections 4.1.3 to 6): a code, or a refresh token, becomes an access
 * token and a new refresh token.
 */
public final class TokenEndpoint {
    /**
     * How a platform's endpoint differs from others'.
     *
     * @param access the kind of the tokens that calls are made with
     * @param refresh the kind of those that are only good here
     * @param newToken gives out a token
     * @param faults what the scenario of an account does to its calls
     */
    public record Form(
            SimulatedApp app,
            Tokens.Kind access,
            Duration accessLife,
            Tokens.Kind refresh,
            Duration refreshLife,
            Supplier<String> newToken,
            CommonErrors errors,
            Function<SimulatedAccount, Faults> faults) {}

    private record Request(AccountKey account, List<String> scopes) {}

    private final SimulatorState state;
    private final AuthorizationCodes codes;
    private final Form form;

    /** The endpoint with the codes that are still open. */
    public TokenEndpoint(SimulatorState state, AuthorizationCodes codes, Form form) {
        this.state = state;
        this.codes = codes;
        this.form = form;
    }

    /** Handles a call to the endpoint. */
    public HandledCall handle(ApiCall call) {
        if (!isOurApp(call)) {
            return refused(401, "invalid_client");
        }
        return switch (call.text("grant_type")) {
            case "authorization_code" -> answer("code", redeemed(call));
            case "refresh_token" -> answer("refresh", refreshed(call));
            default -> refused(400, "unsupported_grant_type");
        };
    }

    private boolean isOurApp(ApiCall call) {
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((form.app().id() + ":" + form.app().secret()).getBytes(StandardCharsets.UTF_8));
        boolean inHeader =
                call.request().header("Authorization").filter(basic::equals).isPresent();
        return inHeader
                || (call.text("client_id").equals(form.app().id())
                        && call.text("client_secret").equals(form.app().secret()));
    }

    private Optional<Request> redeemed(ApiCall call) {
        return codes.redeem(
                        call.text("code"),
                        call.text("redirect_uri"),
                        state.clock().instant())
                .map(agreed -> new Request(agreed.account(), agreed.scopes()));
    }

    private Optional<Request> refreshed(ApiCall call) {
        return state.tokens()
                .find(call.text("refresh_token"))
                .filter(grant -> grant.kind().equals(form.refresh()))
                .filter(grant -> !grant.expired(state.clock().instant()))
                .map(grant -> new Request(grant.account(), grant.scopes()));
    }

    private HandledCall answer(String object, Optional<Request> request) {
        Optional<SimulatedAccount> account =
                request.flatMap(found -> state.accounts().find(found.account()));
        return account.map(found -> HandledCall.play(
                        state,
                        form.errors(),
                        found,
                        form.faults().apply(found),
                        new Route(Step.TOKEN, object, () -> tokens(request.orElseThrow()))))
                .orElseGet(() -> refused(400, "invalid_grant"));
    }

    private Reply tokens(Request request) {
        ObjectNode answer = Json.object()
                .put("access_token", issue(form.access(), request, form.accessLife()))
                .put("token_type", "bearer")
                .put("expires_in", form.accessLife().toSeconds())
                .put("refresh_token", issue(form.refresh(), request, form.refreshLife()))
                .put("scope", String.join(" ", request.scopes()));
        return Reply.json(answer);
    }

    private String issue(Tokens.Kind kind, Request request, Duration life) {
        String token = form.newToken().get();
        Instant now = state.clock().instant();
        state.tokens()
                .put(
                        token,
                        new Tokens.Grant(
                                kind, request.account(), true, now, Optional.of(now.plus(life)), request.scopes()));
        return token;
    }

    private static HandledCall refused(int status, String error) {
        return HandledCall.anonymous(Reply.error(status, error, Json.object().put("error", error)));
    }
}

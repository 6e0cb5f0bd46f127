package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.graph.CommonScenarios;
import dev.socialposting.simulator.graph.GraphCall;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.HandledCall;
import dev.socialposting.simulator.graph.Json;
import dev.socialposting.simulator.graph.Route;
import dev.socialposting.simulator.login.SimulatedApp;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Tokens;
import dev.socialposting.simulator.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Exchanging and refreshing tokens on {@code graph.instagram.com} (section 5 of the notes).
 *
 * <p>Where the notes are unsure we chose: a token that is too young to be refreshed, or is no long-lived one, answers 100 without a
 * subcode.
 */
record InstagramTokens(World world) {
    private static final Duration LONG = Duration.ofSeconds(5_183_944);
    private static final Duration OLD_ENOUGH = Duration.ofHours(24);

    /** {@code GET /access_token} and {@code GET /refresh_access_token} on {@code graph.instagram.com}; nothing for other calls. */
    Optional<HandledCall> handle(GraphCall call, SimulatedAccount account, Tokens.Grant grant) {
        InstagramScript script = InstagramScenarios.scriptOf(account);
        return route(call, account, grant, script)
                .map(route -> HandledCall.play(world, account, script.faults(), route));
    }

    private Optional<Route> route(
            GraphCall call, SimulatedAccount account, Tokens.Grant grant, InstagramScript script) {
        return switch (call.method() + " " + String.join("/", call.segments())) {
            case "GET access_token" ->
                Optional.of(new Route(Step.TOKEN, "exchange", () -> exchange(call, account, grant)));
            case "GET refresh_access_token" ->
                Optional.of(new Route(Step.TOKEN, "refresh", () -> refresh(call, account, grant, script)));
            default -> Optional.empty();
        };
    }

    private GraphReply exchange(GraphCall call, SimulatedAccount account, Tokens.Grant grant) {
        if (!call.text("grant_type").equals("ig_exchange_token")) {
            return GraphReply.refused(GraphError.badParameter("Param grant_type must be ig_exchange_token"));
        }
        if (!call.text("client_secret").equals(SimulatedApp.INSTAGRAM.secret())) {
            return GraphReply.refused(GraphError.of(1, "Error validating client secret."));
        }
        return grant.longLived()
                ? GraphReply.refused(GraphError.badParameter("The token is not a short-lived one"))
                : longToken(account, grant.scopes());
    }

    private GraphReply refresh(GraphCall call, SimulatedAccount account, Tokens.Grant grant, InstagramScript script) {
        if (!call.text("grant_type").equals("ig_refresh_token")) {
            return GraphReply.refused(GraphError.badParameter("Param grant_type must be ig_refresh_token"));
        }
        Instant now = world.clock().instant();
        Duration age = script.tokenAge.orElse(Duration.between(grant.issuedAt(), now));
        if (age.compareTo(LONG) >= 0) {
            return GraphReply.refused(CommonScenarios.tokenRefused(463));
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

    /** Gives out a token. */
    String issue(SimulatedAccount account, List<String> scopes, boolean longLived, Duration life) {
        String token = world.ids().token("IGAA");
        Instant now = world.clock().instant();
        world.tokens()
                .put(
                        token,
                        new Tokens.Grant(
                                Tokens.Kind.INSTAGRAM_USER,
                                account.key(),
                                longLived,
                                now,
                                Optional.of(now.plus(life)),
                                scopes));
        return token;
    }
}

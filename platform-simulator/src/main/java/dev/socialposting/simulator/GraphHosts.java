package dev.socialposting.simulator;

import dev.socialposting.simulator.graph.CommonScenarios;
import dev.socialposting.simulator.graph.GraphCall;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.HandledCall;
import dev.socialposting.simulator.graph.RuploadError;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Tokens;
import dev.socialposting.simulator.state.Tokens.Kind;
import java.util.Optional;

/** Checks a call's token and hands the call to the platform that the token's account is on. */
record GraphHosts(Universe universe) {

    HandledCall handle(GraphCall call) {
        return switch (call.host()) {
            case "graph.instagram.com" -> instagram(call);
            case "graph.facebook.com" -> facebook(call);
            case "rupload.facebook.com" -> rupload(call);
            default ->
                HandledCall.anonymous(GraphReply.refused(
                        GraphError.of(2500, "Unknown host " + call.host()).withStatus(404)));
        };
    }

    private HandledCall instagram(GraphCall call) {
        Optional<Tokens.Grant> grant = grant(call).filter(found -> found.kind() == Kind.INSTAGRAM_USER);
        Optional<SimulatedAccount> account =
                grant.flatMap(found -> universe.world().accounts().find(found.account()));
        if (grant.isEmpty() || account.isEmpty()) {
            return refused(CommonScenarios.tokenUnknown());
        }
        return expired(grant.get()).orElseGet(() -> universe.instagram().handle(call, account.get()));
    }

    private HandledCall facebook(GraphCall call) {
        Optional<Tokens.Grant> grant = grant(call).filter(found -> found.kind() != Kind.INSTAGRAM_USER);
        if (grant.isEmpty()) {
            return refused(CommonScenarios.tokenUnknown());
        }
        return expired(grant.get()).orElseGet(() -> withFacebookToken(call, grant.get()));
    }

    /** A person's token reads and publishes for the Instagram accounts linked to the person's Pages, but not for the Pages. */
    private HandledCall withFacebookToken(GraphCall call, Tokens.Grant grant) {
        boolean person = grant.kind() == Kind.FACEBOOK_USER;
        Optional<SimulatedAccount> account = person
                ? universe.ownerOf(call.segment(0))
                : universe.world().accounts().find(grant.account());
        if (account.isEmpty()) {
            return refused(GraphError.notVisible(call.method(), call.segment(0)));
        }
        if (Universe.isInstagram(account.get())) {
            return universe.instagram().handle(call, account.get());
        }
        return person && call.method().equals("POST")
                ? refused(GraphError.of(200, "(#200) A page access token is required for this call")
                        .withStatus(403))
                : universe.facebook().handle(call, account.get());
    }

    private HandledCall rupload(GraphCall call) {
        String header = call.request().header("Authorization").orElse("");
        if (!header.startsWith("OAuth ")) {
            return HandledCall.anonymous(
                    RuploadError.of(401, false, "NotAuthorizedError", "The header Authorization must be: OAuth <token>")
                            .reply());
        }
        Optional<Tokens.Grant> grant = grant(call).filter(found -> found.kind() != Kind.INSTAGRAM_USER);
        boolean container = call.segment(0).equals("ig-api-upload");
        String id = call.segments().isEmpty() ? "" : call.segments().getLast();
        Optional<SimulatedAccount> owner = grant.flatMap(found -> found.kind() == Kind.FACEBOOK_USER
                ? universe.ownerOf(id)
                : universe.world().accounts().find(found.account()));
        if (grant.isEmpty() || owner.isEmpty()) {
            return refused(CommonScenarios.tokenUnknown());
        }
        return expired(grant.get())
                .orElseGet(() -> container
                        ? universe.instagram().upload(call, owner.get())
                        : universe.facebook().upload(call, owner.get()));
    }

    private Optional<Tokens.Grant> grant(GraphCall call) {
        return call.token().flatMap(universe.world().tokens()::find);
    }

    private Optional<HandledCall> expired(Tokens.Grant grant) {
        return grant.expired(universe.world().clock().instant())
                ? Optional.of(new HandledCall(
                        GraphReply.refused(CommonScenarios.tokenRefused(463)),
                        Optional.of(grant.account()),
                        Optional.empty()))
                : Optional.empty();
    }

    private static HandledCall refused(GraphError error) {
        return HandledCall.anonymous(GraphReply.refused(error));
    }
}

package dev.socialposting.simulator;

import dev.socialposting.simulator.facebook.LinkedPages;
import dev.socialposting.simulator.graph.CommonScenarios;
import dev.socialposting.simulator.graph.GraphCall;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.HandledCall;
import dev.socialposting.simulator.graph.RuploadError;
import dev.socialposting.simulator.login.SimulatedApp;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Tokens;
import dev.socialposting.simulator.state.Tokens.Kind;
import java.util.Optional;

/** Checks a call's token and hands the call to the platform that the token's account is on. */
record GraphHosts(Universe universe) {

    HandledCall handle(GraphCall call) {
        return switch (call.host()) {
            case "api.instagram.com" -> universe.instagramLogin().exchangeCode(call);
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
        Optional<SimulatedAccount> account = grant.flatMap(this::account);
        if (grant.isEmpty() || account.isEmpty()) {
            return refused(CommonScenarios.tokenUnknown());
        }
        return unusable(call, grant.get(), SimulatedApp.INSTAGRAM)
                .or(() -> universe.instagramLogin().token(call, account.get(), grant.get()))
                .orElseGet(() -> universe.instagram().handle(call, account.get()));
    }

    private HandledCall facebook(GraphCall call) {
        if (call.is("GET", 2)
                && call.segment(0).equals("oauth")
                && call.segment(1).equals("access_token")) {
            return universe.facebookLogin().accessToken(call);
        }
        if (call.is("GET", 1) && call.segment(0).equals("debug_token")) {
            return HandledCall.anonymous(universe.person().debugToken(call));
        }
        Optional<Tokens.Grant> grant = grant(call).filter(found -> found.kind() != Kind.INSTAGRAM_USER);
        Optional<SimulatedAccount> account = grant.flatMap(this::account);
        if (grant.isEmpty() || account.isEmpty()) {
            return refused(CommonScenarios.tokenUnknown());
        }
        return unusable(call, grant.get(), SimulatedApp.FACEBOOK)
                .orElseGet(() -> switch (grant.get().kind()) {
                    case FACEBOOK_USER -> asPerson(call, grant.get(), account.get());
                    case FACEBOOK_ACCOUNT, INSTAGRAM_USER -> asAccount(call, account.get());
                });
    }

    /** A person's token reads the person, and publishes for the Instagram accounts of the person's Pages, but not for the Pages. */
    private HandledCall asPerson(GraphCall call, Tokens.Grant grant, SimulatedAccount loggedInAs) {
        Optional<HandledCall> aboutThePerson = universe.person().handle(call, grant, loggedInAs);
        if (aboutThePerson.isPresent()) {
            return aboutThePerson.get();
        }
        Optional<SimulatedAccount> owner = universe.facebookObjectOwner(call.segment(0));
        if (owner.isEmpty()) {
            return refused(GraphError.notVisible(call.method(), call.segment(0)));
        }
        boolean publishesOnPage =
                !Universe.isInstagram(owner.get()) && call.method().equals("POST");
        return publishesOnPage
                ? refused(GraphError.of(200, "(#200) A page access token is required for this call")
                        .withStatus(403))
                : asAccount(call, owner.get());
    }

    /** A Page's token is good for the Instagram account that is linked to the Page, too. */
    private HandledCall asAccount(GraphCall call, SimulatedAccount account) {
        SimulatedAccount acting = linkedInstagram(account, call.segment(0)).orElse(account);
        return Universe.isInstagram(acting)
                ? universe.instagram().handle(call, acting)
                : universe.facebook().handle(call, acting);
    }

    private Optional<SimulatedAccount> linkedInstagram(SimulatedAccount page, String id) {
        return new LinkedPages(universe.world().accounts())
                .instagramOf(page)
                .filter(linked ->
                        universe.instagram().ownerOf(id).filter(linked::equals).isPresent());
    }

    private HandledCall rupload(GraphCall call) {
        if (!call.request().header("Authorization").orElse("").startsWith("OAuth ")) {
            return HandledCall.anonymous(
                    RuploadError.of(401, false, "NotAuthorizedError", "The header Authorization must be: OAuth <token>")
                            .reply());
        }
        String id = call.segments().isEmpty() ? "" : call.segments().getLast();
        Optional<Tokens.Grant> grant = grant(call).filter(found -> found.kind() != Kind.INSTAGRAM_USER);
        Optional<SimulatedAccount> account = grant.flatMap(this::account)
                .map(found -> linkedInstagram(found, id).orElse(found));
        Optional<SimulatedAccount> acting =
                grant.filter(found -> found.kind() == Kind.FACEBOOK_USER).isPresent()
                        ? universe.facebookObjectOwner(id).filter(Universe::isInstagram)
                        : account;
        if (grant.isEmpty() || acting.isEmpty()) {
            return refused(CommonScenarios.tokenUnknown());
        }
        return unusable(call, grant.get(), SimulatedApp.FACEBOOK)
                .orElseGet(() -> call.segment(0).equals("ig-api-upload")
                        ? universe.instagram().upload(call, acting.get())
                        : universe.facebook().upload(call, acting.get()));
    }

    private Optional<Tokens.Grant> grant(GraphCall call) {
        return call.token().flatMap(universe.world().tokens()::find);
    }

    private Optional<SimulatedAccount> account(Tokens.Grant grant) {
        return universe.world().accounts().find(grant.account());
    }

    /** Why a known token cannot be used for this call: its time is over, or the proof that goes with it is wrong. */
    private Optional<HandledCall> unusable(GraphCall call, Tokens.Grant grant, SimulatedApp app) {
        if (grant.expired(universe.world().clock().instant())) {
            return Optional.of(about(grant, CommonScenarios.tokenRefused(463)));
        }
        Optional<String> proof = call.filled("appsecret_proof");
        return proof.isPresent() && !proof.equals(call.token().map(app::proofOf))
                ? Optional.of(
                        about(grant, GraphError.badParameter("Invalid appsecret_proof provided in the API argument")))
                : Optional.empty();
    }

    private static HandledCall about(Tokens.Grant grant, GraphError error) {
        return new HandledCall(GraphReply.refused(error), Optional.of(grant.account()), Optional.empty());
    }

    private static HandledCall refused(GraphError error) {
        return HandledCall.anonymous(GraphReply.refused(error));
    }
}

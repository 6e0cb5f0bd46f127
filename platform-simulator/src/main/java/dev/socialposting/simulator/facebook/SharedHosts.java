package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.graph.MetaPlatform;
import dev.socialposting.simulator.graph.MetaTokens;
import dev.socialposting.simulator.graph.RuploadError;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.HandledCall;
import dev.socialposting.simulator.kit.SimulatedPlatform.RunningPlatform;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Accounts;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code graph.facebook.com} and {@code rupload.facebook.com}: a call goes to the platform of the account that it is made for, which its
 * token tells, or the object that it is about.
 */
record SharedHosts(
        SimulatorState state, FacebookGraph facebook, PersonGraph person, Supplier<List<RunningPlatform>> all) {

    HandledCall graph(ApiCall call) {
        return check().handle(
                        call,
                        (grant, account) -> Optional.of(
                                grant.kind().equals(Meta.FACEBOOK_USER)
                                        ? asPerson(call, grant, account)
                                        : asAccount(call, account)));
    }

    /** A person's token reads the person, and publishes for the accounts that are linked to the person's Pages, but not for the Pages. */
    private HandledCall asPerson(ApiCall call, Tokens.Grant grant, SimulatedAccount loggedInAs) {
        Optional<HandledCall> aboutThePerson = person.handle(call, grant, loggedInAs);
        if (aboutThePerson.isPresent()) {
            return aboutThePerson.get();
        }
        Optional<SimulatedAccount> owner = ownerOf(call.segment(0));
        if (owner.isEmpty()) {
            return refused(GraphError.notVisible(call.method(), call.segment(0)));
        }
        boolean publishesOnPage = isPage(owner.get()) && call.method().equals("POST");
        return publishesOnPage
                ? refused(GraphError.of(200, "(#200) A page access token is required for this call")
                        .withStatus(403))
                : asAccount(call, owner.get());
    }

    /** A Page's token is good for the account that is linked to the Page, too. */
    private HandledCall asAccount(ApiCall call, SimulatedAccount account) {
        SimulatedAccount acting = linked(account, call.segment(0)).orElse(account);
        return platformOf(acting).handle(call, acting);
    }

    HandledCall upload(ApiCall call) {
        if (!call.request().header("Authorization").orElse("").startsWith("OAuth ")) {
            return HandledCall.anonymous(
                    RuploadError.of(401, false, "NotAuthorizedError", "The header Authorization must be: OAuth <token>")
                            .reply());
        }
        String id = call.segments().isEmpty() ? "" : call.segments().getLast();
        MetaPlatform platform = platforms()
                .filter(each -> each.uploadPath().equals(call.segment(0)))
                .findFirst()
                .orElse(facebook);
        return check().handle(call, (grant, account) -> {
            Optional<SimulatedAccount> acting = grant.kind().equals(Meta.FACEBOOK_USER)
                    ? ownerOf(id).filter(owner -> !isPage(owner))
                    : Optional.of(linked(account, id).orElse(account));
            return acting.map(found -> platform.upload(call, found));
        });
    }

    private MetaTokens check() {
        return new MetaTokens(state, Meta.FACEBOOK_APP, kind -> !kind.equals(Meta.INSTAGRAM_USER));
    }

    /** Whose account, post or video an id of {@code graph.facebook.com} is. */
    private Optional<SimulatedAccount> ownerOf(String id) {
        return platforms()
                .flatMap(platform -> platform.ownerOf(id).stream())
                .filter(owner -> owner.loginVariant().equals(Meta.FACEBOOK_LOGIN))
                .findFirst();
    }

    private Optional<SimulatedAccount> linked(SimulatedAccount page, String id) {
        return new LinkedPages(state.accounts())
                .instagramOf(page)
                .filter(linked ->
                        platformOf(linked).ownerOf(id).filter(linked::equals).isPresent());
    }

    private static boolean isPage(SimulatedAccount account) {
        return account.platform().equals(Meta.FACEBOOK);
    }

    private MetaPlatform platformOf(SimulatedAccount account) {
        return platforms()
                .filter(platform -> platform.id().equals(account.platform()))
                .findFirst()
                .orElse(facebook);
    }

    private Stream<MetaPlatform> platforms() {
        return all.get().stream().filter(MetaPlatform.class::isInstance).map(MetaPlatform.class::cast);
    }

    private static HandledCall refused(GraphError error) {
        return HandledCall.anonymous(GraphReply.refused(error));
    }

    /**
     * Which Page an Instagram account of Facebook Login is linked to: the first such account to the first Page, and so on.
     *
     * <p>A Page's token works for its Instagram account too.
     */
    record LinkedPages(Accounts accounts) {

        /** The Instagram account linked to a Page. */
        Optional<SimulatedAccount> instagramOf(SimulatedAccount page) {
            int index = accounts.of(Meta.FACEBOOK).indexOf(page);
            List<SimulatedAccount> instagram = linkable();
            return index >= 0 && index < instagram.size() ? Optional.of(instagram.get(index)) : Optional.empty();
        }

        private List<SimulatedAccount> linkable() {
            return accounts.of(Meta.INSTAGRAM).stream()
                    .filter(account -> account.loginVariant().equals(Meta.FACEBOOK_LOGIN))
                    .toList();
        }
    }
}

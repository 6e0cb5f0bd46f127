package dev.socialposting.simulator;

import dev.socialposting.simulator.facebook.FacebookGraph;
import dev.socialposting.simulator.facebook.FacebookLogin;
import dev.socialposting.simulator.facebook.PersonGraph;
import dev.socialposting.simulator.instagram.InstagramGraph;
import dev.socialposting.simulator.instagram.InstagramLogin;
import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.SeededAccounts;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Ids;
import dev.socialposting.simulator.state.SimulatorClock;
import dev.socialposting.simulator.state.Storage;
import dev.socialposting.simulator.state.Tokens;
import dev.socialposting.simulator.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Everything a reset throws away: accounts, tokens, the platforms' tables, journal, ledger and weather. */
record Universe(
        World world,
        InstagramGraph instagram,
        FacebookGraph facebook,
        InstagramLogin instagramLogin,
        FacebookLogin facebookLogin,
        PersonGraph person) {
    private static final Duration TOKEN_LIFE = Duration.ofDays(60);
    private static final Duration SEEDED_TOKEN_AGE = Duration.ofDays(2);

    /** What the storage has kept, and the seeded accounts. */
    static Universe open(SimulatorSettings settings, Storage storage, SimulatorClock clock, Ids ids) {
        World world = World.open(
                storage, clock, ids, settings.fetcher(), settings.baseUrl().orElse(SimulatorSettings.DEFAULT_BASE_URL));
        Universe universe = new Universe(
                world,
                new InstagramGraph(world),
                new FacebookGraph(world),
                new InstagramLogin(world),
                new FacebookLogin(world),
                new PersonGraph(world));
        SeededAccounts.all().forEach(universe::seed);
        world.fetches().resume();
        storage.commit();
        return universe;
    }

    /** A seeded account keeps its scenario, while its first token is good for a while from each start on. */
    private void seed(SimulatedAccount account) {
        if (world.accounts().find(account.key()).isEmpty()) {
            put(account);
        } else {
            putToken(account);
        }
    }

    /** Makes an account and its token known. */
    void put(SimulatedAccount account) {
        world.accounts().put(account);
        putToken(account);
    }

    private void putToken(SimulatedAccount account) {
        boolean instagramLogin = account.loginVariant() == LoginVariant.INSTAGRAM_LOGIN;
        Instant issued = world.clock().instant().minus(SEEDED_TOKEN_AGE);
        world.tokens()
                .put(
                        account.accessToken(),
                        new Tokens.Grant(
                                instagramLogin ? Tokens.Kind.INSTAGRAM_USER : Tokens.Kind.FACEBOOK_ACCOUNT,
                                account.key(),
                                true,
                                issued,
                                instagramLogin ? Optional.of(issued.plus(TOKEN_LIFE)) : Optional.empty(),
                                PersonGraph.seededScopes(account.loginVariant(), isInstagram(account))));
    }

    /** Whose account, post or video an id of {@code graph.facebook.com} is. */
    Optional<SimulatedAccount> facebookObjectOwner(String id) {
        return facebook.ownerOf(id)
                .or(() -> instagram.ownerOf(id).filter(owner -> owner.loginVariant() == LoginVariant.FACEBOOK_LOGIN));
    }

    /** Whether an account is on a platform; the switch that keeps {@link Platform} exhaustive in one place. */
    static boolean isInstagram(SimulatedAccount account) {
        return switch (account.platform()) {
            case INSTAGRAM -> true;
            case FACEBOOK -> false;
        };
    }
}

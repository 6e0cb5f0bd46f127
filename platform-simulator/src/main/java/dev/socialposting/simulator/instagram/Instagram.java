package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.graph.GraphScenarios;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.kit.ScenarioCatalog;
import dev.socialposting.simulator.kit.SeededAccount;
import dev.socialposting.simulator.kit.SimulatedPlatform;
import dev.socialposting.simulator.kit.SimulatedPlatform.RunningPlatform;
import dev.socialposting.simulator.kit.SimulatedPlatform.Trial;
import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Ids;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The simulated Instagram. */
public final class Instagram implements SimulatedPlatform {
    private static final Duration TOKEN_LIFE = Duration.ofDays(60);

    private static final List<Trial> TRIALS = List.of(
            Trial.clear(ScenarioChoice.of("graph-error").with("code", 2).with("times", 2)),
            Trial.hiding(ScenarioChoice.of("acknowledged-never-shown")),
            Trial.clear(ScenarioChoice.of("publish-too-early").with("times", 2)),
            Trial.clear(ScenarioChoice.of("container-expires").with("lifetime_seconds", 300)),
            Trial.clear(ScenarioChoice.of("container-expires")
                    .with("lifetime_seconds", 30)
                    .with("times", 3)),
            Trial.hiding(ScenarioChoice.of("spam-block-but-live")),
            Trial.hiding(ScenarioChoice.of("spam-block-but-live").with("live", "false")),
            Trial.clear(ScenarioChoice.of("container-unreadable").with("minutes", 2)),
            Trial.clear(ScenarioChoice.of("container-unreadable").with("minutes", 30)),
            Trial.hiding(ScenarioChoice.of("container-unreadable").with("minutes", 600)),
            Trial.clear(ScenarioChoice.of("permalink-fails")),
            Trial.hiding(ScenarioChoice.of("another-post-same-minute")),
            Trial.clear(ScenarioChoice.of("quota-reached")));

    @Override
    public Platform id() {
        return Meta.INSTAGRAM;
    }

    @Override
    public String displayName() {
        return "Instagram";
    }

    @Override
    public Set<String> hosts() {
        return Set.of("graph.instagram.com", "api.instagram.com");
    }

    @Override
    public String website() {
        return "www.instagram.com";
    }

    @Override
    public List<LoginVariant> loginVariants() {
        return List.of(Meta.INSTAGRAM_LOGIN, Meta.FACEBOOK_LOGIN);
    }

    @Override
    public List<Trial> trials() {
        return TRIALS;
    }

    @Override
    public ScenarioCatalog<?> scenarios() {
        return InstagramScenarios.catalog();
    }

    /** {@code Slow processing} is connected by Facebook Login, the others by Instagram Login. */
    @Override
    public List<SimulatedAccount> seededAccounts() {
        List<SeededAccount> seeds = SeededAccount.onEveryPlatform(GraphScenarios.EXPIRED_TOKEN);
        return IntStream.range(0, seeds.size())
                .mapToObj(index -> seeded(index + 1, seeds.get(index)))
                .toList();
    }

    private SimulatedAccount seeded(int number, SeededAccount seed) {
        LoginVariant variant = seed.name().equals("Slow processing") ? Meta.FACEBOOK_LOGIN : Meta.INSTAGRAM_LOGIN;
        return new SimulatedAccount(
                key("17841400000000%03d".formatted(number)),
                seed.displayName(displayName()),
                seed.username(),
                Meta.seededToken(variant, "InstagramSeed", number),
                variant,
                "25000000000000%03d".formatted(number),
                seed.scenario());
    }

    /** The id that {@code /me} shows beside the real one is the account's app-scoped id, which no other call accepts. */
    @Override
    public SimulatedAccount account(NewAccount wanted, Ids ids) {
        LoginVariant variant = wanted.loginVariant().orElse(Meta.INSTAGRAM_LOGIN);
        String id = ids.digits("17841", 17);
        return new SimulatedAccount(
                key(id),
                wanted.displayName(displayName()),
                wanted.username(id),
                Meta.token(ids, variant),
                variant,
                ids.digits("25", 17),
                wanted.scenario());
    }

    @Override
    public Tokens.Grant firstGrant(SimulatedAccount account, Instant issuedAt) {
        boolean instagramLogin = account.loginVariant().equals(Meta.INSTAGRAM_LOGIN);
        return new Tokens.Grant(
                instagramLogin ? Meta.INSTAGRAM_USER : Meta.FACEBOOK_ACCOUNT,
                account.key(),
                true,
                issuedAt,
                instagramLogin ? Optional.of(issuedAt.plus(TOKEN_LIFE)) : Optional.empty(),
                instagramLogin ? AccountReads.INSTAGRAM_SCOPES : AccountReads.FACEBOOK_SCOPES);
    }

    @Override
    public String accountPath(SimulatedAccount account) {
        return "/" + website() + "/" + account.username() + "/";
    }

    @Override
    public RunningPlatform start(SimulatorState state, Supplier<List<RunningPlatform>> all) {
        return new InstagramGraph(state);
    }
}

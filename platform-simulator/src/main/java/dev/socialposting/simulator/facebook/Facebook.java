package dev.socialposting.simulator.facebook;

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
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Ids;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The simulated Facebook. */
public final class Facebook implements SimulatedPlatform {
    /** The one person on the simulated Facebook, who manages all Pages. */
    static final String PERSON = "100000000000099";

    private static final List<String> SCOPES_OF_A_PAGE =
            List.of("pages_show_list", "pages_read_engagement", "pages_manage_posts");
    private static final Pattern VIDEO = Pattern.compile("/www\\.facebook\\.com/(?:reel|watch|[^/]+/videos)/(\\d+)");

    /**
     * One whose answer is lost and that no list shows for longer than it is looked for cannot be told from one that was never taken: so
     * {@code acknowledged-never-shown} is not for videos, which have no id to ask for before the answer.
     */
    private static final List<Trial> TRIALS = List.of(
            Trial.clear(ScenarioChoice.of("graph-error").with("code", 2).with("times", 2)),
            Trial.hiding(ScenarioChoice.of("acknowledged-never-shown")).except("videos"),
            Trial.clear(ScenarioChoice.of("finish-too-early")),
            Trial.clear(ScenarioChoice.of("error-but-published")),
            Trial.clear(ScenarioChoice.of("publishing-error")),
            Trial.clear(ScenarioChoice.of("session-expired")),
            Trial.clear(ScenarioChoice.of("session-expired")
                    .with("lifetime_seconds", 30)
                    .with("times", 3)),
            Trial.hiding(ScenarioChoice.of("answer-lost-list-late")),
            Trial.hiding(ScenarioChoice.of("answer-lost-list-late").with("delay_seconds", 4000)),
            Trial.hiding(ScenarioChoice.of("same-description-twice")),
            Trial.hiding(ScenarioChoice.of("same-description-twice").with("seconds_before", 5)),
            Trial.clear(ScenarioChoice.of("video-becomes-draft")),
            Trial.clear(ScenarioChoice.of("rupload-retriable")),
            Trial.clear(ScenarioChoice.of("documented-spelling")),
            Trial.clear(ScenarioChoice.of("processing-before-finish")),
            Trial.clear(ScenarioChoice.of("reel-quota-reached")));

    @Override
    public Platform id() {
        return Meta.FACEBOOK;
    }

    @Override
    public String displayName() {
        return "Facebook";
    }

    @Override
    public Set<String> hosts() {
        return Set.of("graph.facebook.com", "rupload.facebook.com");
    }

    @Override
    public String website() {
        return "www.facebook.com";
    }

    @Override
    public List<LoginVariant> loginVariants() {
        return List.of(Meta.FACEBOOK_LOGIN);
    }

    @Override
    public List<Trial> trials() {
        return TRIALS;
    }

    @Override
    public ScenarioCatalog<?> scenarios() {
        return FacebookScenarios.catalog();
    }

    @Override
    public List<SimulatedAccount> seededAccounts() {
        List<SeededAccount> seeds = SeededAccount.and(
                SeededAccount.onEveryPlatform(GraphScenarios.EXPIRED_TOKEN),
                new SeededAccount("Answer lost, listed as reel only", ScenarioChoice.of("answer-lost-listed-as-reel")));
        return IntStream.range(0, seeds.size())
                .mapToObj(index -> seeded(index + 1, seeds.get(index)))
                .toList();
    }

    private SimulatedAccount seeded(int number, SeededAccount seed) {
        return new SimulatedAccount(
                key("100000000000%03d".formatted(number)),
                seed.displayName(displayName()),
                seed.username(),
                Meta.seededToken(Meta.FACEBOOK_LOGIN, "FacebookSeed", number),
                Meta.FACEBOOK_LOGIN,
                PERSON,
                seed.scenario());
    }

    @Override
    public SimulatedAccount account(NewAccount wanted, Ids ids) {
        String id = ids.digits("1", 16);
        return new SimulatedAccount(
                key(id),
                wanted.displayName(displayName()),
                wanted.username(id),
                Meta.token(ids, Meta.FACEBOOK_LOGIN),
                Meta.FACEBOOK_LOGIN,
                PERSON,
                wanted.scenario());
    }

    @Override
    public Tokens.Grant firstGrant(SimulatedAccount account, Instant issuedAt) {
        return new Tokens.Grant(
                Meta.FACEBOOK_ACCOUNT, account.key(), true, issuedAt, Optional.empty(), SCOPES_OF_A_PAGE);
    }

    @Override
    public String accountPath(SimulatedAccount account) {
        return "/" + website() + "/" + account.accountId() + "/";
    }

    /** A video opens under both of the forms that its link may have. */
    @Override
    public boolean isPathOf(PublicPost post, String path) {
        Matcher video = VIDEO.matcher(path);
        return video.matches() && video.group(1).equals(post.mediaId());
    }

    @Override
    public RunningPlatform start(SimulatorState state, Supplier<List<RunningPlatform>> all) {
        return new FacebookGraph(state, all);
    }
}

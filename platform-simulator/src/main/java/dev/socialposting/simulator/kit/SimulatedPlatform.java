package dev.socialposting.simulator.kit;

import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.login.LoginQuestion;
import dev.socialposting.simulator.model.AccountKey;
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

/** One platform that the simulator plays: what is fixed about it, and how it is started. Nothing here has state. */
public interface SimulatedPlatform {
    /** Names the platform in addresses and JSON. */
    Platform id();

    /** The name as people write it. */
    String displayName();

    /** The hosts of its API. A request's first path segment is the host that the client means. */
    Set<String> hosts();

    /** The host of its website, under which accounts and posts have their pages. */
    String website();

    /** The ways in which an account can be connected, the usual one first. */
    List<LoginVariant> loginVariants();

    /** All scenarios that an account can play. */
    ScenarioCatalog<?> scenarios();

    /** What a system that posts here should stand, besides what every platform may do. */
    List<Trial> trials();

    /** The accounts that exist from the start; ids and tokens never change from run to run. */
    List<SimulatedAccount> seededAccounts();

    /** An account with ids and a token of its own. */
    SimulatedAccount account(NewAccount wanted, Ids ids);

    /** What the token stands for that an account has without any login. */
    Tokens.Grant firstGrant(SimulatedAccount account, Instant issuedAt);

    /** The address of an account's page, as a path that starts with the website's host. */
    String accountPath(SimulatedAccount account);

    /** Whether a path, without a slash at its end, leads to an account's page, too. */
    default boolean isPathOf(SimulatedAccount account, String path) {
        return path.equals("/" + website() + "/" + account.username())
                || path.equals("/" + website() + "/" + account.accountId());
    }

    /** Whether a path, without a slash at its end, leads to a post besides its permalink. */
    default boolean isPathOf(PublicPost post, String path) {
        return false;
    }

    /**
     * Starts the platform with what the state's storage has kept of it.
     *
     * @param all every platform that runs, this one included; to be asked once all are started
     */
    RunningPlatform start(SimulatorState state, Supplier<List<RunningPlatform>> all);

    /** The key of an account of this platform. */
    default AccountKey key(String accountId) {
        return new AccountKey(id(), accountId);
    }

    /**
     * A scenario that a system which posts should stand.
     *
     * @param mayHide whether the platform may answer in such a way that nobody can say whether a post went out
     * @param notFor the kinds of posts, such as {@code videos}, with which nobody could stand it
     */
    record Trial(ScenarioChoice scenario, boolean mayHide, Set<String> notFor) {
        public Trial {
            notFor = Set.copyOf(notFor);
        }

        /** It always becomes clear whether a post went out. */
        public static Trial clear(ScenarioChoice scenario) {
            return new Trial(scenario, false, Set.of());
        }

        /** It may stay unknown whether a post went out. */
        public static Trial hiding(ScenarioChoice scenario) {
            return new Trial(scenario, true, Set.of());
        }

        /** This trial, but not with such posts. */
        public Trial except(String kind) {
            return new Trial(scenario, mayHide, Set.of(kind));
        }
    }

    /** A platform that answers calls. Whoever calls it holds the simulator's one lock. */
    interface RunningPlatform {
        /** Handles a call to one of the platform's hosts. */
        HandledCall handle(ApiCall call);

        /** What a browser sees that an app sent here to ask a person; nothing at any other address. */
        Optional<LoginQuestion> signIn(SimulatorRequest request);

        /** Writes down what has happened by itself since the last call, such as a post that became public. */
        default void settle() {}
    }
}

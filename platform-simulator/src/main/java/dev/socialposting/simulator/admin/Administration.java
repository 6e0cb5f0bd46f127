package dev.socialposting.simulator.admin;

import dev.socialposting.simulator.kit.SimulatedPlatform;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.FaultProfile;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.RecordedCall;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.ScenarioDescription;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.FaultInjector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a person or a test may do to the simulator. */
public interface Administration {
    /** All platforms. */
    List<SimulatedPlatform> platforms();

    /** Every post that became public, oldest first. */
    List<PublicPost> posts();

    /** The calls the platforms received, oldest first. */
    List<RecordedCall> calls();

    /** Throws away everything that happened: accounts, tokens, posts, journal, ledger, fault profile and clock jumps. */
    void reset();

    /** All accounts, the seeded ones first. */
    List<SimulatedAccount> accounts();

    /** One account. */
    Optional<SimulatedAccount> account(AccountKey key);

    /**
     * Makes an account.
     *
     * @throws IllegalArgumentException when its scenario cannot be played, see {@link #scenarioFaults}
     */
    SimulatedAccount createAccount(NewAccount wanted);

    /**
     * Gives an account another scenario; the counts of its calls begin anew. Nothing when there is no such account.
     *
     * @throws IllegalArgumentException when the scenario cannot be played, see {@link #scenarioFaults}
     */
    Optional<SimulatedAccount> chooseScenario(AccountKey key, ScenarioChoice scenario);

    /** Everything that is wrong with a choice of a scenario; empty when it can be played. */
    List<String> scenarioFaults(Platform platform, ScenarioChoice scenario);

    /** All scenarios, in the order of the notes. */
    List<ScenarioDescription> scenarios();

    /** The fault profile, and what came of it. */
    FaultInjector.Report faults();

    /** Sets the fault profile of all accounts. */
    void changeFaults(FaultProfile profile);

    /** Jumps the simulator's clock forward, and tells its new time. */
    Instant advanceClock(Duration by);
}

package dev.socialposting.simulator;

import dev.socialposting.simulator.admin.Administration;
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

/** What a person or a test may do to the simulator; the admin API offers the same over HTTP. Safe to call from any thread. */
public final class SimulatorControl implements Administration {
    private final SimulatedPlatforms platforms;

    SimulatorControl(SimulatedPlatforms platforms) {
        this.platforms = platforms;
    }

    @Override
    public List<SimulatedPlatform> platforms() {
        return Platforms.all();
    }

    @Override
    public List<PublicPost> posts() {
        return platforms.locked(running -> running.state().ledger().all());
    }

    /** The public posts of one account, newest first. */
    public List<PublicPost> postsOf(AccountKey account) {
        return platforms.locked(running -> running.state().ledger().of(account));
    }

    @Override
    public List<RecordedCall> calls() {
        return platforms.locked(running -> running.state().journal().all());
    }

    @Override
    public void reset() {
        platforms.reset();
    }

    @Override
    public List<SimulatedAccount> accounts() {
        return platforms.locked(running -> running.state().accounts().all());
    }

    @Override
    public Optional<SimulatedAccount> account(AccountKey key) {
        return platforms.locked(running -> running.state().accounts().find(key));
    }

    @Override
    public SimulatedAccount createAccount(NewAccount wanted) {
        requirePlayable(wanted.platform(), wanted.scenario());
        return platforms.locked(running -> running.create(wanted));
    }

    @Override
    public Optional<SimulatedAccount> chooseScenario(AccountKey key, ScenarioChoice scenario) {
        requirePlayable(key.platform(), scenario);
        return platforms.locked(running -> running.state().accounts().choose(key, scenario));
    }

    @Override
    public List<String> scenarioFaults(Platform platform, ScenarioChoice scenario) {
        return Platforms.find(platform)
                .map(found -> found.scenarios().faults(scenario))
                .orElseGet(() -> List.of("There is no platform " + platform.id()));
    }

    @Override
    public List<ScenarioDescription> scenarios() {
        return Platforms.all().stream()
                .flatMap(platform -> platform.scenarios().describe().stream())
                .toList();
    }

    @Override
    public FaultInjector.Report faults() {
        return platforms.locked(running -> running.state().faults().report());
    }

    @Override
    public void changeFaults(FaultProfile profile) {
        platforms.locked(running -> {
            running.state().faults().change(profile);
            return profile;
        });
    }

    @Override
    public Instant advanceClock(Duration by) {
        return platforms.locked(running -> running.state().advanceClock(by));
    }

    private void requirePlayable(Platform platform, ScenarioChoice scenario) {
        List<String> faults = scenarioFaults(platform, scenario);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }
}

package dev.socialposting.simulator;

import dev.socialposting.simulator.admin.Administration;
import dev.socialposting.simulator.admin.NewAccount;
import dev.socialposting.simulator.facebook.FacebookScenarios;
import dev.socialposting.simulator.graph.ScenarioCatalog;
import dev.socialposting.simulator.instagram.InstagramScenarios;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.RecordedCall;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.ScenarioDescription;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.model.Weather;
import dev.socialposting.simulator.state.WeatherStation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person or a test may do to the simulator; the admin API offers the same over HTTP. Safe to call from any thread. */
public final class SimulatorControl implements Administration {
    private final SimulatedPlatforms platforms;

    SimulatorControl(SimulatedPlatforms platforms) {
        this.platforms = platforms;
    }

    @Override
    public List<PublicPost> posts() {
        return platforms.locked(universe -> universe.world().ledger().all());
    }

    /** The public posts of one account, newest first. */
    public List<PublicPost> postsOf(AccountKey account) {
        return platforms.locked(universe -> universe.world().ledger().of(account));
    }

    @Override
    public List<RecordedCall> calls() {
        return platforms.locked(universe -> universe.world().journal().all());
    }

    @Override
    public void reset() {
        platforms.reset();
    }

    @Override
    public List<SimulatedAccount> accounts() {
        return platforms.locked(universe -> universe.world().accounts().all());
    }

    @Override
    public Optional<SimulatedAccount> account(AccountKey key) {
        return platforms.locked(universe -> universe.world().accounts().find(key));
    }

    @Override
    public SimulatedAccount createAccount(NewAccount wanted) {
        requirePlayable(wanted.platform(), wanted.scenario());
        return platforms.locked(universe -> {
            SimulatedAccount account = wanted.toAccount(universe.world().ids());
            universe.put(account);
            return account;
        });
    }

    @Override
    public Optional<SimulatedAccount> chooseScenario(AccountKey key, ScenarioChoice scenario) {
        requirePlayable(key.platform(), scenario);
        return platforms.locked(universe -> universe.world().accounts().choose(key, scenario));
    }

    @Override
    public List<String> scenarioFaults(Platform platform, ScenarioChoice scenario) {
        return catalog(platform).faults(scenario);
    }

    @Override
    public List<ScenarioDescription> scenarios() {
        return Stream.of(Platform.values())
                .flatMap(platform -> catalog(platform).describe().stream())
                .toList();
    }

    @Override
    public WeatherStation.Report weather() {
        return platforms.locked(universe -> universe.world().weather().report());
    }

    @Override
    public void changeWeather(Weather weather) {
        platforms.locked(universe -> {
            universe.world().weather().change(weather);
            return weather;
        });
    }

    @Override
    public Instant advanceClock(Duration by) {
        return platforms.locked(universe -> universe.world().advanceClock(by));
    }

    private void requirePlayable(Platform platform, ScenarioChoice scenario) {
        List<String> faults = scenarioFaults(platform, scenario);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    private static ScenarioCatalog<?> catalog(Platform platform) {
        return switch (platform) {
            case INSTAGRAM -> InstagramScenarios.catalog();
            case FACEBOOK -> FacebookScenarios.catalog();
        };
    }
}

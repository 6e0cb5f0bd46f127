package dev.socialposting.simulator;

import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.HandledCall;
import dev.socialposting.simulator.kit.SimulatedPlatform;
import dev.socialposting.simulator.kit.SimulatedPlatform.RunningPlatform;
import dev.socialposting.simulator.login.LoginQuestion;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All platforms, at work on one state. A reset throws both away. */
final class RunningPlatforms {
    private static final Duration FIRST_TOKEN_AGE = Duration.ofDays(2);

    private record Running(SimulatedPlatform platform, RunningPlatform running) {}

    private final SimulatorState state;
    private final List<Running> all = new ArrayList<>();

    /** Starts all platforms with what the state's storage has kept, and the seeded accounts. */
    RunningPlatforms(SimulatorState state) {
        this.state = state;
        for (SimulatedPlatform platform : Platforms.all()) {
            all.add(new Running(platform, platform.start(state, this::running)));
        }
        SeededAccounts.all().forEach(this::seed);
        state.fetches().resume();
        state.storage().commit();
    }

    SimulatorState state() {
        return state;
    }

    private List<RunningPlatform> running() {
        return all.stream().map(Running::running).toList();
    }

    /** A seeded account keeps its scenario, while its first token is good for a while from each start on. */
    private void seed(SimulatedAccount account) {
        if (state.accounts().find(account.key()).isEmpty()) {
            state.accounts().put(account);
        }
        putToken(account);
    }

    /** Makes an account and its token known. */
    SimulatedAccount create(NewAccount wanted) {
        SimulatedAccount account = platform(wanted.platform()).account(wanted, state.ids());
        state.accounts().put(account);
        putToken(account);
        return account;
    }

    private void putToken(SimulatedAccount account) {
        Instant issuedAt = state.clock().instant().minus(FIRST_TOKEN_AGE);
        state.tokens().put(account.accessToken(), platform(account.platform()).firstGrant(account, issuedAt));
    }

    private static SimulatedPlatform platform(Platform id) {
        return Platforms.find(id).orElseThrow(() -> new IllegalArgumentException("There is no platform " + id.id()));
    }

    /** Writes down all that time has brought about. */
    void settle() {
        state.fetches().settle();
        all.forEach(platform -> platform.running().settle());
    }

    /** Whether a host is one of a platform's API. */
    static boolean isHost(String host) {
        return Platforms.all().stream().anyMatch(platform -> platform.hosts().contains(host));
    }

    /** Has the platform whose host it is handle a call. */
    HandledCall handle(ApiCall call) {
        return all.stream()
                .filter(each -> each.platform().hosts().contains(call.host()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No platform has the host " + call.host()))
                .running()
                .handle(call);
    }

    /** What a browser sees at the address of a platform's sign-in. */
    Optional<LoginQuestion> signIn(SimulatorRequest request) {
        return all.stream()
                .flatMap(each -> each.running().signIn(request).stream())
                .findFirst();
    }
}

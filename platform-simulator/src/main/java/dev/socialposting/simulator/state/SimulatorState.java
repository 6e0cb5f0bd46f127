package dev.socialposting.simulator.state;

import dev.socialposting.simulator.video.VideoFetcher;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * Everything a platform needs that is not its own.
 *
 * @param storage where the platforms' own tables are, too
 * @param jumps how far the clock has jumped in all
 * @param baseUrl the simulator's own address without a slash at its end; permalinks and upload addresses start with it
 */
public record SimulatorState(
        Storage storage,
        SimulatorClock clock,
        Table<Duration> jumps,
        Ids ids,
        Accounts accounts,
        Tokens tokens,
        Ledger ledger,
        CallJournal journal,
        FaultInjector faults,
        Fetches fetches,
        URI baseUrl) {
    private static final String ALL = "all";

    /** What the storage has kept; the clock is as far ahead as it was. */
    public static SimulatorState open(
            Storage storage, SimulatorClock clock, Ids ids, VideoFetcher fetcher, URI baseUrl) {
        SimulatorState state = new SimulatorState(
                storage,
                clock,
                storage.table("clock_jumps", Duration.class),
                ids,
                new Accounts(storage),
                new Tokens(storage),
                new Ledger(storage),
                new CallJournal(storage),
                new FaultInjector(storage),
                new Fetches(storage, fetcher, clock),
                baseUrl);
        clock.jumpTo(state.jumps.find(ALL).orElse(Duration.ZERO));
        return state;
    }

    /** Jumps forward in time; tells the new time. */
    public Instant advanceClock(Duration by) {
        clock.jumpTo(clock.ahead().plus(by));
        jumps.put(ALL, clock.ahead());
        return clock.instant();
    }

    /** An address on one of the simulated hosts, such as {@code /www.example.com/video/x/}. */
    public String address(String path) {
        return baseUrl + path;
    }
}

package dev.socialposting.simulator.state;

import dev.socialposting.simulator.video.VideoFetcher;
import java.net.URI;

/**
 * Everything a platform needs that is not its own.
 *
 * @param baseUrl the simulator's own address without a slash at its end; permalinks and upload addresses start with it
 */
public record World(
        SimulatorClock clock,
        Ids ids,
        Accounts accounts,
        Tokens tokens,
        Ledger ledger,
        CallJournal journal,
        WeatherStation weather,
        VideoFetcher fetcher,
        URI baseUrl) {

    /** An address on one of the simulated hosts, such as {@code /www.instagram.com/reel/x/}. */
    public String address(String path) {
        return baseUrl + path;
    }
}

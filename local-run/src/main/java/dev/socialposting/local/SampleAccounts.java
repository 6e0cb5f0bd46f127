package dev.socialposting.local;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.aws.AwsPorts;
import dev.socialposting.environment.Environment;
import dev.socialposting.simulator.SeededAccounts;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The accounts that the simulated platforms have from the start. */
final class SampleAccounts {

    private SampleAccounts() {}

    /**
     * Connects them all for each of these users.
     *
     * @param environment of a function that stores accounts
     */
    static void connect(List<UserId> users, Map<String, String> environment, Clock clock) {
        AwsPorts ports = new AwsPorts(new Environment(environment));
        SeededConnections connections = new SeededConnections(ports.socialAccounts(), ports.tokenCipher(), clock);
        List<SeededConnections.Seed> seeds =
                SeededAccounts.all().stream().map(SampleAccounts::seed).toList();
        users.forEach(user -> connections.connect(user, seeds));
    }

    private static SeededConnections.Seed seed(SimulatedAccount account) {
        String destination = account.platform().id() + ":" + account.accountId();
        return new SeededConnections.Seed(
                Destination.parse(destination)
                        .orElseThrow(() -> new IllegalStateException(destination + " is no destination")),
                account.displayName(),
                account.loginVariant().id().replace("_login", ""),
                new AccessToken(account.accessToken()));
    }
}

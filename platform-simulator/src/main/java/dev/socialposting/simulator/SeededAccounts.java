package dev.socialposting.simulator;

import dev.socialposting.simulator.kit.SimulatedPlatform;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.util.List;

/** The accounts every simulator starts with; ids and tokens never change from run to run. The names say what happens. */
public final class SeededAccounts {
    private SeededAccounts() {}

    /** All seeded accounts, platform by platform. */
    public static List<SimulatedAccount> all() {
        return Platforms.all().stream()
                .flatMap(platform -> platform.seededAccounts().stream())
                .toList();
    }

    /** The seeded accounts of one platform. */
    public static List<SimulatedAccount> of(Platform platform) {
        return Platforms.find(platform)
                .map(SimulatedPlatform::seededAccounts)
                .orElseThrow(() -> new IllegalArgumentException("There is no platform " + platform.id()));
    }

    /** The seeded account whose name ends as given, such as {@code Happy path}. */
    public static SimulatedAccount named(Platform platform, String name) {
        return of(platform).stream()
                .filter(account -> account.displayName().endsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No seeded account is called " + name));
    }
}

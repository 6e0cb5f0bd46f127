package dev.socialposting.operations;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What every tool is started in.
 *
 * @param local where the system of this machine is; asked only when no other is named
 * @param localUser who is at work, when it is on the system of this machine
 * @param pause waits a little between two looks at what goes on by itself
 */
public record Surroundings(
        Map<String, String> environment,
        Supplier<Place> local,
        String localUser,
        Systems systems,
        Clock clock,
        Runnable pause,
        PrintStream out,
        PrintStream err) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }
}

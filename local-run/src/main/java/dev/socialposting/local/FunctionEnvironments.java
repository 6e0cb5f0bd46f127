package dev.socialposting.local;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.platforms.PlatformEnvironment;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment of each function: the template's, with the platforms played by the simulator and {@link #ON_ONE_MACHINE}, and
 * over both what the process's own environment sets.
 */
public final class FunctionEnvironments {

    /** What has another value here than deployed. */
    private static final Map<String, String> ON_ONE_MACHINE = Map.of(
            // Nobody wants to wait ten minutes to see a third try.
            "RETRY_DELAYS_SECONDS", "10,60",
            // Nobody else is held up by a user who makes many calls.
            "WRITING_CALLS_PER_MINUTE", "0",
            // Nobody makes metrics of what is printed, and the terminal is for people.
            "METRICS_SERVICE", "");

    private static final String ALLOWED_ORIGINS = "VIDEO_URL_ALLOWED_ORIGINS";
    private static final String PLATFORM_OVERRIDES = "PLATFORM_OVERRIDES";

    private final LocalAws aws;
    private final URI simulator;
    private final Map<String, String> process;

    public FunctionEnvironments(LocalAws aws, URI simulator, Map<String, String> process) {
        this.aws = aws;
        this.simulator = simulator;
        this.process = Map.copyOf(process);
    }

    public Map<String, String> of(String functionLogicalId) {
        Map<String, String> environment = new LinkedHashMap<>();
        aws.environment(functionLogicalId)
                .forEach((name, value) -> environment.put(name, process.getOrDefault(name, local(name, value))));
        return environment;
    }

    private String local(String name, String value) {
        if (name.equals(ALLOWED_ORIGINS)) {
            return simulator.toString();
        }
        return name.equals(PLATFORM_OVERRIDES)
                ? PlatformEnvironment.simulatedAt(simulator.toString()).toJson()
                : ON_ONE_MACHINE.getOrDefault(name, value);
    }
}

package dev.socialposting.local;

import dev.socialposting.local.aws.LocalAws;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment of each function: the template's, with the platforms' addresses led to the simulator, and over both what the
 * process's own environment sets.
 */
public final class FunctionEnvironments {

    private static final String ALLOWED_ORIGINS = "VIDEO_URL_ALLOWED_ORIGINS";
    private static final String METRICS_SERVICE = "METRICS_SERVICE";
    private static final String ADDRESS_SUFFIX = "_URL";
    private static final String HTTPS = "https://";

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
        if (name.equals(METRICS_SERVICE)) {
            // Nobody makes metrics of what is printed here, and the terminal is for people.
            return "";
        }
        boolean platform = name.endsWith(ADDRESS_SUFFIX) && value.startsWith(HTTPS);
        return platform ? simulator + "/" + value.substring(HTTPS.length()) : value;
    }
}

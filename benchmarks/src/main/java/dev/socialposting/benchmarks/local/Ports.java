package dev.socialposting.benchmarks.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Ports in a row, one for each part of {@code bin/run}. */
record Ports(int first) {
    private static final String SIMULATOR = "SIMULATOR_PORT";
    /** The variables by which {@code bin/run} takes them. */
    private static final List<String> VARIABLES = List.of("PORT", SIMULATOR, "DYNAMODB_PORT", "SQS_PORT", "KMS_PORT");

    Map<String, String> environment() {
        return VARIABLES.stream().collect(Collectors.toMap(name -> name, name -> Integer.toString(of(name))));
    }

    /** Where the simulated platforms are. */
    URI simulator() {
        return URI.create("http://127.0.0.1:" + of(SIMULATOR));
    }

    private int of(String variable) {
        return first + VARIABLES.indexOf(variable);
    }
}

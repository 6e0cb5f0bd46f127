package dev.socialposting.benchmarks.runtime;

import dev.socialposting.local.FunctionEnvironments;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.FunctionDefinition;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/**
 * The template's functions over tables, queues and key on this machine.
 *
 * @param simulator where the platforms are
 */
public record LocalFunctions(LocalAws aws, URI simulator) {
    public FunctionDefinition definition(String logicalId) {
        return aws.template().function(logicalId);
    }

    /** The variables of a function, with what is here in place of what they name on AWS; metrics are printed, as they are there. */
    public Map<String, String> environment(String logicalId) {
        return new FunctionEnvironments(aws, simulator, Map.of("METRICS_SERVICE", "social-posting")).of(logicalId);
    }

    /** Makes a function in this process whose metric lines go nowhere, instead of between the figures. */
    public <T> T quietly(String logicalId, Function<Map<String, String>, T> function) {
        PrintStream shown = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return function.apply(environment(logicalId));
        } finally {
            System.setOut(shown);
        }
    }
}

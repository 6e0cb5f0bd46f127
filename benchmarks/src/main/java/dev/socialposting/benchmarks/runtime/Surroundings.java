package dev.socialposting.benchmarks.runtime;

import dev.socialposting.local.FunctionEnvironments;
import dev.socialposting.local.aws.AwsServers;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.simulator.SimulatorServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/** What stands behind the functions: embedded servers with the template's tables, queues and key, and the simulated platforms. */
public final class Surroundings implements AutoCloseable {
    private final AwsServers servers;
    private final LocalAws aws;
    private final SimulatorServer simulator;

    private Surroundings(AwsServers servers, LocalAws aws, SimulatorServer simulator) {
        this.servers = servers;
        this.aws = aws;
        this.simulator = simulator;
    }

    /** Starts everything on free ports; its data ends with it. */
    public static Surroundings start() {
        AwsServers servers = AwsServers.inMemory(Map.of());
        try {
            return new Surroundings(servers, LocalAws.create(Template.find(), servers, ""), SimulatorServer.start(0));
        } catch (IOException e) {
            servers.close();
            throw new UncheckedIOException("the simulated platforms do not start", e);
        }
    }

    public LocalAws aws() {
        return aws;
    }

    public SimulatorServer simulator() {
        return simulator;
    }

    public FunctionDefinition function(String logicalId) {
        return aws.template().function(logicalId);
    }

    /** The variables of a function, with what is here in place of what they name on AWS; metrics are printed, as they are there. */
    public Map<String, String> environment(String logicalId) {
        return new FunctionEnvironments(aws, simulator.baseUrl(), Map.of("METRICS_SERVICE", "social-posting"))
                .of(logicalId);
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

    @Override
    public void close() {
        simulator.close();
        aws.close();
        servers.close();
    }
}

package dev.socialposting.benchmarks.runtime;

import dev.socialposting.local.aws.AwsServers;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.simulator.SimulatorServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;

/** What stands behind the functions: embedded servers with the template's tables, queues and key, and the simulated platforms. */
public final class Surroundings implements AutoCloseable {
    private final AwsServers servers;
    private final LocalAws aws;
    private final SimulatorServer simulator;
    private final LocalFunctions functions;

    private Surroundings(AwsServers servers, LocalAws aws, SimulatorServer simulator) {
        this.servers = servers;
        this.aws = aws;
        this.simulator = simulator;
        this.functions = new LocalFunctions(aws, simulator.baseUrl());
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
        return functions.definition(logicalId);
    }

    /** The variables of a function, as {@link LocalFunctions#environment} gives them. */
    public Map<String, String> environment(String logicalId) {
        return functions.environment(logicalId);
    }

    /** Makes a function in this process, as {@link LocalFunctions#quietly} does. */
    public <T> T quietly(String logicalId, Function<Map<String, String>, T> function) {
        return functions.quietly(logicalId, function);
    }

    @Override
    public void close() {
        simulator.close();
        aws.close();
        servers.close();
    }
}

package dev.socialposting.local;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.aws.AwsPorts;
import dev.socialposting.environment.Environment;
import dev.socialposting.local.aws.AwsServers;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.FunctionEvent.QueueMapping;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.local.gateway.HttpGateway;
import dev.socialposting.local.gateway.StaticFiles;
import dev.socialposting.local.lambda.LambdaFunction;
import dev.socialposting.local.poller.QueuePoller;
import dev.socialposting.local.ticker.ScheduleTicker;
import dev.socialposting.simulator.SimulatorServer;
import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.SeededAccounts;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the parts of the system in the order in which they need each other. */
final class LocalSystem {

    private static final UserId LOCAL_USER = new UserId("local-user");
    /** A function that has everything a connected account needs. */
    private static final String KNOWS_ACCOUNTS = "ApiFunction";

    private final Settings settings;
    private final Template template;
    private final List<FunctionDefinition> functions;
    private final Path root;
    private final Closing closing;
    private final Clock clock = Clock.systemUTC();

    /**
     * Prepares a start.
     *
     * @param functions the ones that are to run here
     * @param root of the repository
     * @param closing is given every part that is started
     */
    LocalSystem(Settings settings, Template template, List<FunctionDefinition> functions, Path root, Closing closing) {
        this.settings = settings;
        this.template = template;
        this.functions = List.copyOf(functions);
        this.root = root;
        this.closing = closing;
    }

    /** Where the parts that people use are; there is no gateway without a function that has routes. */
    record Addresses(Optional<URI> gateway, URI simulator) {}

    /** The ports that {@link #start} will listen on. */
    List<LocalPort> portsToOpen() {
        return settings.portsToOpen().stream()
                .filter(port -> port != LocalPort.GATEWAY || hasRoutes())
                .toList();
    }

    /**
     * Starts everything; when this returns, a post would be accepted, if there is a gateway here.
     *
     * @throws dev.socialposting.local.aws.server.PortTakenException if something else listens on a port
     * @throws IllegalArgumentException naming a variable that is wrong
     */
    Addresses start() {
        AwsServers servers = closing.later(
                "the embedded AWS servers", AwsServers.in(settings.data(), awsPorts(), settings.environment()));
        LocalAws aws = closing.later("the AWS clients", LocalAws.create(template, servers, ""));
        SdkProperties.set(servers.sdkEnvironment());
        URI simulator = settings.simulator()
                .orElseGet(() ->
                        closing.later("the simulated platforms", simulator()).baseUrl());
        FunctionEnvironments environments = new FunctionEnvironments(aws, simulator, settings.environment());
        if (hasRoutes()) {
            connectAccounts(environments.of(KNOWS_ACCOUNTS));
        }
        List<LambdaFunction> made = DeployedFunctions.of(functions, environments::of, clock);
        made.forEach(function -> closing.later(function.definition().logicalId(), function));
        made.forEach(function -> startCallers(function, aws));
        return new Addresses(hasRoutes() ? Optional.of(gateway(made, simulator)) : Optional.empty(), simulator);
    }

    private boolean hasRoutes() {
        return functions.stream().anyMatch(function -> !function.routes().isEmpty());
    }

    private URI gateway(List<LambdaFunction> made, URI simulator) {
        HttpGateway gateway = closing.later(
                "the gateway", HttpGateway.start(settings.port(LocalPort.GATEWAY), made, dashboard(simulator), clock));
        Readiness.require(gateway.endpoint());
        return gateway.endpoint();
    }

    private AwsServers.Ports awsPorts() {
        return new AwsServers.Ports(
                settings.port(LocalPort.DYNAMODB), settings.port(LocalPort.SQS), settings.port(LocalPort.KMS));
    }

    private SimulatorServer simulator() {
        try {
            return SimulatorServer.start(settings.port(LocalPort.SIMULATOR));
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated platforms do not start", e);
        }
    }

    private void connectAccounts(Map<String, String> environment) {
        AwsPorts ports = new AwsPorts(new Environment(environment));
        new SeededConnections(ports.socialAccounts(), ports.tokenCipher(), clock)
                .connect(
                        LOCAL_USER,
                        SeededAccounts.all().stream().map(LocalSystem::seed).toList());
    }

    static SeededConnections.Seed seed(SimulatedAccount account) {
        String destination = account.platform().id() + ":" + account.accountId();
        return new SeededConnections.Seed(
                Destination.parse(destination)
                        .orElseThrow(() -> new IllegalStateException(destination + " is no destination")),
                account.displayName(),
                account.loginVariant() == LoginVariant.INSTAGRAM_LOGIN ? "instagram" : "facebook",
                new AccessToken(account.accessToken()));
    }

    private void startCallers(LambdaFunction function, LocalAws aws) {
        for (QueueMapping mapping : function.definition().queueMappings()) {
            closing.later(
                    "the poller of " + mapping.queue(),
                    QueuePoller.start(
                            aws.sqs(),
                            aws.queueUrl(mapping.queue()),
                            aws.queueArn(mapping.queue()),
                            mapping,
                            function));
        }
        closing.later("the ticker", ScheduleTicker.start(function, clock));
    }

    private StaticFiles dashboard(URI simulator) {
        return StaticFiles.in(root.resolve("frontend/dist"), simulator, LOCAL_USER.value());
    }
}

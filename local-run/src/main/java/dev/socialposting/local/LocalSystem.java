package dev.socialposting.local;

import dev.socialposting.local.aws.AwsServers;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.server.SiteGuard;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.FunctionEvent.QueueMapping;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.local.gateway.HttpGateway;
import dev.socialposting.local.gateway.SignIn;
import dev.socialposting.local.gateway.StaticFiles;
import dev.socialposting.local.identity.IdentityProvider;
import dev.socialposting.local.lambda.LambdaFunction;
import dev.socialposting.local.poller.QueuePoller;
import dev.socialposting.local.ticker.ScheduleTicker;
import dev.socialposting.simulator.SimulatorServer;
import dev.socialposting.simulator.SimulatorSettings;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.uploads.model.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Starts the parts of the system in the order in which they need each other. */
final class LocalSystem {

    /** Whoever has the sample accounts connected where users sign in. */
    static final List<String> SIGN_IN_USERS = List.of("ada", "grace");

    private static final String LOCAL_USER = "local-user";
    /** A function that has everything a connected account needs. */
    private static final String KNOWS_ACCOUNTS = "ApiFunction";

    private final Settings settings;
    private final Template template;
    private final List<FunctionDefinition> functions;
    private final boolean login;
    private final Path root;
    private final Closing closing;
    private final Clock clock = Clock.systemUTC();

    /**
     * Prepares a start.
     *
     * @param functions the ones that are to run here
     * @param login whether users must sign in
     * @param root of the repository
     * @param closing is given every part that is started
     */
    LocalSystem(
            Settings settings,
            Template template,
            List<FunctionDefinition> functions,
            boolean login,
            Path root,
            Closing closing) {
        this.settings = settings;
        this.template = template;
        this.functions = List.copyOf(functions);
        this.login = login;
        this.root = root;
        this.closing = closing;
    }

    /**
     * Where the parts that people use are; there is no gateway without a function that has routes.
     *
     * @param signIn the issuer, where users sign in
     */
    record Addresses(Optional<URI> gateway, URI simulator, Optional<URI> signIn) {}

    /** The ports that {@link #start} will listen on. */
    List<LocalPort> portsToOpen() {
        return settings.portsToOpen().stream().filter(this::isNeeded).toList();
    }

    private boolean isNeeded(LocalPort port) {
        return switch (port) {
            case GATEWAY -> hasRoutes();
            case SIGN_IN -> login && hasRoutes();
            case SIMULATOR, DYNAMODB, SQS, KMS -> true;
        };
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
            SampleAccounts.connect(usersWithAccounts(), environments.of(KNOWS_ACCOUNTS), clock);
            LostTokens.tell(aws, environments.of(KNOWS_ACCOUNTS), clock);
        }
        List<LambdaFunction> made = DeployedFunctions.of(functions, environments::of, clock);
        made.forEach(function -> closing.later(function.definition().logicalId(), function));
        made.forEach(function -> startCallers(function, aws));
        if (!hasRoutes()) {
            return new Addresses(Optional.empty(), simulator, Optional.empty());
        }
        Optional<IdentityProvider> provider = login ? Optional.of(identityProvider()) : Optional.empty();
        return new Addresses(
                Optional.of(gateway(made, simulator, provider)), simulator, provider.map(IdentityProvider::issuer));
    }

    private List<UserId> usersWithAccounts() {
        return (login ? SIGN_IN_USERS : List.of(LOCAL_USER))
                .stream().map(UserId::new).toList();
    }

    private IdentityProvider identityProvider() {
        return closing.later(
                "the sign-in",
                IdentityProvider.start(
                        settings.port(LocalPort.SIGN_IN), root.resolve("local-run/sign-in.html"), guard()));
    }

    private boolean hasRoutes() {
        return functions.stream().anyMatch(function -> !function.routes().isEmpty());
    }

    private URI gateway(List<LambdaFunction> made, URI simulator, Optional<IdentityProvider> provider) {
        SignIn signIn = provider.<SignIn>map(known -> new SignIn.Needed(known.issuer(), IdentityProvider.CLIENT_ID))
                .orElseGet(() -> new SignIn.NotNeeded(LOCAL_USER));
        StaticFiles dashboard = StaticFiles.in(root.resolve("frontend/dist"), simulator, signIn, settings.commit());
        HttpGateway gateway = closing.later(
                "the gateway",
                HttpGateway.start(settings.port(LocalPort.GATEWAY), made, dashboard, signIn, guard(), clock));
        Readiness.require(gateway.endpoint(), provider.map(known -> known.token("readiness")));
        return gateway.endpoint();
    }

    private AwsServers.Ports awsPorts() {
        return new AwsServers.Ports(
                settings.port(LocalPort.DYNAMODB), settings.port(LocalPort.SQS), settings.port(LocalPort.KMS));
    }

    private SimulatorServer simulator() {
        try {
            return SimulatorServer.start(
                    settings.port(LocalPort.SIMULATOR),
                    SimulatorSettings.real().keptIn(settings.data().resolve("simulator")),
                    this::refusal);
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated platforms do not start", e);
        }
    }

    private Optional<SimulatorResponse> refusal(SimulatorRequest request) {
        return guard().refusal(request.method(), request::header)
                .map(refusal -> SimulatorResponse.text(
                        refusal.status(), "text/plain; charset=utf-8", refusal.message() + "\n"));
    }

    private SiteGuard guard() {
        return SiteGuard.of(settings.environment());
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
}

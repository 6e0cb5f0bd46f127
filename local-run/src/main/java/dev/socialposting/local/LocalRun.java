package dev.socialposting.local;

import dev.socialposting.local.DataDirectory.DataInUseException;
import dev.socialposting.local.aws.server.Loopback;
import dev.socialposting.local.aws.server.PortTakenException;
import dev.socialposting.local.aws.server.UnusableKeyException;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.Template;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the whole system on this machine until it is told to stop; {@code bin/run} starts it. */
public final class LocalRun {

    private static final Logger LOG = LoggerFactory.getLogger(LocalRun.class);
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    /** The default leaves room for the API in a new account of AWS, of whose limits this machine knows nothing. */
    private static final Map<String, String> SET_HERE = Map.of("WorkerMaximumConcurrency", "10");

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    private LocalRun(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) throws InterruptedException {
        int status = new LocalRun(System.getenv(), System.out, System.err).run(RunOptions.of(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }

    private int run(RunOptions options) throws InterruptedException {
        return switch (options) {
            case RunOptions.Wrong(String why) -> {
                err.println("bin/run: %s; see bin/run --help".formatted(why));
                yield MISUSED;
            }
            case RunOptions.Run asked -> started(asked);
        };
    }

    private int started(RunOptions.Run asked) throws InterruptedException {
        Closing closing = new Closing();
        Runtime.getRuntime().addShutdownHook(new Thread(closing::close, "stop"));
        try {
            start(asked, closing);
        } catch (PortTakenException e) {
            return failed(closing, "%s; set %s to use another port".formatted(e.getMessage(), variableOf(e)));
        } catch (IllegalArgumentException | DataInUseException | UnusableKeyException e) {
            return failed(closing, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("The start failed", e);
            return failed(closing, "cannot start: " + e.getMessage());
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private void start(RunOptions.Run asked, Closing closing) {
        Path file = Template.findFile();
        Path root = file.resolveSibling("");
        Settings settings = Settings.from(environment, root, asked.fresh());
        Template template = Template.load(file).withParameters(SET_HERE);
        List<FunctionDefinition> functions = asked.functions().of(template);
        LocalSystem system = new LocalSystem(settings, template, functions, asked.login(), root, closing);
        system.portsToOpen().forEach(port -> Loopback.requireFree(port.service(), settings.port(port)));
        if (settings.keepsData()) {
            DataDirectory data = closing.later("the data", DataDirectory.claim(settings.data()));
            if (asked.fresh()) {
                data.empty();
            }
        }
        tell(settings, functions, system.start());
    }

    private void tell(Settings settings, List<FunctionDefinition> functions, LocalSystem.Addresses addresses) {
        addresses.gateway().ifPresent(gateway -> out.println("Dashboard and API:   " + gateway));
        out.println("Simulated platforms: " + addresses.simulator());
        addresses.signIn().ifPresent(this::tellHowToSignIn);
        if (settings.keepsData()) {
            out.println("Data:                " + settings.data());
        }
        String names = functions.stream().map(FunctionDefinition::logicalId).collect(Collectors.joining(", "));
        out.println("Ready: " + addresses.gateway().map(URI::toString).orElse(names));
        out.flush();
    }

    private void tellHowToSignIn(URI issuer) {
        out.println("Sign in:             as %s, who have the sample accounts connected, or under any other name;"
                .formatted(String.join(" or ", LocalSystem.SIGN_IN_USERS)));
        out.println("                     there is no password. Tokens are from " + issuer);
    }

    private int failed(Closing closing, String why) {
        closing.close();
        err.println("bin/run: " + why);
        return FAILED;
    }

    private static String variableOf(PortTakenException taken) {
        return Arrays.stream(LocalPort.values())
                .filter(port -> port.service().equals(taken.service()))
                .map(LocalPort::variable)
                .findFirst()
                .orElse("its variable");
    }
}

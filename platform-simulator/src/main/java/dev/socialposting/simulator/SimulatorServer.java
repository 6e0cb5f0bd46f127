package dev.socialposting.simulator;

import dev.socialposting.simulator.http.HttpShell;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.video.VideoFetcher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** The simulated platforms behind HTTP on the loopback address. */
public final class SimulatorServer implements AutoCloseable {
    private static final int DEFAULT_PORT = 8090;

    private final HttpShell shell;
    private final SimulatedPlatforms platforms;
    private final VideoFetcher fetcher;

    private SimulatorServer(HttpShell shell, SimulatedPlatforms platforms, VideoFetcher fetcher) {
        this.shell = shell;
        this.platforms = platforms;
        this.fetcher = fetcher;
    }

    /**
     * Starts a simulator with wall clock and real fetches.
     *
     * @param port 0 for any free one
     * @throws IOException when the port is taken
     */
    public static SimulatorServer start(int port) throws IOException {
        return start(port, SimulatorSettings.real());
    }

    /**
     * Starts a simulator whose base address is the one the server is bound to, unless the settings name another.
     *
     * @param port 0 for any free one
     * @throws IOException when the port is taken
     */
    public static SimulatorServer start(int port, SimulatorSettings settings) throws IOException {
        return start(port, settings, _ -> Optional.empty());
    }

    /**
     * The same, but some requests are refused before any platform sees them.
     *
     * @param refusal the answer to such a request; it is told nothing but method and headers
     * @throws IOException when the port is taken
     */
    public static SimulatorServer start(
            int port, SimulatorSettings settings, Function<SimulatorRequest, Optional<SimulatorResponse>> refusal)
            throws IOException {
        HttpShell shell = HttpShell.bind(port);
        SimulatedPlatforms platforms = new SimulatedPlatforms(
                settings.baseUrl().isPresent() ? settings : settings.withBaseUrl(shell.baseUrl()));
        shell.start(request -> refusal.apply(request).orElseGet(() -> platforms.handle(request)), platforms::delay);
        return new SimulatorServer(shell, platforms, settings.fetcher());
    }

    /** Runs a simulator on the port that SIMULATOR_PORT names, kept in the directory of SIMULATOR_DATA if that is set, until it is stopped. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        // Read when the first logger is made, which is after this; an own setting of the caller wins.
        System.setProperty(
                "logback.configurationFile", System.getProperty("logback.configurationFile", "simulator-logback.xml"));
        String port = System.getenv().getOrDefault("SIMULATOR_PORT", String.valueOf(DEFAULT_PORT));
        SimulatorSettings settings = Optional.ofNullable(System.getenv("SIMULATOR_DATA"))
                .map(directory -> SimulatorSettings.real().keptIn(Path.of(directory)))
                .orElseGet(SimulatorSettings::real);
        try (SimulatorServer server = start(Integer.parseInt(port), settings)) {
            System.out.println("Simulated platforms: " + server.baseUrl());
            new CountDownLatch(1).await();
        }
    }

    /** The port the server is bound to. */
    public int port() {
        return shell.port();
    }

    /** The address requests go to, without a slash at its end. */
    public URI baseUrl() {
        return shell.baseUrl();
    }

    /** The platforms behind the server. */
    public SimulatedPlatforms platforms() {
        return platforms;
    }

    /** What a person or a test may do to the simulator. */
    public SimulatorControl control() {
        return platforms.control();
    }

    /** Stops answering, and stops the fetcher that the settings brought along. */
    @Override
    public void close() {
        shell.close();
        platforms.close();
        fetcher.close();
    }
}

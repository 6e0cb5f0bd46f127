package dev.socialposting.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The simulated platforms in a process of their own, which live on when the system is killed. */
final class SimulatorProcess implements AutoCloseable {
    private final LocalProcess process;
    private final URI address;

    private SimulatorProcess(LocalProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    static SimulatorProcess start(int port) {
        Path libraries = RunningSystem.repository().resolve("local-run/target/dependencies-classpath");
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    Files.readString(libraries),
                    "dev.socialposting.simulator.SimulatorServer");
            builder.environment().put("SIMULATOR_PORT", String.valueOf(port));
            LocalProcess process = LocalProcess.launch(builder);
            process.awaitLine("Simulated platforms: ");
            return new SimulatorProcess(process, URI.create("http://127.0.0.1:" + port));
        } catch (IOException notBuilt) {
            throw new UncheckedIOException(notBuilt);
        }
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.close();
    }
}

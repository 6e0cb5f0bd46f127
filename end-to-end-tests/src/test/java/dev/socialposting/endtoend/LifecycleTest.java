package dev.socialposting.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.socialposting.endtoend.RunningSystem.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, stopping and starting again. */
class LifecycleTest {
    private static final Map<String, String> SHORT_RETRIES = Map.of("RETRY_DELAYS_SECONDS", "2,5");

    @TempDir
    private Path data;

    /** The simulated platforms forget at a stop what they had begun; to a platform that is down that makes no difference. */
    @Test
    void whatWasAcceptedBeforeAStopIsFinishedAfterTheNextStart() throws InterruptedException {
        Ports ports = Ports.free();
        String id;
        try (RunningSystem system = RunningSystem.start(data, ports, SHORT_RETRIES)) {
            User user = new User(system);
            id = user.post("Across a restart", user.destinationsEndingIn("Platform down"));
            system.stop();
            assertThat(system.output()).noneMatch(line -> line.contains("\tat "));
        }

        try (RunningSystem again = RunningSystem.start(data, ports, SHORT_RETRIES)) {
            User user = new User(again);
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> user.isFinal(id));

            assertThat(user.upload(id).path("destinations").properties())
                    .hasSize(2)
                    .allMatch(destination -> destination
                            .getValue()
                            .path("error_details")
                            .path("code")
                            .asText()
                            .equals("platform_unavailable"));
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException, InterruptedException {
        Ports ports = Ports.free();
        try (ServerSocket _ = new ServerSocket(ports.gateway(), 1, InetAddress.getLoopbackAddress());
                RunningSystem system = RunningSystem.launch(data, ports, Map.of())) {
            int exitCode = system.awaitExit();

            assertThat(exitCode).isEqualTo(1);
            assertThat(system.output())
                    .anyMatch(line -> line.contains(String.valueOf(ports.gateway())) && line.contains("PORT"));
            assertThat(system.output()).noneMatch(line -> line.contains("\tat "));
        }
    }

    @Test
    void settingsOfTheWorkerComeFromTheEnvironment() throws InterruptedException {
        RunningSystem system = RunningSystem.launch(data, Ports.free(), Map.of("LEASE_SECONDS", "1"));

        int exitCode = system.awaitExit();

        assertThat(exitCode).isEqualTo(1);
        assertThat(system.output()).anyMatch(line -> line.contains("LEASE_SECONDS"));
    }
}

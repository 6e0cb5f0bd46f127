package dev.socialposting.benchmarks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With scripts in place of {@code bin/run}. */
class RunningSystemTest {
    private static final Ports PORTS = new Ports(24_000);

    @TempDir
    private Path root;

    @Test
    void isReadyWhereTheFirstPortIs() throws IOException {
        script("echo 'Data: there'", "echo \"Ready: http://127.0.0.1:$PORT\"", "exec sleep 60");

        try (RunningSystem system = RunningSystem.start(root, root, PORTS)) {
            assertThat(system.api()).isEqualTo(URI.create("http://127.0.0.1:24000"));
            assertThat(system.wasBuilt()).isFalse();
        }
    }

    @Test
    void tellsThatItWasBuiltBefore() throws IOException {
        script("echo 'Building ...'", "echo 'Ready: http://127.0.0.1:24000'", "exec sleep 60");

        try (RunningSystem system = RunningSystem.start(root, root, PORTS)) {
            assertThat(system.wasBuilt()).isTrue();
        }
    }

    @Test
    void hasTheMemoryOfItsProcess() throws IOException {
        script("echo 'Ready: http://127.0.0.1:24000'", "exec sleep 60");

        try (RunningSystem system = RunningSystem.start(root, root, PORTS)) {
            assertThat(system.memory().now()).isPositive();
            assertThat(system.memory().most())
                    .isGreaterThanOrEqualTo(system.memory().now());
        }
    }

    @Test
    void saysWhatWasPrintedWhenItEndsBeforeItIsReady() throws IOException {
        script("echo 'bin/run: the port is taken'", "exit 1");

        assertThatThrownBy(() -> RunningSystem.start(root, root, PORTS)).hasMessageContaining("the port is taken");
    }

    private void script(String... lines) throws IOException {
        Path file = Files.createDirectories(root.resolve("bin")).resolve("run");
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

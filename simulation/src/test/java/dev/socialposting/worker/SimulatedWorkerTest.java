package dev.socialposting.worker;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class SimulatedWorkerTest {
    private static final Path TEMPLATE = Path.of("..", "template.yaml");
    private static final Pattern SECONDS = Pattern.compile("(?m)^ +([A-Z_]+_SECONDS): \"([0-9,]+)\"$");

    @Test
    void theSimulatedWorkerIsSetAsTheDeployedOne() throws IOException {
        Map<String, String> deployed = SECONDS.matcher(Files.readString(TEMPLATE))
                .results()
                .collect(toMap(variable -> variable.group(1), variable -> variable.group(2)));

        assertThat(SimulatedWorker.SETTINGS).isEqualTo(WorkerSettings.from(new Environment(deployed)));
    }

    @Test
    void itMayCallItselfAsTheDeployedOneMay() throws IOException {
        String template = Files.readString(TEMPLATE);
        String worker = template.substring(
                template.indexOf("  PostingWorkerFunction:"), template.indexOf("  PostingWorkerRole:"));

        assertThat(worker.contains("      RecursiveLoop: Allow\n")).isEqualTo(SimulatedWorker.MAY_CALL_ITSELF);
    }
}

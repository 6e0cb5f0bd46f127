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
    private static final Pattern PLAIN_VARIABLE = Pattern.compile("(?m)^ +([A-Z_]+): \"?([a-z0-9,]+)\"?$");

    @Test
    void theSimulatedWorkerIsSetAsTheDeployedOne() throws IOException {
        Map<String, String> deployed = PLAIN_VARIABLE
                .matcher(deployedWorker())
                .results()
                .collect(toMap(variable -> variable.group(1), variable -> variable.group(2)));

        assertThat(SimulatedWorker.SETTINGS).isEqualTo(WorkerSettings.from(new Environment(deployed)));
    }

    @Test
    void itMayCallItselfAsTheDeployedOneMay() throws IOException {
        assertThat(deployedWorker().contains("      RecursiveLoop: Allow\n"))
                .isEqualTo(SimulatedWorker.MAY_CALL_ITSELF);
    }

    private static String deployedWorker() throws IOException {
        String template = Files.readString(TEMPLATE);
        return template.substring(
                template.indexOf("  PostingWorkerFunction:"), template.indexOf("  PostingWorkerRole:"));
    }
}

package dev.socialposting.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's curl lines as they stand there, one after the other in one shell, against a running system. */
class ReadmeTest {
    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path data;

    @Test
    void theCurlLinesDoWhatTheyPromise() throws IOException, InterruptedException {
        String readme = Files.readString(RunningSystem.repository().resolve("README.md"));
        List<String> blocks = SHELL_BLOCK
                .matcher(readme)
                .results()
                .map(MatchResult::group)
                .filter(block -> block.contains("curl "))
                .map(block -> block.replaceAll("```(sh)?", ""))
                .toList();
        assertThat(blocks).as("blocks with curl in the README").hasSizeGreaterThan(2);

        try (RunningSystem system = RunningSystem.start(data)) {
            String script = String.join("\n", blocks)
                    .replace("http://127.0.0.1:8080", system.api().toString())
                    .replace("http://127.0.0.1:8090", system.simulator().toString());
            Process shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = shell.waitFor(2, TimeUnit.MINUTES);

            assertThat(ended).isTrue();
            assertThat(shell.exitValue()).as(output).isZero();
            assertThat(output).contains("\"request_id\"", "\"completed\"", "permalink", "publishing_announced");
        }
    }
}

package dev.socialposting.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void the_readme_lists_every_scenario_with_its_note_and_sentence() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<String> rows = new Simulation()
                .control().scenarios().stream()
                        .map(scenario -> "| " + (scenario.note() == 0 ? "own" : scenario.note()) + " | `"
                                + scenario.id() + "` | " + scenario.sentence() + " |")
                        .toList();

        assertThat(rows).allSatisfy(row -> assertThat(readme).contains(row));
    }
}

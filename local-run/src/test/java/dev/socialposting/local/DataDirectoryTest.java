package dev.socialposting.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @Test
    void onlyWhatRunsLeaveBehindIsDeleted(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("dynamodb"));
        Files.writeString(directory.resolve("dynamodb/shared.db"), "tables");
        Files.writeString(directory.resolve("kms.key"), "key");
        Files.createDirectories(directory.resolve("simulator/uploads"));
        Files.writeString(directory.resolve("simulator/simulator.jsonl"), "[]");
        Files.writeString(directory.resolve("thesis.txt"), "mine");

        try (DataDirectory data = DataDirectory.claim(directory)) {
            data.empty();
        }

        assertThat(directory.resolve("thesis.txt")).hasContent("mine");
        assertThat(directory.resolve("dynamodb")).doesNotExist();
        assertThat(directory.resolve("kms.key")).doesNotExist();
        assertThat(directory.resolve("simulator")).doesNotExist();
    }

    @Test
    void aDirectoryThatIsNotThereIsMade(@TempDir Path directory) throws IOException {
        try (DataDirectory data = DataDirectory.claim(directory.resolve("a/b"))) {
            data.empty();
        }

        assertThat(directory.resolve("a/b")).isDirectory();
    }

    @Test
    void oneRunAtATimeHasIt(@TempDir Path directory) throws IOException {
        DataDirectory first = DataDirectory.claim(directory);

        assertThatThrownBy(() -> DataDirectory.claim(directory))
                .isInstanceOf(DataDirectory.DataInUseException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("LOCAL_DATA");

        first.close();
        DataDirectory.claim(directory).close();
    }
}

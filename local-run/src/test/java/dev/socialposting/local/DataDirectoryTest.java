package dev.socialposting.local;

import static org.assertj.core.api.Assertions.assertThat;

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
        Files.writeString(directory.resolve("thesis.txt"), "mine");

        DataDirectory.empty(directory);

        assertThat(directory).isDirectoryContaining("glob:**thesis.txt");
        assertThat(directory.resolve("dynamodb")).doesNotExist();
        assertThat(directory.resolve("kms.key")).doesNotExist();
    }

    @Test
    void whereThereIsNothingNothingHappens(@TempDir Path directory) {
        DataDirectory.empty(directory.resolve("none"));

        assertThat(directory).isEmptyDirectory();
    }
}

package dev.socialposting.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.store.UploadRequestStoreContract;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The suite is named class by class: one that is renamed, or a port that is new, would be left out without a word. */
class SuiteTest {
    private static final Path SUITE = Path.of("src", "test", "suite.txt");

    @Test
    void everyContractOfAPortIsRun() throws IOException, URISyntaxException, ClassNotFoundException {
        Set<String> run = new HashSet<>();
        for (String line : Files.readAllLines(SUITE)) {
            String name = line.replaceAll("\\.java$", "").replace('/', '.');
            run.add(Class.forName(name).getSuperclass().getSimpleName());
        }

        assertThat(contracts()).hasSizeGreaterThan(4).isSubsetOf(run);
    }

    private static Set<String> contracts() throws IOException, URISyntaxException {
        URI place = UploadRequestStoreContract.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        if (Files.isDirectory(Path.of(place))) {
            return contractsBelow(Path.of(place));
        }
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(place))) {
            return contractsBelow(jar.getPath("/"));
        }
    }

    private static Set<String> contractsBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith("Contract.class"))
                    .map(name -> name.replace(".class", ""))
                    .collect(Collectors.toSet());
        }
    }
}

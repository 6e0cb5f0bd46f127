package dev.socialposting.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where tables and key are kept between runs. */
final class DataDirectory {

    /** What is made here, and so may be deleted here. */
    private static final List<String> OWN = List.of("dynamodb", "kms.key");

    private DataDirectory() {}

    /** Deletes what earlier runs left; whatever else is in the directory stays. */
    static void empty(Path directory) {
        for (String name : OWN) {
            Path own = directory.resolve(name);
            if (Files.exists(own)) {
                delete(own);
            }
        }
    }

    private static void delete(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(root + " cannot be deleted", e);
        }
    }
}

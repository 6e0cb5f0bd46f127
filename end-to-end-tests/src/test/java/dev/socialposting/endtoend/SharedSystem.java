package dev.socialposting.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One system for all tests that each have users of their own; it is stopped after the last of them. */
final class SharedSystem implements AutoCloseable {
    private final Path data;
    private final RunningSystem system;

    private SharedSystem() {
        try {
            data = Files.createTempDirectory("shared-system");
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
        system = RunningSystem.start(data);
    }

    static RunningSystem of(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedSystem.class))
                .computeIfAbsent(SharedSystem.class, _ -> new SharedSystem(), SharedSystem.class)
                .system;
    }

    @Override
    public void close() throws IOException {
        system.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package dev.socialposting.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where tables, key and simulated platforms are kept between runs; one run at a time has it. */
final class DataDirectory implements AutoCloseable {

    private static final String LOCK = "lock";
    /** What is made here, and so may be deleted here. */
    private static final List<String> OWN = List.of("dynamodb", "kms.key", "simulator");

    private final Path directory;
    private final FileChannel lock;

    private DataDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Takes the directory, which is created if need be, until it is closed or the process ends.
     *
     * @throws DataInUseException if another run has it
     */
    static DataDirectory claim(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tried(channel).isEmpty()) {
                channel.close();
                throw new DataInUseException(directory);
            }
            return new DataDirectory(directory, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be used", e);
        }
    }

    private static Optional<FileLock> tried(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    /** Deletes what earlier runs left; whatever else is in the directory stays. */
    void empty() {
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

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** Another run has the directory. */
    static final class DataInUseException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DataInUseException(Path directory) {
            super("the data in %s is in use by another run; stop that one, or set LOCAL_DATA to another directory"
                    .formatted(directory));
        }
    }
}

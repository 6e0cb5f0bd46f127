package dev.socialposting.local.aws.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.UUID;

/** A key in a file of one line: its id, a space, its bytes in base64. */
final class KeyFile {

    private KeyFile() {}

    static SymmetricKey readOrCreate(Path file) {
        try {
            return Files.exists(file) ? read(file) : create(file);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException(file + " was created by another process just now; start again", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file %s cannot be used".formatted(file), e);
        }
    }

    private static SymmetricKey read(Path file) throws IOException {
        String[] parts = Files.readString(file).strip().split(" ", -1);
        try {
            return new SymmetricKey(
                    UUID.fromString(parts[0]), Base64.getDecoder().decode(parts[1]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(file + " does not hold a key", e);
        }
    }

    private static SymmetricKey create(Path file) throws IOException {
        SymmetricKey key = SymmetricKey.generate();
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.createFile(file, ownerOnly(file));
        Files.writeString(
                file, "%s %s%n".formatted(key.id(), Base64.getEncoder().encodeToString(key.bytes())));
        return key;
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}

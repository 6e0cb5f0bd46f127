package dev.socialposting.local.aws.server;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.UUID;

/** A key in a file of one line: its id, a space, its bytes in base64. */
final class KeyFile {

    private KeyFile() {}

    /**
     * The key in a file, which is made if it is not there.
     *
     * @throws UnusableKeyException if there is a file, but no key in it that can be read, or none can be made
     */
    static SymmetricKey readOrCreate(Path file) {
        try {
            return Files.exists(file) ? read(file) : create(file);
        } catch (IOException e) {
            throw UnusableKeyException.unreachable(file, e);
        }
    }

    private static SymmetricKey read(Path file) throws IOException {
        try {
            String[] parts = Files.readString(file).strip().split(" ", -1);
            return new SymmetricKey(
                    UUID.fromString(parts[0]), Base64.getDecoder().decode(parts[1]));
        } catch (CharacterCodingException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw UnusableKeyException.damaged(file, e);
        }
    }

    /** Under another name first: whoever is interrupted leaves no file with half a key. */
    private static SymmetricKey create(Path file) throws IOException {
        SymmetricKey key = SymmetricKey.generate();
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path written = Files.createTempFile(directory, "kms", ".key", ownerOnly(file));
        Files.writeString(
                written, "%s %s%n".formatted(key.id(), Base64.getEncoder().encodeToString(key.bytes())));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
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

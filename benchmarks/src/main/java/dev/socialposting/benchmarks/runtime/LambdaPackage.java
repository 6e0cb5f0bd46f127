package dev.socialposting.benchmarks.runtime;

import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** A file that the template names as the code of a function, as the build has made it. */
public record LambdaPackage(Path file) {
    /**
     * The package of a function.
     *
     * @throws IllegalStateException if it is not built yet
     */
    public static LambdaPackage of(FunctionDefinition function) {
        Path file = Template.findFile().resolveSibling(function.codeUri());
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("%s is not built yet: mvn package makes it".formatted(file));
        }
        return new LambdaPackage(file);
    }

    /** In bytes, as it is uploaded. */
    public long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lays its files into a directory, as Lambda does with a package before it starts a function. */
    public void unpack(Path directory) {
        try (JarFile jar = new JarFile(file.toFile())) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                unpack(jar, entries.nextElement(), directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be unpacked", e);
        }
    }

    private static void unpack(JarFile jar, JarEntry entry, Path directory) throws IOException {
        Path target = directory.resolve(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling(""));
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, target);
        }
    }
}

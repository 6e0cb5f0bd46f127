package dev.socialposting.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The documents of the repository that the build writes; {@code -Dupdate-docs} has them written, else they are compared. */
final class Documents {
    private static final Path FOLDER = Path.of("..", "docs");

    private Documents() {}

    static boolean areWritten() {
        return System.getProperty("update-docs") != null;
    }

    static String read(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document is this text from now on, or has to be already. */
    static void isKept(String name, String text) {
        if (areWritten()) {
            write(name, text);
        }
        assertThat(read(name)).as("docs/%s; -Dupdate-docs writes it anew", name).isEqualTo(text);
    }

    /** What stands between the two marks of a generated part. */
    static String part(String name, String mark) {
        String text = read(name);
        return text.substring(text.indexOf(begin(mark)) + begin(mark).length(), text.indexOf(end(mark)));
    }

    static void writePart(String name, String mark, String part) {
        String text = read(name);
        write(
                name,
                text.substring(0, text.indexOf(begin(mark)) + begin(mark).length())
                        + part
                        + text.substring(text.indexOf(end(mark))));
    }

    private static void write(String name, String text) {
        try {
            Files.writeString(FOLDER.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String begin(String mark) {
        return "<!-- " + mark + ": written by the build -->\n";
    }

    private static String end(String mark) {
        return "<!-- end of " + mark + " -->";
    }
}

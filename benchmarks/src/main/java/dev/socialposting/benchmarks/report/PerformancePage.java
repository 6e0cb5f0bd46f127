package dev.socialposting.benchmarks.report;

import dev.socialposting.local.aws.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

/**
 * {@code docs/performance.md}: what a benchmark has measured stands there between two lines that name it; the rest of the page is
 * written by people.
 */
public final class PerformancePage {
    private final Path file;
    private final Clock clock;

    public PerformancePage(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** The page of this repository. */
    public static PerformancePage find() {
        return new PerformancePage(Template.findFile().resolveSibling("docs/performance.md"), Clock.systemUTC());
    }

    /**
     * Prints figures and writes them in the place of those of the last run, with the day, the command and the machine.
     *
     * @param benchmark its name, as the lines on the page have it
     * @param command that measured
     * @throws IllegalStateException if the page has no place for it
     */
    public void write(String benchmark, String command, String figures) {
        System.out.println(figures);
        String text = "Measured on %s by `%s` (%s):%n%n%s"
                .formatted(LocalDate.now(clock), command, Machine.inWords(), figures.strip());
        try {
            Files.writeString(file, replaced(Files.readString(file), benchmark, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String replaced(String page, String benchmark, String text) {
        String begin = "<!-- " + benchmark + ": written by bin/bench " + benchmark + " -->";
        String end = "<!-- end of " + benchmark + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException("docs/performance.md has no place for " + benchmark);
        }
        return page.substring(0, from + begin.length()) + "\n" + text + "\n" + page.substring(to);
    }
}

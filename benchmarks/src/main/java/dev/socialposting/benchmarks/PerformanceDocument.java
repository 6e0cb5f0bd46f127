package dev.socialposting.benchmarks;

import dev.socialposting.local.aws.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code docs/performance.md}, in which each benchmark has a place for its figures; the words around it are written by people. */
public final class PerformanceDocument {
    private static final Path FILE = Template.findFile().resolveSibling("docs").resolve("performance.md");
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private PerformanceDocument() {}

    /**
     * Replaces a benchmark's figures.
     *
     * @param benchmark its name, as {@code bin/bench} takes it
     * @throws IllegalStateException if the document has no place for them
     */
    public static void write(String benchmark, LocalDate today, List<String> table) {
        write(benchmark, "bin/bench " + benchmark, today, table);
    }

    /** Prints the figures of a benchmark, and replaces those of its last run. */
    public static void write(Options options, String figures) {
        System.out.println(figures);
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
        write(options.benchmark(), options.command(), today, figures.lines().toList());
    }

    private static void write(String benchmark, String command, LocalDate today, List<String> table) {
        try {
            List<String> figures = new ArrayList<>(table);
            figures.add("");
            figures.add("`%s` on %s; %s.".formatted(command, today, machine()));
            Files.write(FILE, with(Files.readAllLines(FILE), benchmark, figures));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a document with others between the marks of a benchmark. */
    static List<String> with(List<String> document, String benchmark, List<String> figures) {
        int begin = document.indexOf("<!-- bin/bench %s writes from here -->".formatted(benchmark));
        int end = document.indexOf("<!-- to here: %s -->".formatted(benchmark));
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("the document has no marks for the figures of " + benchmark);
        }
        return Stream.of(document.subList(0, begin + 1), figures, document.subList(end, document.size()))
                .flatMap(List::stream)
                .toList();
    }

    private static String machine() throws IOException {
        return "%s, %d of them; %s %s; Java %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.runtime.version"));
    }

    /** What Linux calls it; elsewhere only its kind. */
    private static String processor() throws IOException {
        if (!Files.isReadable(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}

package dev.socialposting.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tests that docs/reliability.md names as evidence are there. */
class ReliabilityPageTest {
    private static final Path ROOT = Template.findFile().resolveSibling("");
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".local", "dist");

    /** How the page names a test (file, then test), how many it names at least, and how the test stands in its file. */
    enum Kind {
        OF_JAVA("`([A-Z]\\w*(?:Test|Contract))\\.(\\w+)`", ".java", 20, "\\b(?:void|Stream<DynamicTest>) %s\\("),
        OF_THE_DASHBOARD("`(\\w+\\.test\\.tsx?): ([^`]+)`", "", 3, "\\bit\\('%s'"),
        OF_THE_TEMPLATE("`(test_\\w+\\.py): (\\w+)`", "", 3, "def %s\\(self\\)");

        private final Pattern named;
        private final String ending;
        private final int least;
        private final String form;

        Kind(String named, String ending, int least, String form) {
            this.named = Pattern.compile(named);
            this.ending = ending;
            this.least = least;
            this.form = form;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTestThatThePageNamesIsThere(Kind kind) throws IOException {
        String page = Files.readString(ROOT.resolve("docs/reliability.md"));
        List<MatchResult> named = kind.named.matcher(page).results().toList();

        assertThat(named).hasSizeGreaterThan(kind.least);
        for (MatchResult test : named) {
            assertThat(sourceOf(test.group(1) + kind.ending))
                    .as(test.group())
                    .containsPattern(kind.form.formatted(Pattern.quote(test.group(2))));
        }
    }

    /** The text of the files with this name; empty if there is none. */
    private static String sourceOf(String name) throws IOException {
        return sources(ROOT)
                .filter(file -> file.getFileName().toString().equals(name))
                .map(ReliabilityPageTest::text)
                .collect(Collectors.joining());
    }

    private static Stream<Path> sources(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> ours = entries.filter(
                            entry -> !NOT_OURS.contains(entry.getFileName().toString()))
                    .toList();
            Stream<Path> files = Stream.empty();
            for (Path entry : ours) {
                files = Stream.concat(files, Files.isDirectory(entry) ? sources(entry) : Stream.of(entry));
            }
            return files;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

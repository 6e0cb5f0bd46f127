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
import org.junit.jupiter.api.Test;

/** The tests that docs/reliability.md names as evidence are there. */
class ReliabilityPageTest {
    private static final Path ROOT = Template.findFile().resolveSibling("");
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".local", "dist");
    private static final Pattern OF_JAVA = Pattern.compile("`([A-Z]\\w*(?:Test|Contract))\\.(\\w+)`");
    private static final Pattern OF_THE_DASHBOARD = Pattern.compile("`(\\w+\\.test\\.tsx?): ([^`]+)`");
    private static final Pattern OF_THE_TEMPLATE = Pattern.compile("`(test_\\w+\\.py): (\\w+)`");

    @Test
    void everyTestOfJavaThatThePageNamesIsThere() throws IOException {
        List<MatchResult> named = namedAs(OF_JAVA);

        assertThat(named).hasSizeGreaterThan(20);
        for (MatchResult test : named) {
            assertThat(sourceOf(test.group(1) + ".java"))
                    .as(test.group())
                    .containsPattern("\\bvoid " + test.group(2) + "\\(");
        }
    }

    @Test
    void everyTestOfTheDashboardThatThePageNamesIsThere() throws IOException {
        List<MatchResult> named = namedAs(OF_THE_DASHBOARD);

        assertThat(named).hasSizeGreaterThan(3);
        for (MatchResult test : named) {
            assertThat(sourceOf(test.group(1))).as(test.group()).contains("it('" + test.group(2) + "'");
        }
    }

    @Test
    void everyTestOfTheTemplateThatThePageNamesIsThere() throws IOException {
        List<MatchResult> named = namedAs(OF_THE_TEMPLATE);

        assertThat(named).hasSizeGreaterThan(3);
        for (MatchResult test : named) {
            assertThat(sourceOf(test.group(1))).as(test.group()).contains("def " + test.group(2) + "(self)");
        }
    }

    private static List<MatchResult> namedAs(Pattern pattern) throws IOException {
        String page = Files.readString(ROOT.resolve("docs/reliability.md"));
        return pattern.matcher(page).results().toList();
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

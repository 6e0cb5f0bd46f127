package dev.socialposting.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.socialposting.local.aws.template.Template;
import dev.socialposting.platforms.SocialPlatform;
import dev.socialposting.platforms.SocialPlatforms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A platform is named in its own rooms and in the lists of platforms: what else is true of it, whoever needs it asks it for. */
class PlatformNamesTest {
    private static final Path ROOT = Template.findFile().resolveSibling("");

    /** By the name in the API, all names: that one, the one for people, and that of its class. */
    private static final Map<String, Set<String>> PLATFORMS = SocialPlatforms.standard().all().stream()
            .collect(Collectors.toMap(platform -> platform.id().name(), PlatformNamesTest::namesOf));

    private static final Map<String, Set<String>> THIRD = Map.of("clips", Set.of("clips", "Clips"));

    /** The room of a platform in each of the two modules that have one for it. */
    private static final String ROOMS =
            "(?:social-platforms/.*/platforms|platform-simulator/.*/simulator)/(?:%s)/[^/]+\\.java";

    /** What is looked through: its files, and how many there are at least. */
    enum Kind {
        JAVA(700) {
            @Override
            Stream<Path> files() {
                return modules().flatMap(module -> below(module.resolve("src/main/java")));
            }
        },
        RESOURCES(15) {
            @Override
            Stream<Path> files() {
                return modules().flatMap(module -> below(module.resolve("src/main/resources")));
            }
        },
        /** Without what the build makes of {@code openapi.yaml}. */
        DASHBOARD(150) {
            @Override
            Stream<Path> files() {
                return below(ROOT.resolve("frontend/src"))
                        .filter(file ->
                                !nameOf(file).matches("frontend/src/(?:.*\\.test\\..*|test/.*|api/schema\\.ts)"));
            }
        },
        SCRIPTS(20) {
            @Override
            Stream<Path> files() {
                return below(ROOT.resolve("bin"));
            }
        },
        OF_THE_WHOLE(3) {
            @Override
            Stream<Path> files() {
                return Stream.of("template.yaml", "openapi.yaml", "samconfig.toml")
                        .map(ROOT::resolve);
            }
        };

        private final int least;

        Kind(int least) {
            this.least = least;
        }

        abstract Stream<Path> files();
    }

    /** Where a platform may be named besides its rooms. */
    enum Exemption {
        /** They are the lists of platforms: one for each module that has rooms, and the icons of the dashboard. */
        LISTS("(?:social-platforms|platform-simulator)/src/main/resources/META-INF/services/[\\w.]+Platform"
                + "|frontend/src/platforms/icons\\.ts"),

        /** Meta's two platforms have logins, hosts and tokens in common, each of which Meta calls by the name of one of them. */
        OF_META(ROOMS.formatted("meta|graph|instagram|facebook"), "", "instagram|facebook"),

        /** A reader of the API sees posts and accounts as they are. */
        EXAMPLES("openapi\\.yaml", "\\s*examples?:.*", ".*"),

        /** CloudFormation has no loop without a macro; {@code AlarmsTest} sees to it that every platform has the same ones. */
        ALARMS("template\\.yaml", "  \\w+(?:Down|Failing)Alarm:|\\s*\\{\"type\": \"alarm\",.*", ".*"),

        /** What they measure is the cost of these platforms' posts. */
        BENCHMARKS("benchmarks/.*", "", "instagram|facebook");

        private final Pattern path;
        private final Pattern block;
        private final Pattern platforms;

        Exemption(String path) {
            this(path, "", ".*");
        }

        /**
         * Some of a file.
         *
         * @param block how the lines begin that hold, with all that is indented below them; empty for the whole file
         * @param platforms those that may be named
         */
        Exemption(String path, String block, String platforms) {
            this.path = Pattern.compile(path);
            this.block = Pattern.compile(block);
            this.platforms = Pattern.compile(platforms);
        }

        private boolean isOf(String file, String platform) {
            return path.matcher(file).matches() && platforms.matcher(platform).matches();
        }

        private boolean isWholeFile() {
            return block.pattern().isEmpty();
        }
    }

    /** A line that names a platform. */
    record Finding(String file, int line, String platform, String text) {
        @Override
        public String toString() {
            return "%s:%d names %s: %s".formatted(file, line, platform, text.strip());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingElseNamesAPlatform(Kind kind) {
        List<Path> files = kind.files().toList();

        assertThat(files).hasSizeGreaterThanOrEqualTo(kind.least);
        assertThat(files.stream().flatMap(file -> findings(file, "", PLATFORMS)).toList())
                .isEmpty();
    }

    /** Only the lists may name one that the exemptions do not know. */
    @ParameterizedTest
    @EnumSource
    void aThirdPlatformIsFoundInEveryFile(Kind kind) {
        String planted = "\nx = \"clips\"";

        List<String> silent = kind.files()
                .filter(file -> findings(file, planted, THIRD).findAny().isEmpty())
                .map(PlatformNamesTest::nameOf)
                .toList();

        assertThat(silent).allMatch(file -> Exemption.LISTS.isOf(file, "clips"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "posting-worker/src/main/java/dev/socialposting/worker/Worker.java | if (id.equals(\"clips\")) {",
                "upload-requests-core/src/main/java/dev/socialposting/Any.java | /** As Clips does it. */",
                "operator-tools/src/main/java/dev/socialposting/Any.java | String HELP = \"such as clips:1\";",
                "api-handler/src/main/java/dev/socialposting/Any.java | import dev.socialposting.platforms.clips.Clips;",
                "api-handler/src/main/java/dev/socialposting/Any.java | new ClipsPublisher()",
                "api-handler/src/main/java/dev/socialposting/Any.java | static final String CLIPS_LOGIN",
                "social-platforms/src/main/java/dev/socialposting/platforms/instagram/Any.java | // unlike Clips",
                "social-platforms/src/main/java/dev/socialposting/platforms/meta/Any.java | case \"clips\" ->",
                "platform-simulator/src/main/java/dev/socialposting/simulator/kit/Any.java | // unlike Clips",
                "local-run/src/main/resources/logback-local-run.xml | <logger name=\"dev.socialposting.clips\"/>",
                "frontend/src/compose/ComposePage.tsx | if (platform === 'clips') return null",
                "bin/run | post_to clips",
                "template.yaml |   CLIPS_TIMEOUT: 20",
                "openapi.yaml |   description: Posts to Clips and to others.",
                "benchmarks/src/main/java/dev/socialposting/Any.java | // as on Clips",
                "samconfig.toml | parameter_overrides = \"ClipsTimeout=20\""
            })
    void aNameIsFoundInCodeTextsAndComments(String file, String line) {
        assertThat(findings(file, "first\n" + line, THIRD))
                .extracting(Finding::file, Finding::line, Finding::platform)
                .containsExactly(tuple(file, 2, "clips"));
    }

    @ParameterizedTest
    @CsvSource({
        "social-platforms/src/main/java/dev/socialposting/platforms/clips/Clips.java",
        "platform-simulator/src/main/java/dev/socialposting/simulator/clips/Clips.java",
        "social-platforms/src/main/resources/META-INF/services/dev.socialposting.platforms.SocialPlatform",
        "frontend/src/platforms/icons.ts"
    })
    void aPlatformIsNamedInItsRoomsAndInTheLists(String file) {
        assertThat(findings(file, "Clips", THIRD)).isEmpty();
    }

    @Test
    void anExemptionOfSomeOfAFileEndsWithItsBlock() {
        String api = """
                paths:
                  examples:
                    one:
                      destination: clips:1

                      caption: Hello
                  description: to clips
                """;

        assertThat(findings("openapi.yaml", api, THIRD))
                .extracting(Finding::line)
                .containsExactly(7);
        assertThat(findings("template.yaml", api, THIRD))
                .extracting(Finding::line)
                .containsExactly(4, 7);
    }

    @ParameterizedTest
    @CsvSource({"'case \"x\" ->', 1", "'int x = 1; // the X axis', 0", "'Tables', 0"})
    void aNameOfOneLetterOrTwoIsLookedForAsATextOnly(String line, int findings) {
        assertThat(findings("bin/any", line, Map.of("x", Set.of("x", "X")))).hasSize(findings);
    }

    /** The lines of a text that name a platform where they may not. */
    private static List<Finding> findings(String file, String text, Map<String, Set<String>> platforms) {
        List<Finding> findings = new ArrayList<>();
        platforms.forEach((platform, names) -> {
            if (file.matches(ROOMS.formatted(platform))) {
                return;
            }
            List<Exemption> exemptions = Arrays.stream(Exemption.values())
                    .filter(exemption -> exemption.isOf(file, platform))
                    .toList();
            if (exemptions.stream().anyMatch(Exemption::isWholeFile)) {
                return;
            }
            String[] lines = text.split("\n", -1);
            boolean[] exempt = new boolean[lines.length];
            exemptions.forEach(exemption -> markBlocks(lines, exemption.block, exempt));
            for (int at = 0; at < lines.length; at++) {
                if (!exempt[at] && names.stream().anyMatch(isIn(lines[at]))) {
                    findings.add(new Finding(file, at + 1, platform, lines[at]));
                }
            }
        });
        return findings;
    }

    private static Stream<Finding> findings(Path file, String planted, Map<String, Set<String>> platforms) {
        return findings(nameOf(file), read(file) + planted, platforms).stream();
    }

    /** A block is a line with all that stands further in below it. */
    private static void markBlocks(String[] lines, Pattern start, boolean[] marked) {
        int indentation = Integer.MAX_VALUE;
        for (int at = 0; at < lines.length; at++) {
            int own = indentationOf(lines[at]);
            if (!lines[at].isBlank() && own <= indentation) {
                indentation = start.matcher(lines[at]).matches() ? own : Integer.MAX_VALUE;
                marked[at] |= indentation == own;
            } else {
                marked[at] |= indentation != Integer.MAX_VALUE;
            }
        }
    }

    private static int indentationOf(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static Predicate<String> isIn(String line) {
        String lowerCase = line.toLowerCase(Locale.ROOT);
        return name -> name.length() < 3
                ? line.contains("\"" + name + "\"") || line.contains("'" + name + "'")
                : lowerCase.contains(name.toLowerCase(Locale.ROOT));
    }

    private static Set<String> namesOf(SocialPlatform platform) {
        return Set.copyOf(List.of(
                platform.id().name(),
                platform.rules().displayName(),
                platform.getClass().getSimpleName()));
    }

    private static Stream<Path> modules() {
        return Pattern.compile("<module>(.+?)</module>")
                .matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> ROOT.resolve(module.group(1)));
    }

    private static Stream<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String nameOf(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    /** Also what is no text: every byte is a character. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

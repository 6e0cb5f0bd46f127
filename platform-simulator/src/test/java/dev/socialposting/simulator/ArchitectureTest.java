package dev.socialposting.simulator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.socialposting.simulator.kit.SimulatedPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
    private static final String ROOT = "dev.socialposting.simulator";
    /** What several platforms of one company share, which may name them. */
    private static final String SHARED_BY_SOME = ROOT + ".graph";

    private static final Path SOURCES = Path.of("src/main/java");
    private static final JavaClasses SIMULATOR = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void the_simulator_knows_none_of_our_other_code() {
        assertThat(SIMULATOR.size()).isGreaterThan(80);
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.socialposting.simulator..",
                        "java..",
                        "javax.crypto..",
                        "com.sun.net.httpserver..",
                        "com.fasterxml.jackson..",
                        "org.apache.commons.fileupload..",
                        "org.jspecify..",
                        "org.mp4parser..",
                        "org.slf4j..")
                .check(SIMULATOR);
    }

    @Test
    void a_platform_is_known_to_nothing_but_the_list_of_platforms() {
        assertThat(Platforms.all()).hasSizeGreaterThanOrEqualTo(2);
        for (SimulatedPlatform platform : Platforms.all()) {
            String room = platform.getClass().getPackageName();
            assertThat(room).startsWith(ROOT + ".");
            assertThat(SIMULATOR.that(resideInAPackage(room)).size()).isGreaterThan(5);
            noClasses()
                    .that()
                    .resideOutsideOfPackage(room)
                    .and()
                    .areNotAssignableTo(Platforms.class)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(room)
                    .check(SIMULATOR);
        }
    }

    @Test
    void what_one_companys_platforms_share_is_known_to_platforms_only() {
        String[] rooms = Platforms.all().stream()
                .map(platform -> platform.getClass().getPackageName())
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .and()
                .resideOutsideOfPackage(SHARED_BY_SOME)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SHARED_BY_SOME)
                .check(SIMULATOR);
    }

    @Test
    void no_other_source_names_a_platform() throws IOException {
        List<Path> rooms = Stream.concat(
                        Platforms.all().stream()
                                .map(platform -> platform.getClass().getPackageName()),
                        Stream.of(SHARED_BY_SOME))
                .map(room -> SOURCES.resolve(room.replace('.', '/')))
                .toList();
        List<Path> others;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            others = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> rooms.stream().noneMatch(file::startsWith))
                    .filter(file -> !file.endsWith("Platforms.java"))
                    .toList();
        }

        assertThat(rooms).allSatisfy(room -> assertThat(room).isDirectory());
        assertThat(others).hasSizeGreaterThan(70);
        for (Path file : others) {
            String source = Files.readString(file);
            assertThat(Platforms.all())
                    .as("platforms that %s names", file)
                    .noneMatch(platform -> names(source, platform.id().id(), platform.displayName()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "if (id.equals(\"tiktok\")) { | tiktok | TikTok | true",
                "/** As TikTok does. */ | tiktok | TikTok | true",
                "new TiktokTables() | tiktok | TikTok | true",
                "case \"x\" -> | x | X | true",
                "int x = 1; // the X axis | x | X | false",
                "new Tables() | tiktok | TikTok | false",
            })
    void a_name_is_seen_in_code_texts_and_comments(String source, String id, String displayName, boolean named) {
        assertThat(names(source, id, displayName)).isEqualTo(named);
    }

    /** A name of one letter or two is looked for as a text only. */
    private static boolean names(String source, String id, String displayName) {
        String text = source.toLowerCase(Locale.ROOT);
        return id.length() < 3
                ? source.contains("\"" + id + "\"")
                : text.contains(id) || text.contains(displayName.toLowerCase(Locale.ROOT));
    }

    @Test
    void values_and_http_stand_alone() {
        noClasses()
                .that()
                .resideInAnyPackage("..simulator.model", "..simulator.http", "..simulator.video")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.socialposting.simulator",
                        "..simulator.state",
                        "..simulator.kit",
                        "..simulator.graph",
                        "..simulator.login",
                        "..simulator.admin",
                        "..simulator.pages")
                .check(SIMULATOR);
    }
}

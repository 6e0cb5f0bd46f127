package dev.socialposting.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses SIMULATOR = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.socialposting.simulator");

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
    void the_platforms_do_not_know_each_other_and_nothing_shared_knows_a_platform() {
        String instagram = "dev.socialposting.simulator.instagram..";
        String facebook = "dev.socialposting.simulator.facebook..";
        noClasses()
                .that()
                .resideInAPackage(instagram)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(facebook)
                .check(SIMULATOR);
        noClasses()
                .that()
                .resideInAPackage(facebook)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(instagram)
                .check(SIMULATOR);
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..simulator.http",
                        "..simulator.model",
                        "..simulator.state",
                        "..simulator.graph",
                        "..simulator.video",
                        "..simulator.login",
                        "..simulator.admin",
                        "..simulator.pages")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(instagram, facebook)
                .check(SIMULATOR);
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
                        "..simulator.graph",
                        "..simulator.login",
                        "..simulator.admin",
                        "..simulator.pages")
                .check(SIMULATOR);
    }
}

package dev.socialposting.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.socialposting.platforms.PlatformSecrets;
import dev.socialposting.platforms.SocialPlatforms;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The packages and what each must never import. */
class ArchitectureTest {
    private static final String ROOT = "dev.socialposting";
    private static final String[] AWS_SDK = {"software.amazon.awssdk..", ROOT + ".aws.."};
    private static final Set<String> SHARED_BY_PLATFORMS = Set.of("rules", "publisher", "http", "meta");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theRulesSeeTheClassesTheySpeakOf() {
        for (String packageName : List.of(
                "uploads.model",
                "uploads.store",
                "uploads.queue",
                "accounts",
                "calls",
                "platforms",
                "secrets",
                "metrics",
                "logging",
                "concurrency",
                "aws",
                "api",
                "worker",
                "platforms.rules",
                "platforms.publisher",
                "platforms.http",
                "dispatcher",
                "operations",
                "operations.aws",
                "simulator",
                "local",
                "local.aws")) {
            assertThat(CLASSES.that(resideInAPackage(ROOT + "." + packageName + "..")))
                    .as(packageName)
                    .isNotEmpty();
        }
        assertThat(CLASSES).hasSizeGreaterThan(200);
    }

    @Test
    void theDomainIsPure() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".uploads.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".uploads.model..",
                        "java.lang..",
                        "java.nio.charset..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".uploads.model..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class)
                .check(CLASSES);
    }

    @Test
    void thePortsKnowNeitherAwsNorHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".uploads.store..",
                        ROOT + ".uploads.queue..",
                        ROOT + ".accounts..",
                        ROOT + ".calls..",
                        ROOT + ".platforms",
                        ROOT + ".platforms.rules..",
                        ROOT + ".platforms.publisher..",
                        ROOT + ".metrics..",
                        ROOT + ".logging..",
                        ROOT + ".concurrency..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "com.amazonaws..", "java.net.http..", ROOT + ".aws..")
                .check(CLASSES);
    }

    @Test
    void theMaskingOfSecretsKnowsNothingElseOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".secrets..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".secrets.."))))
                .check(CLASSES);
    }

    @Test
    void onlyTheAdaptersKnowTheAwsSdk() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and(not(resideInAnyPackage(ROOT + ".aws..", ROOT + ".operations.aws..", ROOT + ".local..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(CLASSES);
    }

    @Test
    void theAdaptersKnowNeitherHttpEventsNorPlatforms() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".aws..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.amazonaws..", ROOT + ".platforms..", ROOT + ".worker..", ROOT + ".api..")
                .check(CLASSES);
    }

    @Test
    void platformsKnowNeitherAwsNorWhatRunsThem() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".platforms..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(AWS_SDK)
                        .or(resideInAnyPackage(
                                "com.amazonaws..",
                                ROOT + ".api..",
                                ROOT + ".worker..",
                                ROOT + ".dispatcher..",
                                ROOT + ".uploads.store..",
                                ROOT + ".uploads.queue..")))
                .check(CLASSES);
    }

    /** A package below {@code platforms} is shared, or it is the room of a platform that is in the list. */
    @Test
    void everyPlatformOfTheListHasARoomAndThereIsNoOther() {
        assertThat(rooms()).isEqualTo(registered()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void nobodyLooksIntoTheRoomOfAPlatform() {
        rooms().forEach(room -> nobodyLooksInto(room).check(CLASSES));
    }

    /** The rule fails for packages with any names: for the shared ones, which others do use, it must. */
    @Test
    void whoeverLooksIntoARoomIsFoundWhateverItsName() {
        assertThat(SHARED_BY_PLATFORMS)
                .allMatch(shared -> nobodyLooksInto(shared).evaluate(CLASSES).hasViolation());
    }

    private static ArchRule nobodyLooksInto(String room) {
        String inside = ROOT + ".platforms." + room + "..";
        return noClasses()
                .that()
                .resideOutsideOfPackage(inside)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(inside);
    }

    /** What platforms share is for them alone. */
    @Test
    void onlyPlatformsKnowWhatOneFamilyOfThemShares() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".platforms..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".platforms.meta..")
                .check(CLASSES);
    }

    private static Set<String> rooms() {
        return CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT + ".platforms."))
                .map(name -> name.substring((ROOT + ".platforms.").length()).split("\\.", 2)[0])
                .filter(name -> !SHARED_BY_PLATFORMS.contains(name))
                .collect(Collectors.toSet());
    }

    private static Set<String> registered() {
        return SocialPlatforms.standard().all().stream()
                .map(platform -> platform.id().name())
                .collect(Collectors.toSet());
    }

    @Test
    void theSimulatorAndTheLocalServersKnowNoneOfTheProductsCode() {
        for (String alone : List.of(ROOT + ".simulator..", ROOT + ".local.aws..")) {
            noClasses()
                    .that()
                    .resideInAPackage(alone)
                    .should()
                    .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(alone))))
                    .check(CLASSES);
        }
    }

    @Test
    void nothingThatIsDeployedKnowsTheToolsOfDevelopment() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".uploads..",
                        ROOT + ".accounts..",
                        ROOT + ".calls..",
                        ROOT + ".platforms..",
                        ROOT + ".secrets..",
                        ROOT + ".hashing..",
                        ROOT + ".metrics..",
                        ROOT + ".logging..",
                        ROOT + ".concurrency..",
                        ROOT + ".aws..",
                        ROOT + ".api..",
                        ROOT + ".worker..",
                        ROOT + ".dispatcher..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".local..", ROOT + ".simulator..", ROOT + ".operations..")
                .check(CLASSES);
    }

    @Test
    void theOperatorsToolsKnowTheDomainAndThePortsAndNothingThatRunsThem() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".operations..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                ROOT + ".api..",
                                ROOT + ".worker..",
                                ROOT + ".dispatcher..",
                                ROOT + ".platforms..",
                                ROOT + ".local..",
                                ROOT + ".simulator..")
                        // They mask what they print, and only the platforms know what their secrets look like.
                        .and(not(type(PlatformSecrets.class))))
                .check(CLASSES);
    }

    @Test
    void timeAndRandomnessAreGiven() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Parts")
                .and()
                .resideInAnyPackage(
                        ROOT + ".uploads..", ROOT + ".accounts..", ROOT + ".worker..", ROOT + ".dispatcher..")
                .should()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatLivesThereAndIsNullMarked() {
        Set<String> marked = CLASSES.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());

        assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .isEqualTo(marked);
    }
}

package dev.socialposting.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.template.FunctionDefinition;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class EnvironmentTest {
    /**
     * No code reads it. It says what must make a new version of the function, so that Lambda finds something new to publish; {@code
     * test_template.py} holds what it says.
     */
    private static final String MAKES_VERSIONS = "PUBLISHED_WITH";

    /** As in <code>${NAME:-otherwise}</code>. */
    private static final Pattern LOGBACK_VARIABLE = Pattern.compile("\\$\\{(\\w+)");

    private final DeployedStack stack = new DeployedStack();

    @TestFactory
    Stream<DynamicTest> everyVariableThatTheCodeReadsIsSetAndNoOther() {
        return stack.functions().stream()
                .map(function -> DynamicTest.dynamicTest(function.logicalId(), () -> {
                    FunctionNeeds needs = new FunctionNeeds(function.handler());

                    assertThat(needs.variables())
                            .contains("UPLOAD_REQUESTS_TABLE")
                            .doesNotContain(MAKES_VERSIONS);
                    assertThat(function.environmentVariables())
                            .contains(MAKES_VERSIONS)
                            .filteredOn(variable -> !variable.equals(MAKES_VERSIONS))
                            .containsExactlyInAnyOrderElementsOf(needs.variables());
                }));
    }

    /** Logback puts in a value of its own for a variable that is missing: the lines would say nothing of use, and nobody be told. */
    @TestFactory
    Stream<DynamicTest> everyVariableThatTheLogsConfigurationReadsIsSet() {
        return Stream.of("api-handler", "posting-worker")
                .map(module -> DynamicTest.dynamicTest(module, () -> {
                    String logback = Files.readString(
                            DeployedStack.root().resolve(module).resolve("src/main/resources/logback.xml"));
                    List<String> read = LOGBACK_VARIABLE
                            .matcher(logback)
                            .results()
                            .map(variable -> variable.group(1))
                            .toList();

                    assertThat(read).contains("DEPLOYED_COMMIT");
                    assertThat(stack.functions())
                            .allSatisfy(function ->
                                    assertThat(function.environmentVariables()).containsAll(read));
                }));
    }

    /** Else variables could be read past what the test above looks at. */
    @TestFactory
    Stream<DynamicTest> onlyTheHandlersConstructorReadsTheProcesssEnvironment() {
        return stack.functions().stream()
                .map(function -> DynamicTest.dynamicTest(
                        function.logicalId(),
                        () -> assertThat(new FunctionNeeds(function.handler()).readersOfTheProcess())
                                .containsExactly(constructorOf(function))));
    }

    private static MethodName constructorOf(FunctionDefinition function) {
        return new MethodName(function.handler().replace('.', '/'), MethodName.CONSTRUCTOR, "()V");
    }
}

package dev.socialposting.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.template.FunctionDefinition;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class EnvironmentTest {
    /**
     * No code reads it. It says what must make a new version of the function, so that Lambda finds something new to publish; {@code
     * test_template.py} holds what it says.
     */
    private static final String MAKES_VERSIONS = "PUBLISHED_WITH";

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

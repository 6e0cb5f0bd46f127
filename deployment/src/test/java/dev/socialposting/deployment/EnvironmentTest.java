package dev.socialposting.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.template.FunctionDefinition;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class EnvironmentTest {
    private final DeployedStack stack = new DeployedStack();

    @TestFactory
    Stream<DynamicTest> everyVariableThatTheCodeReadsIsSetAndNoOther() {
        return stack.functions().stream()
                .map(function -> DynamicTest.dynamicTest(function.logicalId(), () -> {
                    FunctionNeeds needs = new FunctionNeeds(function.handler());

                    assertThat(function.environmentVariables())
                            .containsExactlyInAnyOrderElementsOf(needs.variables())
                            .contains("UPLOAD_REQUESTS_TABLE");
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

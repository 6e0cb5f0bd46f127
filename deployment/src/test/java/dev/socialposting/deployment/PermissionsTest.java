package dev.socialposting.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.FunctionEvent.QueueMapping;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PermissionsTest {
    private static final String TRACES = "SendTraces";

    private final DeployedStack stack = new DeployedStack();
    private final GrantedPermissions granted = new GrantedPermissions(stack);

    @TestFactory
    Stream<DynamicTest> everyFunctionMayDoWhatItsCodeAsksForAndNothingElse() {
        return stack.functions().stream()
                .map(function -> DynamicTest.dynamicTest(
                        function.logicalId(),
                        () -> assertThat(granted.to(function))
                                .containsExactlyInAnyOrderElementsOf(neededBy(function))
                                .hasSizeGreaterThan(5)));
    }

    @Test
    void everyFunctionHasARoleOfItsOwn() {
        assertThat(stack.functions().stream().map(granted::roleOf))
                .containsExactlyInAnyOrderElementsOf(
                        stack.resources("AWS::IAM::Role").keySet())
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyLambdaActsByTheseRoles() {
        assertThat(stack.resources("AWS::IAM::Role").values())
                .extracting(
                        role -> role.at("/AssumeRolePolicyDocument/Statement").toString())
                .containsOnly("[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},"
                        + "\"Action\":\"sts:AssumeRole\"}]");
    }

    /** X-Ray knows no resources; docs/rationale.md says what to do without this permission. */
    @Test
    void nothingIsAllowedOnEverythingButToSendTraces() {
        assertThat(granted.allStatements()
                        .filter(statement -> !statement.path("Sid").asText().equals(TRACES)))
                .hasSizeGreaterThan(10)
                .allSatisfy(statement -> {
                    assertThat(statement.path("Resource").toString()).doesNotContain("*");
                    assertThat(statement.path("Action").toString()).doesNotContain("*");
                    assertThat(statement.has("NotAction") || statement.has("NotResource"))
                            .isFalse();
                });
        assertThat(granted.allStatements()
                        .filter(statement -> statement.path("Sid").asText().equals(TRACES)))
                .singleElement()
                .satisfies(statement -> assertThat(statement.path("Action"))
                        .map(JsonNode::asText)
                        .containsExactlyInAnyOrder("xray:PutTraceSegments", "xray:PutTelemetryRecords"));
    }

    @Test
    void whoeverWantsNoTracesGivesNoPermissionForThem() {
        assertThat(stack.resource("TracePolicy").path("Condition").asText()).isEqualTo("Traces");
        assertThat(stack.resources("AWS::IAM::Role").values())
                .extracting(role -> role.path("ManagedPolicyArns").toString())
                .containsOnly("{\"Fn::If\":[\"Traces\",[{\"Ref\":\"TracePolicy\"}],[]]}");
    }

    @Test
    void noFunctionGetsPermissionsInAnotherWay() {
        assertThat(stack.functions())
                .extracting(stack::properties)
                .noneMatch(properties -> properties.has("Policies") || properties.has("Connectors"));
        assertThat(stack.globals().has("Policies")).isFalse();
    }

    private Set<Permission> neededBy(FunctionDefinition function) {
        Map<String, String> environment = stack.environment(function);
        Set<Permission> needed = new LinkedHashSet<>(new FunctionNeeds(function.handler())
                .permissions(
                        Set.copyOf(stack.indexNames()),
                        name -> Optional.ofNullable(environment.get(name))
                                .orElse("nothing, as %s is not set".formatted(name))));
        for (QueueMapping mapping : function.queueMappings()) {
            // What Lambda itself does as the function. Source: Lambda developer guide, "Using Lambda with Amazon SQS".
            needed.add(new Permission("sqs:ReceiveMessage", mapping.queue()));
            needed.add(new Permission("sqs:DeleteMessage", mapping.queue()));
            needed.add(new Permission("sqs:GetQueueAttributes", mapping.queue()));
        }
        String logGroup = DeployedStack.named(stack.properties(function).at("/LoggingConfig/LogGroup"));
        needed.add(new Permission("logs:CreateLogStream", logGroup));
        needed.add(new Permission("logs:PutLogEvents", logGroup));
        return needed;
    }
}

package dev.socialposting.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.local.aws.template.FunctionDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What must hold of everything of a kind, also of what is added later. */
class DeployedStackTest {
    private final DeployedStack stack = new DeployedStack();

    @Test
    void whatKeepsStateOutlivesTheStackAndItsReplacement() {
        List<String> keepers =
                List.of("AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::Cognito::UserPool", "AWS::Logs::LogGroup");

        for (String type : keepers) {
            assertThat(stack.resources(type).keySet()).as(type).isNotEmpty().allSatisfy(name -> {
                assertThat(stack.resource(name).path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
                assertThat(stack.resource(name).path("UpdateReplacePolicy").asText())
                        .isEqualTo("Retain");
            });
        }
    }

    /** What is retained is still there when a stack of the same name is made again. */
    @Test
    void nothingThatIsRetainedKeepsANameThatTheNextStackNeeds() {
        List<String> names = List.of("TableName", "UserPoolName", "LogGroupName", "BucketName");

        for (String type :
                List.of("AWS::DynamoDB::Table", "AWS::Cognito::UserPool", "AWS::Logs::LogGroup", "AWS::S3::Bucket")) {
            assertThat(stack.resources(type).values())
                    .allSatisfy(properties -> assertThat(names)
                            .map(properties::path)
                            .allMatch(name ->
                                    name.isMissingNode() || name.toString().contains("AWS::StackId")));
        }
    }

    /** Protected once the stack is whole: what the failed first deployment made must go. test_template.py looks at both. */
    @Test
    void everyTableIsEncryptedProtectedFromDeletionAndCanBePutBackToAnySecond() {
        assertThat(stack.resources("AWS::DynamoDB::Table").values()).allSatisfy(table -> {
            assertThat(table.path("DeletionProtectionEnabled"))
                    .hasToString("{\"Fn::If\":[\"KnowsDashboard\",true,false]}");
            assertThat(table.at("/SSESpecification/SSEEnabled").asBoolean()).isTrue();
            assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                            .asBoolean())
                    .isTrue();
        });
    }

    @Test
    void everyQueueAndBucketIsEncryptedAndTheKeyOfTheTokensRotates() {
        assertThat(stack.resources("AWS::SQS::Queue").values())
                .allMatch(queue -> queue.path("SqsManagedSseEnabled").asBoolean());
        assertThat(stack.resources("AWS::S3::Bucket").values())
                .allMatch(bucket -> bucket.has("BucketEncryption"))
                .allMatch(bucket -> bucket.path("PublicAccessBlockConfiguration").properties().stream()
                                .filter(block -> block.getValue().asBoolean())
                                .count()
                        == 4);
        assertThat(stack.resources("AWS::KMS::Key").values())
                .allMatch(key -> key.path("EnableKeyRotation").asBoolean());
    }

    @Test
    void noQueueAndNoBucketIsSpokenToUnencrypted() {
        Set<String> guarded = Stream.of("AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy")
                .flatMap(type -> stack.resources(type).values().stream())
                .flatMap(policy -> statements(policy.path("PolicyDocument")))
                .filter(DeployedStackTest::refusesPlainHttp)
                .flatMap(statement -> children(statement.path("Resource")))
                .map(DeployedStack::named)
                .collect(Collectors.toSet());

        assertThat(guarded)
                .containsAll(stack.resources("AWS::SQS::Queue").keySet())
                .containsAll(stack.resources("AWS::S3::Bucket").keySet());
        assertThat(stack.resources("AWS::SQS::QueuePolicy").values())
                .flatMap(policy -> children(policy.path("Queues")).toList())
                .extracting(DeployedStack::named)
                .containsAll(stack.resources("AWS::SQS::Queue").keySet());
    }

    /** The queue is named by what its ARN will be: named by reference, each of the two would have to be made before the other. */
    @Test
    void aDeadLetterQueueTakesTheLettersOfItsOwnQueuesAlone() {
        Map<String, JsonNode> queues = stack.resources("AWS::SQS::Queue");
        List<JsonNode> redriven = queues.values().stream()
                .filter(queue -> queue.has("RedrivePolicy"))
                .toList();

        assertThat(redriven).isNotEmpty().allSatisfy(queue -> {
            String deadLetters = DeployedStack.named(queue.at("/RedrivePolicy/deadLetterTargetArn"));
            JsonNode allowed = stack.resource(deadLetters).at("/Properties/RedriveAllowPolicy");
            assertThat(allowed.path("redrivePermission").asText()).isEqualTo("byQueue");
            List<String> itsOwn = redriven.stream()
                    .filter(other -> DeployedStack.named(other.at("/RedrivePolicy/deadLetterTargetArn"))
                            .equals(deadLetters))
                    .map(other -> "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:"
                            + other.at("/QueueName/Fn::Sub").asText())
                    .toList();
            assertThat(allowed.path("sourceQueueArns"))
                    .extracting(arn -> arn.path("Fn::Sub").asText())
                    .containsExactlyInAnyOrderElementsOf(itsOwn);
        });
    }

    @Test
    void everyFunctionLogsAsJsonIntoAGroupOfItsOwnThatForgets() {
        assertThat(stack.globals().at("/LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
        assertThat(stack.functions())
                .extracting(function ->
                        DeployedStack.named(stack.properties(function).at("/LoggingConfig/LogGroup")))
                .doesNotHaveDuplicates()
                .allSatisfy(group ->
                        assertThat(stack.resources("AWS::Logs::LogGroup")).containsKey(group));
        assertThat(stack.resources("AWS::Logs::LogGroup").values()).allMatch(group -> group.has("RetentionInDays"));
    }

    @Test
    void everyFunctionIsCalledThroughAnAliasSoThatAVersionCanBeTakenBackAndSnapStartWorks() {
        assertThat(stack.globals().path("AutoPublishAlias").asText()).isEqualTo("live");
        assertThat(stack.functions()).extracting(stack::properties).allSatisfy(properties -> {
            assertThat(properties.path("AutoPublishAliasAllProperties").asBoolean())
                    .isTrue();
            assertThat(properties.has("AutoPublishAlias")).isFalse();
        });
        assertThat(stack.resource("ApiFunction")
                        .at("/Properties/SnapStart/ApplyOn")
                        .asText())
                .isEqualTo("PublishedVersions");
    }

    @Test
    void theApiIsThrottledAndItsCallsAreLogged() {
        JsonNode api = stack.resource("HttpApi").path("Properties");

        assertThat(api.at("/DefaultRouteSettings/ThrottlingRateLimit").isMissingNode())
                .isFalse();
        assertThat(api.at("/AccessLogSettings/DestinationArn").toString()).contains("ApiAccessLogGroup");
        assertThat(api.at("/Auth/DefaultAuthorizer").asText()).isEqualTo("Jwt");
    }

    @Test
    void noRouteIsOpen() {
        assertThat(stack.functions())
                .extracting(stack::properties)
                .allSatisfy(properties -> assertThat(properties.path("Events"))
                        .isNotEmpty()
                        .noneMatch(event -> event.path("Properties").has("Auth")));
    }

    @Test
    void thePackagesAreThoseThatTheBuildMakes() {
        assertThat(stack.functions())
                .extracting(FunctionDefinition::codeUri)
                .map(Path::of)
                .allSatisfy(jar -> assertThat(jar)
                        .isEqualTo(Path.of(jar.getName(0).toString(), "target", jar.getName(0) + "-lambda.jar")));
    }

    private static boolean refusesPlainHttp(JsonNode statement) {
        return statement.path("Effect").asText().equals("Deny")
                && statement.path("Principal").asText().equals("*")
                && statement.path("Action").asText().matches("(s3|sqs):\\*")
                && statement.at("/Condition/Bool/aws:SecureTransport").asText().equals("false");
    }

    private static Stream<JsonNode> statements(JsonNode policyDocument) {
        return children(policyDocument.path("Statement"));
    }

    private static Stream<JsonNode> children(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}

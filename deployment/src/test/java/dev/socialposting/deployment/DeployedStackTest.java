package dev.socialposting.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.local.aws.template.FunctionDefinition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must hold of everything of a kind, also of what is added later. */
class DeployedStackTest {
    private final DeployedStack stack = new DeployedStack();

    @Test
    void whatKeepsStateOutlivesTheStackAndItsReplacement() {
        List<String> keepers = List.of("AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::Cognito::UserPool");

        for (String type : keepers) {
            assertThat(stack.resources(type).keySet()).as(type).isNotEmpty().allSatisfy(name -> {
                assertThat(stack.resource(name).path("DeletionPolicy").asText()).isEqualTo("Retain");
                assertThat(stack.resource(name).path("UpdateReplacePolicy").asText())
                        .isEqualTo("Retain");
            });
        }
    }

    @Test
    void everyTableIsEncryptedAndCanBePutBackToAnySecond() {
        assertThat(stack.resources("AWS::DynamoDB::Table").values()).allSatisfy(table -> {
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
}

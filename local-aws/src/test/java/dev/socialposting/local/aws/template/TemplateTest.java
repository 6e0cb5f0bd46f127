package dev.socialposting.local.aws.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final Resolver NAMES = new Resolver() {
        @Override
        public String ref(String logicalId) {
            return "the-" + logicalId;
        }

        @Override
        public String attribute(String logicalId, String attribute) {
            return "%s-of-%s".formatted(attribute, logicalId);
        }
    };

    @Test
    void isFoundFromTheDirectoryOfAnyModule() {
        assertThat(Template.find().functions()).isNotEmpty();
    }

    @Test
    void readsATableWithItsIndexesAndItsTimeToLive() {
        Template template = Template.parse("""
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      AttributeDefinitions:
                        - { AttributeName: id, AttributeType: S }
                        - { AttributeName: at, AttributeType: N }
                      KeySchema: [{ AttributeName: id, KeyType: HASH }]
                      GlobalSecondaryIndexes:
                        - IndexName: by-time
                          KeySchema:
                            - { AttributeName: id, KeyType: HASH }
                            - { AttributeName: at, KeyType: RANGE }
                          Projection: { ProjectionType: INCLUDE, NonKeyAttributes: [total] }
                      TimeToLiveSpecification: { AttributeName: gone_at, Enabled: true }
                """);

        TableDefinition table = template.table("Orders");

        assertThat(template.tables()).containsExactly(table);
        assertThat(table.attributeTypes()).isEqualTo(Map.of("id", "S", "at", "N"));
        assertThat(table.key()).isEqualTo(new TableDefinition.KeyDefinition("id", Optional.empty()));
        assertThat(table.timeToLiveAttribute()).contains("gone_at");
        assertThat(table.indexes()).singleElement().satisfies(index -> {
            assertThat(index.name()).isEqualTo("by-time");
            assertThat(index.key()).isEqualTo(new TableDefinition.KeyDefinition("id", Optional.of("at")));
            assertThat(index.projection()).isEqualTo("INCLUDE");
            assertThat(index.nonKeyAttributes()).containsExactly("total");
        });
    }

    @Test
    void readsAQueueWithWhereItsMessagesGoAndFillsInWhatSqsWouldFillIn() {
        Template template = Template.parse("""
                Resources:
                  Work:
                    Type: AWS::SQS::Queue
                    Properties:
                      VisibilityTimeout: 12
                      DelaySeconds: 3
                      RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 4 }
                  Dead:
                    Type: AWS::SQS::Queue
                """);

        assertThat(template.queue("Work"))
                .isEqualTo(new QueueDefinition(
                        "Work",
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(3),
                        Duration.ofDays(4),
                        Optional.of(new QueueDefinition.Redrive("Dead", 4))));
        assertThat(template.queue("Dead"))
                .isEqualTo(new QueueDefinition(
                        "Dead", Duration.ofSeconds(30), Duration.ZERO, Duration.ofDays(4), Optional.empty()));
    }

    @Test
    void readsAFunctionWithTheGlobalsUnderItsOwnSettings() {
        Template template = Template.parse("""
                Globals:
                  Function:
                    Timeout: 7
                    MemorySize: 256
                    Environment: { Variables: { SHARED: yes-it-is, BOTH: global } }
                Resources:
                  Api:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: some.Handler
                      CodeUri: api.jar
                      Timeout: 9
                      Environment: { Variables: { BOTH: own, EMPTY: "" } }
                """);

        FunctionDefinition function = template.function("Api");

        assertThat(function.handler()).isEqualTo("some.Handler");
        assertThat(function.codeUri()).isEqualTo("api.jar");
        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(function.memoryMegabytes()).isEqualTo(256);
        assertThat(function.environmentVariables()).containsExactlyInAnyOrder("SHARED", "BOTH", "EMPTY");
        assertThat(template.environment("Api", Resolver.none()))
                .isEqualTo(Map.of("SHARED", "yes-it-is", "BOTH", "own", "EMPTY", ""));
    }

    @Test
    void readsRoutesQueueMappingsAndSchedules() {
        Template template = Template.parse("""
                Parameters:
                  AtOnce: { Type: Number, Default: 6 }
                Resources:
                  Work: { Type: "AWS::SQS::Queue" }
                  Worker:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: some.Handler
                      CodeUri: worker.jar
                      Events:
                        Get: { Type: HttpApi, Properties: { Method: get, Path: "/things/{id}" } }
                        Rest: { Type: HttpApi, Properties: { ApiId: !Ref Api } }
                        Nudges:
                          Type: SQS
                          Properties:
                            Queue: !GetAtt Work.Arn
                            BatchSize: 5
                            FunctionResponseTypes: [ReportBatchItemFailures]
                            ScalingConfig: { MaximumConcurrency: !Ref AtOnce }
                        Clock: { Type: Schedule, Properties: { Schedule: rate(5 minutes) } }
                """);

        FunctionDefinition function = template.function("Worker");

        assertThat(function.routes())
                .containsExactly(
                        new FunctionEvent.HttpRoute("Get", "GET /things/{id}"),
                        new FunctionEvent.HttpRoute("Rest", "$default"));
        assertThat(function.routes().getFirst().method()).isEqualTo("GET");
        assertThat(function.routes().getFirst().path()).isEqualTo("/things/{id}");
        assertThat(function.queueMappings())
                .containsExactly(new FunctionEvent.QueueMapping("Nudges", "Work", 5, Duration.ZERO, 6, true));
        assertThat(function.schedules()).containsExactly(new FunctionEvent.Schedule("Clock", Duration.ofMinutes(5)));
    }

    @Test
    void worksOutReferencesToParametersAndResources() {
        Template template = Template.parse("""
                Parameters:
                  Stage: { Type: String, Default: dev }
                Resources:
                  Api:
                    Type: AWS::Serverless::Function
                    Properties:
                      Environment:
                        Variables:
                          PARAMETER: !Ref Stage
                          RESOURCE: !Ref Queue
                          ATTRIBUTE: !GetAtt Queue.Arn
                          LONG_FORM: { "Fn::GetAtt": [Queue, QueueName] }
                          SUB: !Sub "${Stage}/${Queue}/${Queue.Arn}/${!literal}"
                          SUB_WITH_MAP: !Sub ["${mine}-${Stage}", { mine: !Ref Queue }]
                          JOIN: !Join ["-", [a, !Ref Stage, 3]]
                          SELECT: !Select [1, [x, !Ref Stage]]
                """);

        assertThat(template.environment("Api", NAMES))
                .isEqualTo(Map.of(
                        "PARAMETER", "dev",
                        "RESOURCE", "the-Queue",
                        "ATTRIBUTE", "Arn-of-Queue",
                        "LONG_FORM", "QueueName-of-Queue",
                        "SUB", "dev/the-Queue/Arn-of-Queue/${literal}",
                        "SUB_WITH_MAP", "the-Queue-dev",
                        "JOIN", "a-dev-3",
                        "SELECT", "dev"));
        assertThat(template.withParameters(Map.of("Stage", "prod")).environment("Api", NAMES))
                .containsEntry("PARAMETER", "prod");
    }

    @Test
    void namesThePlaceOfWhatItDoesNotUnderstand() {
        Template template = Template.parse("""
                Resources:
                  Api:
                    Type: AWS::Serverless::Function
                    Properties:
                      Environment: { Variables: { WHEN: !If [IsProd, a, b] } }
                  Work:
                    Type: AWS::SQS::Queue
                    Properties: { VisibilityTimeout: soon }
                """);

        assertThatThrownBy(() -> template.environment("Api", NAMES))
                .isInstanceOf(TemplateException.class)
                .hasMessage("Resources.Api.Properties.Environment.Variables.WHEN: Fn::If is not understood");
        assertThatThrownBy(() -> template.queue("Work"))
                .isInstanceOf(TemplateException.class)
                .hasMessage("Resources.Work.Properties.VisibilityTimeout: expected a whole number, found soon");
        assertThatThrownBy(() -> template.table("Work"))
                .isInstanceOf(TemplateException.class)
                .hasMessage("Resources.Work: no AWS::DynamoDB::Table of this name");
        assertThatThrownBy(() -> template.parameter("JwtIssuer"))
                .isInstanceOf(TemplateException.class)
                .hasMessage("parameter JwtIssuer has no value");
        assertThatThrownBy(() -> Template.parse("a: 1\na: 2"))
                .isInstanceOf(TemplateException.class)
                .hasMessage("a in line 2 is there twice");
    }
}

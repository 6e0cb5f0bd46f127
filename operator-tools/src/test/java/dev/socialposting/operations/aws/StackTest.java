package dev.socialposting.operations.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.local.aws.template.Template;
import dev.socialposting.operations.OperationFailedException;
import dev.socialposting.operations.Place;
import dev.socialposting.operations.Place.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Against a server that answers what CloudFormation's API reference says DescribeStacks answers. */
class StackTest {
    private XmlServer server;
    private CloudFormationClient client;

    @BeforeEach
    void start() throws IOException {
        server = new XmlServer();
        client = server.client(CloudFormationClient.builder());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void tableAndQueueAreTheStacksOutputs() {
        server.answer(200, describing("""
                <member><OutputKey>ApiUrl</OutputKey><OutputValue>https://api.example.com</OutputValue></member>
                <member><OutputKey>UploadRequestsTableName</OutputKey><OutputValue>prod-requests</OutputValue></member>
                <member><OutputKey>SocialAccountsTableName</OutputKey><OutputValue>prod-accounts</OutputValue></member>
                <member><OutputKey>PostingDeadLetterQueueUrl</OutputKey><OutputValue>https://sqs.example.com/1/dead</OutputValue></member>
                <member><OutputKey>PostingQueueUrl</OutputKey><OutputValue>https://sqs.example.com/1/nudges</OutputValue></member>
                """));

        assertThat(Stack.place(client, "prod"))
                .isEqualTo(new Place(
                        "the stack prod",
                        false,
                        Map.of(
                                Part.UPLOAD_REQUESTS, "prod-requests",
                                Part.SOCIAL_ACCOUNTS, "prod-accounts",
                                Part.DEAD_LETTERS, "https://sqs.example.com/1/dead",
                                Part.NUDGES, "https://sqs.example.com/1/nudges")));
        assertThat(server.asked()).contains("Action=DescribeStacks").contains("StackName=prod");
    }

    @Test
    void aStackOfAnotherKindIsNotTakenForOurs() {
        server.answer(200, describing(""));

        assertThatThrownBy(() -> Stack.place(client, "other"))
                .isInstanceOf(OperationFailedException.class)
                .hasMessage("The stack other has no output UploadRequestsTableName: is it this system's?");
    }

    @Test
    void whatCloudFormationSaysAboutAnUnknownStackIsToldVerbatim() {
        server.answer(400, """
                <ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type>
                <Code>ValidationError</Code><Message>Stack with id nobody does not exist</Message></Error></ErrorResponse>
                """);

        assertThatThrownBy(() -> Stack.place(client, "nobody"))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("Stack with id nobody does not exist");
    }

    @Test
    void theTemplateHasTheOutputs() throws IOException {
        String template = Files.readString(Template.findFile());
        String outputs = template.substring(template.indexOf("\nOutputs:"));

        assertThat(Part.values()).allSatisfy(part -> assertThat(outputs).contains("\n  " + Stack.outputOf(part) + ":"));
    }

    private static String describing(String outputs) {
        return """
                <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult>
                <Stacks><member><StackName>any</StackName><StackStatus>CREATE_COMPLETE</StackStatus>
                <CreationTime>2026-11-22T00:00:00Z</CreationTime><Outputs>%s</Outputs></member></Stacks>
                </DescribeStacksResult></DescribeStacksResponse>
                """.formatted(outputs);
    }
}

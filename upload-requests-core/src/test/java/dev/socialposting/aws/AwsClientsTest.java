package dev.socialposting.aws;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.aws.dynamodb.DynamoDbUploadRequestStore;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalAwsExtension.class)
final class AwsClientsTest {
    @Test
    void aProgramThatHasNothingButTheWorkersEnvironmentReachesAllServices(LocalAws aws) throws Exception {
        new DynamoDbUploadRequestStore(aws.dynamoDb(), aws.tableName("UploadRequestsTable"), new SecureRandom())
                .create(anUploadRequest()
                        .withCaption("found by another process")
                        .queued());

        String output = runProbe(aws);

        assertThat(output).contains("caption: found by another process").contains("token: test token");
        assertThat(aws.sqs()
                        .receiveMessage(request ->
                                request.queueUrl(aws.queueUrl("PostingQueue")).waitTimeSeconds(5))
                        .messages())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains(INSTAGRAM.toString()));
    }

    private static String runProbe(LocalAws aws) throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AwsClientsProbe.class.getName())
                .redirectErrorStream(true);
        java.environment().putAll(aws.environment("PostingWorkerFunction"));
        Process process = java.start();
        try (var output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            return text;
        }
    }
}

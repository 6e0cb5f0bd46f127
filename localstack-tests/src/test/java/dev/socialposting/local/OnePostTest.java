package dev.socialposting.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.FunctionEvent.QueueMapping;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.local.lambda.Invocation.Outcome;
import dev.socialposting.local.lambda.LambdaFunction;
import dev.socialposting.local.poller.QueuePoller;
import dev.socialposting.simulator.SimulatorServer;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.uploads.model.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One post, from the API's event to the platforms, by the deployed functions on whatever AWS there is. */
@ExtendWith(LocalAwsExtension.class)
class OnePostTest {
    private static final Path EVENTS = Template.findFile().resolveSibling("events");
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final JsonMapper json = new JsonMapper();
    private final Closing closing = new Closing();
    private final LocalAws aws;
    private final SimulatorServer simulator;
    private final List<LambdaFunction> functions;

    OnePostTest(LocalAws aws) throws IOException {
        this.aws = aws;
        SdkProperties.set(aws.environment("ApiFunction"));
        this.simulator = closing.later("the simulated platforms", SimulatorServer.start(0));
        FunctionEnvironments environments = new FunctionEnvironments(aws, simulator.baseUrl(), Map.of());
        this.functions = DeployedFunctions.of(aws.template().functions(), environments::of, CLOCK);
        functions.forEach(function -> closing.later(function.definition().logicalId(), function));
    }

    @AfterEach
    void stop() {
        closing.close();
    }

    @Test
    void isAcceptedPublishedOnceAtEachPlatformAndTold() throws IOException {
        SampleAccounts.connect(List.of(new UserId("local-user")), aws.environment("ApiFunction"), CLOCK);
        startWorkers();

        JsonNode accepted = answered("ApiFunction", aPost());

        assertThat(accepted.path("statusCode").asInt()).as(accepted.toString()).isEqualTo(202);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(
                                told("api-get-upload.json").path("status").asText())
                        .isEqualTo("completed"));
        assertThat(simulator.control().posts())
                .extracting(PublicPost::caption)
                .containsExactly("Hello from two places at once", "Hello from two places at once");
        assertThat(told("api-get-upload-logs.json").path("entries").findValuesAsText("code"))
                .contains("accepted", "published", "completed");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages("PostingQueue")).isZero());
        assertThat(messages("PostingDeadLetterQueue")).isZero();
    }

    private void startWorkers() {
        LambdaFunction worker = function("PostingWorkerFunction");
        for (QueueMapping mapping : worker.definition().queueMappings()) {
            closing.later(
                    "the poller",
                    QueuePoller.start(
                            aws.sqs(), aws.queueUrl(mapping.queue()), aws.queueArn(mapping.queue()), mapping, worker));
        }
    }

    /** The sample event, with a video that the simulator has. */
    private String aPost() throws IOException {
        ObjectNode event = (ObjectNode) json.readTree(sample("api-create-post.json"));
        String body = event.path("body").asText();
        return event.put("body", body.replace("https://videos.example.com", simulator.baseUrl() + "/videos"))
                .toString();
    }

    private JsonNode told(String sample) throws IOException {
        return json.readTree(
                answered("ApiFunction", sample(sample)).path("body").asText());
    }

    private JsonNode answered(String logicalId, String event) throws IOException {
        Outcome outcome = function(logicalId).invoke(event).outcome();
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return json.readTree(((Outcome.Answered) outcome).json());
    }

    private LambdaFunction function(String logicalId) {
        return functions.stream()
                .filter(function -> function.definition().logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }

    /** Waiting, delayed or being received. */
    private int messages(String queue) {
        return aws
                .sqs()
                .getQueueAttributes(request -> request.queueUrl(aws.queueUrl(queue))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static String sample(String name) throws IOException {
        return Files.readString(EVENTS.resolve(name));
    }
}

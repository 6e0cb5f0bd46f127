package dev.socialposting.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.accounts.AccessToken;
import dev.socialposting.aws.AwsPorts;
import dev.socialposting.environment.Environment;
import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.local.lambda.Invocation;
import dev.socialposting.local.lambda.Invocation.Outcome;
import dev.socialposting.local.lambda.LambdaFunction;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of {@code events/}, fed to the functions that the template names. */
@ExtendWith(LocalAwsExtension.class)
class SampleEventsTest {

    private static final Path EVENTS = Template.findFile().resolveSibling("events");
    private static final URI NO_SIMULATOR = URI.create("http://127.0.0.1:9");
    private static final Clock CLOCK = Clock.systemUTC();

    private final JsonMapper json = new JsonMapper();
    private final LocalAws aws;
    private final List<LambdaFunction> functions;

    SampleEventsTest(LocalAws aws) {
        this.aws = aws;
        SdkProperties.set(aws.environment("ApiFunction"));
        FunctionEnvironments environments = new FunctionEnvironments(aws, NO_SIMULATOR, Map.of());
        functions = DeployedFunctions.of(aws.template().functions(), environments::of, CLOCK);
    }

    @Test
    void theSamplePostIsAcceptedAndTheSampleQueriesFindIt() throws IOException {
        connect("instagram:17841400000000001", "instagram");
        connect("facebook:100000000000001", "facebook");

        JsonNode accepted = answered("ApiFunction", "api-create-post.json");

        assertThat(status(accepted)).as(accepted.toString()).isEqualTo(202);
        assertThat(status(answered("ApiFunction", "api-get-upload.json"))).isEqualTo(200);
        assertThat(status(answered("ApiFunction", "api-get-upload-logs.json"))).isEqualTo(200);
        assertThat(status(answered("ApiFunction", "api-list-uploads.json"))).isEqualTo(200);
        assertThat(answered("ApiFunction", "api-list-accounts.json")
                        .path("body")
                        .asText())
                .contains("instagram:17841400000000001");
    }

    @Test
    void theSampleNudgeSpeaksOfTheSamplePostAndGetsAVerdict() throws IOException {
        JsonNode event = json.readTree(Files.readString(EVENTS.resolve("worker-nudge.json")));
        JsonNode message = event.path("Records").path(0);
        JsonNode query = json.readTree(Files.readString(EVENTS.resolve("api-get-upload.json")));

        JsonNode failures =
                answered("PostingWorkerFunction", "worker-nudge.json").path("batchItemFailures");

        assertThat(json.readTree(message.path("body").asText()).path("request_id"))
                .isEqualTo(query.path("pathParameters").path("request_id"));
        assertThat(failures.isArray()).isTrue();
        assertThat(failures)
                .allSatisfy(
                        failure -> assertThat(failure.path("itemIdentifier")).isEqualTo(message.path("messageId")));
    }

    @Test
    void theSampleScheduleRunsTheDispatcher() throws IOException {
        assertThat(answered("DispatcherFunction", "dispatcher-schedule.json").asText())
                .isNotBlank();
    }

    @Test
    void theEnvironmentForSamSetsWhatTheTemplateHasAndNothingElse() throws IOException {
        for (FunctionDefinition function : aws.template().functions()) {
            assertThat(localEnvironment(function.logicalId()).keySet())
                    .as(function.logicalId())
                    .isNotEmpty()
                    .isSubsetOf(function.environmentVariables());
        }
    }

    @Test
    void theEnvironmentForSamNamesWhatBinRunMakes() throws IOException {
        Map<String, String> environment = localEnvironment("ApiFunction");

        assertThat(environment)
                .containsEntry("UPLOAD_REQUESTS_TABLE", "UploadRequestsTable")
                .containsEntry("SOCIAL_ACCOUNTS_TABLE", "SocialAccountsTable");
        assertThat(URI.create(environment.getOrDefault("POSTING_QUEUE_URL", "")).getPath())
                .isEqualTo("/000000000000/PostingQueue");
        assertThat(aws.queueUrl("PostingQueue")).contains("/000000000000/PostingQueue");
    }

    @ParameterizedTest
    @EnumSource(AwsService.class)
    void theEnvironmentForSamLeadsToTheUsualPorts(AwsService service) throws IOException {
        LocalPort port = LocalPort.valueOf(service.name());

        assertThat(localEnvironment("PostingWorkerFunction"))
                .containsEntry(service.endpointVariable(), "http://host.docker.internal:" + port.usual());
    }

    private static int status(JsonNode answer) {
        return answer.path("statusCode").asInt();
    }

    private Map<String, String> localEnvironment(String function) throws IOException {
        JsonNode variables = json.readTree(Files.readString(EVENTS.resolve("local-environment.json")))
                .path(function);
        return json.convertValue(variables, new TypeReference<>() {});
    }

    private JsonNode answered(String function, String file) throws IOException {
        Invocation invocation = functions.stream()
                .filter(known -> known.definition().logicalId().equals(function))
                .findFirst()
                .orElseThrow()
                .invoke(Files.readString(EVENTS.resolve(file)));
        assertThat(invocation.outcome()).isInstanceOf(Outcome.Answered.class);
        return json.readTree(((Outcome.Answered) invocation.outcome()).json());
    }

    private void connect(String destination, String login) {
        AwsPorts ports = new AwsPorts(new Environment(aws.environment("ApiFunction")));
        new SeededConnections(ports.socialAccounts(), ports.tokenCipher(), CLOCK)
                .connect(
                        new UserId("local-user"),
                        List.of(new SeededConnections.Seed(
                                Destination.parse(destination).orElseThrow(),
                                "Sample",
                                login,
                                new AccessToken("a token"))));
    }
}

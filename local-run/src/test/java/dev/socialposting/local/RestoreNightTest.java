package dev.socialposting.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.local.aws.AwsServers;
import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.local.aws.testing.RestoredTable;
import dev.socialposting.operations.Place;
import dev.socialposting.operations.RestoreTool;
import dev.socialposting.operations.aws.AwsBackups;
import dev.socialposting.operations.aws.AwsSystems;
import dev.socialposting.simulator.SimulatorServer;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.ScenarioChoice;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The night in which the table was lost: the whole system on one machine, its table as it was before the evening's last posts, and an
 * operator with {@code bin/restore}. The platforms' ledger says what went out.
 */
class RestoreNightTest {
    private static final String TABLE = "UploadRequestsTable";
    private static final String RESTORED = "restored-that-night";
    private static final String INSTAGRAM = "instagram:17841400000000001";
    private static final String BY_FACEBOOK_LOGIN = "instagram:17841400000000002";
    private static final String FACEBOOK = "facebook:100000000000001";
    private static final List<String> ALL = List.of(INSTAGRAM, BY_FACEBOOK_LOGIN, FACEBOOK);

    @TempDir
    private Path data;

    private final Closing closing = new Closing();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private LocalAws behind;
    private SimulatorServer simulator;
    private URI gateway;

    @BeforeEach
    void startSystem() throws Exception {
        Template template = Template.find();
        AwsServers servers = closing.later("servers", AwsServers.inMemory(Map.of()));
        behind = closing.later("clients", LocalAws.create(template, servers, ""));
        simulator = closing.later("simulator", SimulatorServer.start(0));
        closing.later("client of the API", http);
        Map<String, String> environment = new TreeMap<>(Map.of(
                AwsService.DYNAMODB.endpointVariable(),
                servers.endpoint(AwsService.DYNAMODB).toString(),
                AwsService.SQS.endpointVariable(),
                servers.endpoint(AwsService.SQS).toString(),
                "SIMULATOR_URL",
                simulator.baseUrl().toString(),
                "LOCAL_DATA",
                data.toString(),
                "RETRY_DELAYS_SECONDS",
                "1,1"));
        for (LocalPort port : LocalPort.values()) {
            environment.put(port.variable(), "0");
        }
        Path root = Template.findFile().resolveSibling("");
        LocalSystem system = new LocalSystem(
                Settings.from(environment, root, false), template, template.functions(), false, root, closing);
        gateway = system.start().gateway().orElseThrow();
    }

    @AfterEach
    void stopEverything() {
        closing.close();
    }

    @Test
    void nothingIsPostedTwiceAndNothingThatItsUserStopped() throws Exception {
        everywhere("platform-down");
        String triedAgain = post("Tried again in the evening", "");
        String neverTriedAgain = post("Left as it was", "");
        awaitStatus(triedAgain, "failed");
        awaitStatus(neverTriedAgain, "failed");
        everywhere("happy-path");
        String finished = post("Finished before", "");
        awaitStatus(finished, "completed");
        String stopped = post(
                "Stopped in the evening",
                ", \"scheduled_at\": \"%s\"".formatted(Instant.now().plus(Duration.ofHours(2))));
        RestoredTable.copy(dynamoDb(), TABLE, RESTORED);

        command(triedAgain, "retry", "{}");
        awaitStatus(triedAgain, "completed");
        command(stopped, "cancel", "{}");
        awaitStatus(stopped, "cancelled");
        assertThat(ledger("Tried again in the evening")).hasSize(ALL.size());
        everythingIsLost();

        assertThat(restore()).isZero();
        assertThat(items()).as("without --apply nothing is done").isEmpty();
        assertThat(restore("--apply")).isZero();

        awaitEnd(triedAgain);
        awaitEnd(neverTriedAgain);
        awaitEnd(stopped);
        assertThat(request(finished).path("status").asText()).isEqualTo("completed");
        assertThat(status(triedAgain, FACEBOOK)).as("found on the Page").isEqualTo("completed");
        assertThat(status(triedAgain, BY_FACEBOOK_LOGIN))
                .as("found by its text")
                .isEqualTo("completed");
        assertThat(status(triedAgain, INSTAGRAM)).as("texts are not shown here").isEqualTo("unconfirmed");
        assertThat(statuses(neverTriedAgain)).containsOnly("unconfirmed");
        assertThat(statuses(stopped)).containsOnly("unconfirmed");
        List<Map<String, AttributeValue>> rows = rows();
        assertThat(restore("--apply")).as("a second run").isZero();
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(rows);

        // Their user looks at the accounts, and says what is there and what is not.
        command(triedAgain, "resolve", "{\"destination\": \"%s\", \"published\": true}".formatted(INSTAGRAM));
        awaitStatus(triedAgain, "completed");
        for (String destination : ALL) {
            command(
                    neverTriedAgain,
                    "resolve",
                    "{\"destination\": \"%s\", \"published\": false}".formatted(destination));
        }
        awaitStatus(neverTriedAgain, "completed");

        assertThat(ledger("Finished before")).hasSize(ALL.size());
        assertThat(ledger("Tried again in the evening")).as("no duplicates").hasSize(ALL.size());
        assertThat(ledger("Left as it was")).hasSize(ALL.size());
        assertThat(ledger("Stopped in the evening")).isEmpty();
        assertThat(simulator.control().posts()).hasSize(3 * ALL.size());
    }

    /** Otherwise the test above could not fail: the ledger tells of a post that went out twice. */
    @Test
    void putBackAsItIsAFailedRowPostsTwice() throws Exception {
        everywhere("platform-down");
        String triedAgain = post("Tried again in the evening", "");
        awaitStatus(triedAgain, "failed");
        everywhere("happy-path");
        List<Map<String, AttributeValue>> saved = items();
        command(triedAgain, "retry", "{}");
        awaitStatus(triedAgain, "completed");

        everythingIsLost();
        saved.forEach(
                item -> dynamoDb().putItem(request -> request.tableName(TABLE).item(item)));
        command(triedAgain, "retry", "{}");
        awaitStatus(triedAgain, "completed");

        assertThat(ledger("Tried again in the evening")).hasSize(2 * ALL.size());
    }

    private void everywhere(String scenario) {
        ALL.forEach(destination -> simulator
                .control()
                .chooseScenario(AccountKey.parse(destination).orElseThrow(), ScenarioChoice.of(scenario)));
    }

    private String post(String caption, String more) throws Exception {
        String body = """
                {"video_url": "%s/videos/vertical.mp4", "caption": "%s", "destinations": ["%s"]%s}
                """.formatted(simulator.baseUrl(), caption, String.join("\", \"", ALL), more);
        HttpResponse<String> answer = call("/api/social/post", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return new JsonMapper().readTree(answer.body()).path("request_id").asText();
    }

    private void command(String id, String name, String body) throws Exception {
        HttpResponse<String> answer = call("/api/social/uploads/%s/%s".formatted(id, name), body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    }

    private HttpResponse<String> call(String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(gateway.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode request(String id) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(gateway.resolve("/api/social/uploads/" + id))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private List<String> statuses(String id) throws Exception {
        return request(id).path("destinations").properties().stream()
                .map(destination -> destination.getValue().path("status").asText())
                .toList();
    }

    private String status(String id, String destination) throws Exception {
        return request(id).path("destinations").path(destination).path("status").asText();
    }

    private void awaitStatus(String id, String status) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(request(id).path("status").asText())
                        .as("%s", request(id).path("destinations"))
                        .isEqualTo(status));
    }

    private void awaitEnd(String id) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(statuses(id)).doesNotContain("processing", "queued", "scheduled"));
    }

    private int restore(String... options) {
        List<String> arguments = new ArrayList<>(List.of(RESTORED));
        arguments.addAll(List.of(options));
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new RestoreTool(
                        Map.of(),
                        () -> new Place("the local system", TABLE, behind.queueUrl("PostingDeadLetterQueue")),
                        new AwsSystems(),
                        new AwsBackups(behind::dynamoDb, behind::sqs),
                        Clock.systemUTC(),
                        () -> UUID.randomUUID().toString(),
                        printed,
                        printed)
                .run(arguments);
    }

    private List<PublicPost> ledger(String caption) {
        return simulator.control().posts().stream()
                .filter(post -> post.caption().equals(caption))
                .toList();
    }

    private void everythingIsLost() {
        items().forEach(item -> {
            Map<String, AttributeValue> key = new HashMap<>(item);
            key.keySet().retainAll(Set.of("request_id", "item"));
            dynamoDb().deleteItem(request -> request.tableName(TABLE).key(key));
        });
    }

    private List<Map<String, AttributeValue>> items() {
        return dynamoDb().scanPaginator(request -> request.tableName(TABLE).consistentRead(true)).items().stream()
                .toList();
    }

    private List<Map<String, AttributeValue>> rows() {
        return items().stream()
                .filter(item -> AttributeValue.fromS("request").equals(item.get("item")))
                .toList();
    }

    private DynamoDbClient dynamoDb() {
        return behind.dynamoDb();
    }
}

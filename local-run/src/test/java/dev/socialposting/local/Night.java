package dev.socialposting.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.local.aws.AwsServers;
import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.operations.Place;
import dev.socialposting.operations.Place.Part;
import dev.socialposting.operations.Surroundings;
import dev.socialposting.operations.aws.AwsSystems;
import dev.socialposting.simulator.SimulatorControl;
import dev.socialposting.simulator.SimulatorServer;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.ScenarioChoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The whole system on one machine for an operator's night, its users, and the platforms' ledger, which says what went out. */
final class Night implements AutoCloseable {
    static final String INSTAGRAM = "instagram:17841400000000001";
    static final String BY_FACEBOOK_LOGIN = "instagram:17841400000000002";
    static final String FACEBOOK = "facebook:100000000000001";

    static final String OPERATOR = "night-operator";

    private static final String USER = "local-user";
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Closing closing = new Closing();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final LocalAws behind;
    private final SimulatorServer simulator;
    private final URI gateway;

    /** @param data a directory of its own */
    Night(Path data) throws IOException {
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

    @Override
    public void close() {
        closing.close();
    }

    LocalAws aws() {
        return behind;
    }

    SimulatorControl platforms() {
        return simulator.control();
    }

    /** From now on these accounts are answered so. */
    void scenario(String name, List<String> destinations) {
        destinations.forEach(destination -> scenario(ScenarioChoice.of(name), destination));
    }

    /** What an operator's tool is started in. */
    Surroundings operator() {
        Place place = new Place(
                "the local system",
                true,
                Map.of(
                        Part.UPLOAD_REQUESTS, behind.tableName("UploadRequestsTable"),
                        Part.SOCIAL_ACCOUNTS, behind.tableName("SocialAccountsTable"),
                        Part.DEAD_LETTERS, behind.queueUrl("PostingDeadLetterQueue"),
                        Part.NUDGES, behind.queueUrl("PostingQueue")));
        return new Surroundings(
                Map.of(),
                () -> place,
                OPERATOR,
                new AwsSystems(),
                Clock.systemUTC(),
                () -> await().pollDelay(Duration.ofMillis(300)).until(() -> true),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /** What the tools have printed since it was last asked for. */
    String output() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }

    /** From now on this account is answered so. */
    void scenario(ScenarioChoice choice, String destination) {
        simulator.control().chooseScenario(AccountKey.parse(destination).orElseThrow(), choice);
    }

    void connect(String user, String destination) throws Exception {
        String token = simulator
                .control()
                .account(AccountKey.parse(destination).orElseThrow())
                .orElseThrow()
                .accessToken();
        HttpResponse<String> answer =
                call(user, "PUT", "/api/social/accounts/" + destination, "{\"access_token\": \"%s\"}".formatted(token));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    /** Posts as the user who has the sample accounts. */
    String post(String caption, List<String> destinations, String more) throws Exception {
        return post(USER, caption, destinations, more);
    }

    /**
     * Posts, and answers the request's id.
     *
     * @param more further fields of the body, each after a comma
     */
    String post(String user, String caption, List<String> destinations, String more) throws Exception {
        String body = """
                {"video_url": "%s/videos/vertical.mp4", "caption": "%s", "destinations": ["%s"]%s}
                """.formatted(simulator.baseUrl(), caption, String.join("\", \"", destinations), more);
        HttpResponse<String> answer = call(user, "POST", "/api/social/post", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return new JsonMapper().readTree(answer.body()).path("request_id").asText();
    }

    /** Retries, cancels or resolves as a user does. */
    void command(String id, String name, String body) throws Exception {
        HttpResponse<String> answer = call(USER, "POST", "/api/social/uploads/%s/%s".formatted(id, name), body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    }

    JsonNode request(String id) throws Exception {
        HttpResponse<String> answer = call(USER, "GET", "/api/social/uploads/" + id, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    List<String> statuses(String id) throws Exception {
        return request(id).path("destinations").properties().stream()
                .map(destination -> destination.getValue().path("status").asText())
                .toList();
    }

    String status(String id, String destination) throws Exception {
        return request(id).path("destinations").path(destination).path("status").asText();
    }

    /** Whoever's request it is: the row tells. */
    void awaitStatus(String id, String status) {
        Map<String, AttributeValue> key =
                Map.of("request_id", AttributeValue.fromS(id), "item", AttributeValue.fromS("request"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(behind.dynamoDb()
                                .getItem(get -> get.tableName(behind.tableName("UploadRequestsTable"))
                                        .key(key))
                                .item()
                                .getOrDefault("status", AttributeValue.fromS("missing"))
                                .s())
                        .isEqualTo(status));
    }

    void awaitEnd(String id) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statuses(id)).doesNotContain("processing", "queued", "scheduled"));
    }

    /** What went out with this caption. */
    List<PublicPost> ledger(String caption) {
        return simulator.control().posts().stream()
                .filter(post -> post.caption().equals(caption))
                .toList();
    }

    HttpResponse<String> call(String user, String method, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(gateway.resolve(path))
                        .header("Content-Type", "application/json")
                        .header("X-Dev-User", user)
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}

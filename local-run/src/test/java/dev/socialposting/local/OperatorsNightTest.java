package dev.socialposting.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.local.aws.AwsServers;
import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.operations.AccountTool;
import dev.socialposting.operations.ForgetTool;
import dev.socialposting.operations.Place;
import dev.socialposting.operations.Place.Part;
import dev.socialposting.operations.PostTool;
import dev.socialposting.operations.Surroundings;
import dev.socialposting.operations.aws.AwsSystems;
import dev.socialposting.simulator.SimulatorServer;
import dev.socialposting.simulator.model.AccountKey;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A night of an operator with {@code bin/post}, {@code bin/account} and {@code bin/forget-user}: the whole system on one machine, with two
 * users who have connected the same accounts.
 */
class OperatorsNightTest {
    private static final String REQUESTS = "UploadRequestsTable";
    private static final String ACCOUNTS = "SocialAccountsTable";
    private static final String INSTAGRAM = "instagram:17841400000000001";
    private static final String FACEBOOK = "facebook:100000000000001";

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
                data.toString()));
        for (LocalPort port : LocalPort.values()) {
            environment.put(port.variable(), "0");
        }
        Path root = Template.findFile().resolveSibling("");
        LocalSystem system = new LocalSystem(
                Settings.from(environment, root, false), template, template.functions(), false, root, closing);
        gateway = system.start().gateway().orElseThrow();
        scenario(INSTAGRAM, ScenarioChoice.of("happy-path"));
        // The answer to the publish call is lost, and the Page's list does not show the video as long as this test
        // lasts.
        scenario(FACEBOOK, new ScenarioChoice("answer-lost-list-late", Map.of("delay_seconds", "9000")));
        for (String user : List.of("alice", "bob")) {
            connect(user, INSTAGRAM);
            connect(user, FACEBOOK);
        }
    }

    @AfterEach
    void stopEverything() {
        closing.close();
    }

    @Test
    void aPostIsFoundOneIsThereTwiceOneNobodyKnowsOfAndTheirUserIsForgotten() throws Exception {
        String first = post("alice", "Grand opening of the bakery", INSTAGRAM, "");
        String second = post("alice", "Grand opening of the bakery", INSTAGRAM, "");
        String ofBob = post("bob", "A walk", INSTAGRAM, "");
        String silent = post(
                "alice",
                "Is it there?",
                FACEBOOK,
                ", \"options\": {\"%s\": {\"format\": \"video\"}}, \"publish_by\": \"%s\""
                        .formatted(FACEBOOK, Instant.now().plusSeconds(120)));
        String later = post(
                "alice",
                "Tomorrow",
                INSTAGRAM,
                ", \"scheduled_at\": \"%s\"".formatted(Instant.now().plus(Duration.ofDays(1))));
        for (String completed : List.of(first, second, ofBob)) {
            awaitStatus(completed, "completed");
        }

        assertThat(found("--text", "bakery opening")).containsExactly(second, first);
        assertThat(found("--user", "bob")).containsExactly(ofBob);
        assertThat(found("--account", FACEBOOK)).containsExactly(silent);
        assertThat(found("--status", "scheduled")).containsExactly(later);
        assertThat(found("--since", "PT1H")).hasSize(5);
        assertThat(run("post", "find", "--text", "bakery")).isZero();
        assertThat(output())
                .contains(
                        "twice: the same video and caption to %s by request %s".formatted(INSTAGRAM, first),
                        "twice: the same video and caption to %s by request %s".formatted(INSTAGRAM, second));
        assertThat(run("post", "show", first)).isZero();
        assertThat(output()).contains("user alice", "permalink", "live                 yes", "log of ", "twice");
        assertThat(run("account", "find", "--platform-user", "17841400000000001"))
                .isZero();
        assertThat(output()).contains("of user alice", "of user bob", "of user local-user");

        // Its publish call was made, and nobody knows what came of it: it is not torn away.
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            run("post", "show", silent, "--json");
            return json().path("destinations")
                    .path(FACEBOOK)
                    .path("publish_mark")
                    .asText()
                    .startsWith("20");
        });
        Map<String, Map<String, AttributeValue>> ofOthers = items();
        ofOthers.values().removeIf(item -> mentions(item, "alice", first, second, silent, later));
        ofOthers.keySet().removeIf(key -> key.startsWith("audit#"));
        assertThat(run("forget-user", "alice", "--yes")).isEqualTo(1);
        assertThat(output()).contains("left: request " + silent, "left: account " + FACEBOOK);
        assertThat(found("--user", "alice")).containsExactly(silent);

        awaitStatus(silent, "unconfirmed");
        assertThat(found("--status", "unconfirmed")).containsExactly(silent);
        assertThat(run("forget-user", "alice", "--yes")).isZero();

        assertThat(output()).contains("may be live at %s: request %s".formatted(FACEBOOK, silent));
        assertThat(call("alice", "GET", "/api/social/uploads", "").body()).contains("\"items\":[]");
        Map<String, Map<String, AttributeValue>> left = items();
        left.keySet().removeIf(key -> key.startsWith("audit#"));
        assertThat(left.values()).noneMatch(item -> mentions(item, "alice", first, second, silent, later));
        assertThat(left).as("what is kept of others, byte for byte").isEqualTo(ofOthers);
        assertThat(run("post", "audit")).isZero();
        assertThat(output()).contains(" night-operator bin/forget-user alice --yes");
    }

    @Test
    void nothingIsPostedWithAnAccountThatIsBlockedUntilItIsConnectedAgain() throws Exception {
        assertThat(run("account", "block", "--user", "alice", "--destination", INSTAGRAM))
                .isZero();

        String blocked = post("alice", "With a token that has leaked", INSTAGRAM, "");
        String ofBob = post("bob", "A walk", INSTAGRAM, "");
        awaitStatus(blocked, "failed");
        awaitStatus(ofBob, "completed");
        output();
        assertThat(run("post", "show", blocked, "--json")).isZero();
        assertThat(json().path("destinations").path(INSTAGRAM).path("error").asText())
                .isEqualTo("account_not_connected");
        assertThat(simulator.control().posts()).hasSize(1);

        connect("alice", INSTAGRAM);
        assertThat(call("alice", "POST", "/api/social/uploads/%s/retry".formatted(blocked), "{}")
                        .statusCode())
                .isEqualTo(200);
        awaitStatus(blocked, "completed");
    }

    private void scenario(String destination, ScenarioChoice choice) {
        simulator.control().chooseScenario(AccountKey.parse(destination).orElseThrow(), choice);
    }

    private void connect(String user, String destination) throws Exception {
        String token = simulator
                .control()
                .account(AccountKey.parse(destination).orElseThrow())
                .orElseThrow()
                .accessToken();
        HttpResponse<String> answer =
                call(user, "PUT", "/api/social/accounts/" + destination, "{\"access_token\": \"%s\"}".formatted(token));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    private String post(String user, String caption, String destination, String more) throws Exception {
        String body = """
                {"video_url": "%s/videos/vertical.mp4", "caption": "%s", "destinations": ["%s"]%s}
                """.formatted(simulator.baseUrl(), caption, destination, more);
        HttpResponse<String> answer = call(user, "POST", "/api/social/post", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return new JsonMapper().readTree(answer.body()).path("request_id").asText();
    }

    private HttpResponse<String> call(String user, String method, String path, String body) throws Exception {
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

    private void awaitStatus(String id, String status) {
        await().atMost(Duration.ofMinutes(4))
                .untilAsserted(() -> assertThat(behind.dynamoDb()
                                .getItem(get -> get.tableName(REQUESTS)
                                        .key(Map.of(
                                                "request_id",
                                                AttributeValue.fromS(id),
                                                "item",
                                                AttributeValue.fromS("request"))))
                                .item()
                                .getOrDefault("status", AttributeValue.fromS("missing"))
                                .s())
                        .isEqualTo(status));
    }

    private List<String> found(String... choice) throws Exception {
        output();
        assertThat(run(Stream.concat(Stream.of("post", "find", "--json"), Stream.of(choice))
                        .toArray(String[]::new)))
                .isZero();
        List<String> ids = new ArrayList<>();
        json().path("posts").forEach(post -> ids.add(post.path("request_id").asText()));
        return ids;
    }

    /** Every item of both tables, by its key. */
    private Map<String, Map<String, AttributeValue>> items() {
        Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
        for (String table : List.of(REQUESTS, ACCOUNTS)) {
            behind.dynamoDb()
                    .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                    .items()
                    .forEach(item -> items.put(keyOf(item), item));
        }
        return items;
    }

    private static String keyOf(Map<String, AttributeValue> item) {
        return Stream.of("request_id", "item", "user_id", "destination")
                .filter(item::containsKey)
                .map(name -> item.getOrDefault(name, AttributeValue.fromS("")).s())
                .collect(Collectors.joining(" "));
    }

    private static boolean mentions(Map<String, AttributeValue> item, String... texts) {
        return Stream.of(texts).anyMatch(item.toString()::contains);
    }

    private int run(String... command) {
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Surroundings around = new Surroundings(
                Map.of(),
                () -> new Place(
                        "the local system",
                        true,
                        Map.of(
                                Part.UPLOAD_REQUESTS, REQUESTS,
                                Part.SOCIAL_ACCOUNTS, ACCOUNTS,
                                Part.DEAD_LETTERS, behind.queueUrl("PostingDeadLetterQueue"))),
                "night-operator",
                new AwsSystems(),
                Clock.systemUTC(),
                Thread::onSpinWait,
                printed,
                errors);
        List<String> arguments = List.of(command).subList(1, command.length);
        return switch (command[0]) {
            case "account" -> new AccountTool(around).run(arguments);
            case "forget-user" -> new ForgetTool(around).run(arguments);
            default -> new PostTool(around).run(arguments);
        };
    }

    private JsonNode json() throws Exception {
        return new JsonMapper().readTree(output());
    }

    private String output() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }
}

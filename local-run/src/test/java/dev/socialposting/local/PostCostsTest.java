package dev.socialposting.local;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.socialposting.local.aws.AwsServers;
import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.metering.MeteringProxy;
import dev.socialposting.local.aws.metering.MeteringProxy.MeteredCall;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.local.poller.QueuePoller;
import dev.socialposting.simulator.SimulatorServer;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.ScenarioChoice;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What one post to three destinations costs, from the call of the API to the last link read, while every platform works. The prices
 * in docs/runbook.md are of the numbers that this prints.
 */
class PostCostsTest {
    private static final List<String> DESTINATIONS =
            List.of("instagram:17841400000000001", "instagram:17841400000000002", "facebook:100000000000001");
    private static final Pattern DURATION = Pattern.compile("Duration: ([0-9.]+) ms");
    private static final String OF_THE_DISPATCHER = "by-wake-time";
    private static final Set<String> READS = Set.of("GetItem", "Query");
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "BatchWriteItem");

    @TempDir
    private Path data;

    private final Closing closing = new Closing();
    private SimulatorServer simulator;
    private LocalAws behind;
    private MeteringProxy dynamoDb;
    private MeteringProxy sqs;
    private final ListAppender<ILoggingEvent> reports = new ListAppender<>();

    @BeforeEach
    void startServers() throws Exception {
        Template template = Template.find();
        AwsServers servers = closing.later("servers", AwsServers.inMemory(Map.of()));
        behind = closing.later("clients", LocalAws.create(template, servers, ""));
        dynamoDb = closing.later("DynamoDB's meter", MeteringProxy.before(servers.endpoint(AwsService.DYNAMODB)));
        sqs = closing.later("the queue's meter", MeteringProxy.before(servers.endpoint(AwsService.SQS)));
        simulator = closing.later("simulator", SimulatorServer.start(0));
        DESTINATIONS.forEach(destination -> simulator
                .control()
                .chooseScenario(AccountKey.parse(destination).orElseThrow(), ScenarioChoice.of("happy-path")));
    }

    /** The poller tells how long each run of the worker took. */
    @BeforeEach
    void listenToThePoller() {
        Logger poller = (Logger) LoggerFactory.getLogger(QueuePoller.class);
        Level usual = poller.getLevel();
        poller.setLevel(Level.INFO);
        reports.start();
        poller.addAppender(reports);
        closing.later("listening", () -> {
            poller.detachAppender(reports);
            poller.setLevel(usual);
        });
    }

    @AfterEach
    void stopEverything() {
        closing.close();
    }

    @Test
    void aPostToThreeDestinationsCostsWhatTheRunbookSays() throws Exception {
        URI gateway = startSystem();
        int before = dynamoDb.calls().size();
        int beforeOfSqs = sqs.calls().size();

        String id = post(gateway);
        await().atMost(Duration.ofMinutes(2)).until(() -> status(id).equals("completed"));

        List<MeteredCall> row = since(dynamoDb, before).stream()
                .filter(call -> !call.index().equals(OF_THE_DISPATCHER))
                .toList();
        List<MeteredCall> messages = since(sqs, beforeOfSqs).stream()
                .filter(call -> !call.operation().equals("ReceiveMessage") || call.messages() > 0)
                .toList();
        print("DynamoDB, one post to three destinations", row);
        print("SQS, without receives that brought nothing", messages);
        print("Lambda, the worker's runs", Map.of("runs", (long) reports.list.size(), "milliseconds", milliseconds()));
        print(
                "Turns, each with one token to decrypt",
                Map.of(
                        "messages",
                        messages.stream().mapToInt(MeteredCall::messages).sum()));
        print("Platforms", Map.of("calls", (long) simulator.control().calls().size()));
        assertThat(units(row, READS)).as("read units").isBetween(8.0, 26.0);
        assertThat(units(row, WRITES)).as("write units").isBetween(120.0, 300.0);
        assertThat(messages).as("requests of SQS").hasSizeBetween(8, 35);
        assertThat(simulator.control().calls()).as("calls of platforms").hasSizeBetween(9, 40);
    }

    @Test
    void aRunOfTheDispatcherThatFindsNothingCostsAFewReads() {
        startSystem();
        await().until(() ->
                dynamoDb.calls().stream().anyMatch(call -> call.index().equals(OF_THE_DISPATCHER)));

        List<MeteredCall> run = dynamoDb.calls().stream()
                .filter(call -> call.index().equals(OF_THE_DISPATCHER))
                .toList();

        print("DynamoDB, one run of the dispatcher that finds nothing", run);
        assertThat(units(run, READS)).isLessThanOrEqualTo(8);
    }

    private URI startSystem() {
        Map<String, String> environment = new TreeMap<>(Map.of(
                AwsService.DYNAMODB.endpointVariable(),
                dynamoDb.endpoint().toString(),
                AwsService.SQS.endpointVariable(),
                sqs.endpoint().toString(),
                "SIMULATOR_URL",
                simulator.baseUrl().toString(),
                "LOCAL_DATA",
                data.toString()));
        for (LocalPort port : LocalPort.values()) {
            environment.put(port.variable(), "0");
        }
        Path root = Template.findFile().resolveSibling("");
        LocalSystem system = new LocalSystem(
                Settings.from(environment, root, false),
                Template.find(),
                Template.find().functions(),
                false,
                root,
                closing);
        return system.start().gateway().orElseThrow();
    }

    private String post(URI gateway) throws Exception {
        String body = """
                {"video_url": "%s/videos/vertical.mp4", "caption": "What does it cost? #costs", "destinations": ["%s"]}
                """.formatted(simulator.baseUrl(), String.join("\", \"", DESTINATIONS));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(gateway.resolve("/api/social/post"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return answer.headers()
                    .firstValue("Location")
                    .map(location -> location.substring(location.lastIndexOf('/') + 1))
                    .orElseThrow();
        }
    }

    /** Read past the meter. */
    private String status(String id) {
        return behind.dynamoDb()
                .getItem(request -> request.tableName(behind.tableName("UploadRequestsTable"))
                        .key(Map.of("request_id", AttributeValue.fromS(id), "item", AttributeValue.fromS("request"))))
                .item()
                .getOrDefault("status", AttributeValue.fromS("missing"))
                .s();
    }

    private double milliseconds() {
        return reports.list.stream()
                .map(report -> DURATION.matcher(report.getFormattedMessage()))
                .filter(Matcher::find)
                .mapToDouble(duration -> Double.parseDouble(duration.group(1)))
                .sum();
    }

    private static List<MeteredCall> since(MeteringProxy meter, int before) {
        List<MeteredCall> calls = meter.calls();
        return calls.subList(before, calls.size());
    }

    private static double units(List<MeteredCall> calls, Set<String> operations) {
        return calls.stream()
                .filter(call -> operations.contains(call.operation()))
                .mapToDouble(MeteredCall::units)
                .sum();
    }

    private static void print(String what, List<MeteredCall> calls) {
        Map<String, Long> counts =
                new TreeMap<>(calls.stream().collect(groupingBy(MeteredCall::operation, counting())));
        Map<String, Double> units = new TreeMap<>(
                calls.stream().collect(groupingBy(MeteredCall::operation, summingDouble(MeteredCall::units))));
        print(what, counts);
        print(what + ", capacity units", units);
    }

    private static void print(String what, Map<String, ?> numbers) {
        System.out.println("COSTS " + what + ": " + numbers);
    }
}

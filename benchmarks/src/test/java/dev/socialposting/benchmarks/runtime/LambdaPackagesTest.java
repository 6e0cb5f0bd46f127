package dev.socialposting.benchmarks.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.Template;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages exactly as the build makes them, started as Lambda starts them, and given the files of {@code events/}. */
class LambdaPackagesTest {
    /** Of what is uploaded. */
    private static final long MOST_BYTES = 20_000_000;

    /** For what depends on what AWS really answers. */
    private static final long MOST_CLASSES_AFTER_A_SNAPSHOT = 80;

    private static final List<String> OF_THE_PACKAGE =
            List.of("dev.socialposting.", "software.amazon.", "com.fasterxml.", "ch.qos.", "org.slf4j.");

    private static final Map<String, Path> CODE = new LinkedHashMap<>();

    @TempDir
    private static Path scratch;

    private static Surroundings surroundings;

    @BeforeAll
    static void unpackAndStartServers() {
        for (FunctionDefinition function : Template.find().functions()) {
            CODE.computeIfAbsent(function.codeUri(), uri -> {
                Path directory = scratch.resolve("code-" + CODE.size());
                LambdaPackage.of(function).unpack(directory);
                return directory;
            });
        }
        surroundings = Surroundings.start();
    }

    @AfterAll
    static void stopServers() {
        surroundings.close();
    }

    static List<FunctionDefinition> functions() {
        return Template.find().functions();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyPackageIsSmallEnoughToStartFast(FunctionDefinition function) {
        long size = LambdaPackage.of(function).size();

        System.out.printf("%s: %,d bytes%n", function.codeUri(), size);
        assertThat(size).isLessThanOrEqualTo(MOST_BYTES);
    }

    /** The library of the events of API Gateway wants it, and none of our events needs it. */
    @Test
    void theApiComesWithoutASecondLibraryOfTimes() {
        assertThat(CODE.values())
                .allSatisfy(
                        code -> assertThat(code.resolve("dev/socialposting")).isDirectory());
        assertThat(code(functions().getFirst()).resolve("org/joda")).doesNotExist();
    }

    @Test
    void theSamplePostIsAcceptedAskedForAndBroughtForward() {
        try (FunctionProcess api = start("ApiFunction");
                FunctionProcess worker = start("PostingWorkerFunction")) {
            for (String connecting : SampleEvents.connectingAccounts()) {
                assertThat(answer(api, connecting).path("statusCode").asInt()).isIn(200, 201);
            }

            JsonNode accepted = answerToFile(api, "api-create-post.json");
            JsonNode nudged = answerToFile(worker, "worker-nudge.json");

            assertThat(accepted.path("statusCode").asInt())
                    .as(accepted.toString())
                    .isEqualTo(202);
            assertThat(api.output()).contains("\"CloudWatchMetrics\"").contains("\"Accepted\":");
            assertThat(nudged.path("batchItemFailures").isArray()).isTrue();
            assertThat(nudged.path("batchItemFailures")).as(worker.output()).isEmpty();
            JsonNode destinations =
                    body(answerToFile(api, "api-get-upload.json")).path("destinations");
            assertThat(destinations
                            .path("instagram:17841400000000001")
                            .path("status")
                            .asText())
                    .isEqualTo("processing");
            assertThat(destinations
                            .path("facebook:100000000000001")
                            .path("status")
                            .asText())
                    .isEqualTo("queued");
            assertThat(body(answerToFile(api, "api-get-upload-logs.json")).toString())
                    .contains("graph.instagram.com")
                    .contains("17841400000000001/media");
            assertThat(body(answerToFile(api, "api-list-uploads.json")).path("items"))
                    .isEmpty();
            assertThat(body(answerToFile(api, "api-list-accounts.json")).toString())
                    .contains("instagram:17841400000000001")
                    .doesNotContain("IGAASimulator");
        }
    }

    @Test
    void theDispatcherSaysWhatItHasDone() {
        try (FunctionProcess dispatcher = start("DispatcherFunction")) {
            assertThat(answerToFile(dispatcher, "dispatcher-schedule.json").asText())
                    .matches("nudged \\d+, ended \\d+");
        }
    }

    @Test
    void theLogOfAFunctionIsAnObjectALine() {
        try (FunctionProcess api = start("ApiFunction")) {
            answerToFile(api, "api-list-accounts.json");

            assertThat(api.output().lines().map(SampleEvents::read))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.path("message").asText()).isEqualTo("Answered");
                        assertThat(line.path("fields").toString()).contains("JKJaXmPLvHcESHA=");
                    });
        }
    }

    @Test
    void afterASnapshotTheFirstPostFindsItsCodeLoaded() {
        long unprepared = loadedByTheFirstPost(launch("ApiFunction"));
        long prepared = loadedByTheFirstPost(launch("ApiFunction").withSnapshot());

        System.out.printf(
                "classes of the package that the first post loads: %d; after a snapshot %d%n", unprepared, prepared);
        assertThat(unprepared).isGreaterThan(500);
        assertThat(prepared).isLessThan(MOST_CLASSES_AFTER_A_SNAPSHOT);
    }

    @Test
    void noConnectionToAwsIsInASnapshot() throws IOException {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        HttpServer dynamoDb = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        dynamoDb.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Connection"));
            byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, nothing.length);
            exchange.getResponseBody().write(nothing);
            exchange.close();
        });
        dynamoDb.start();

        try (FunctionProcess api =
                startFromSnapshot("http://127.0.0.1:" + dynamoDb.getAddress().getPort())) {
            assertThat(asked).as(api.output()).hasSize(2).containsOnly("close");
        } finally {
            dynamoDb.stop(0);
        }
    }

    @Test
    void whatIsRehearsedBeforeASnapshotIsNotCounted() {
        try (FunctionProcess api =
                FunctionProcess.start(launch("ApiFunction").withSnapshot(), Clock.systemUTC(), scratch)) {
            assertThat(api.output()).contains("The rehearsal of a post went").doesNotContain("CloudWatchMetrics");
        }
    }

    @Test
    void aSnapshotIsTakenThoughAwsCannotBeReached() {
        try (FunctionProcess api = startFromSnapshot("http://127.0.0.1:9")) {
            assertThat(api.output()).contains("A question to AWS failed before a snapshot");
            assertThat(answerToFile(api, "api-list-accounts.json")
                            .path("statusCode")
                            .asInt())
                    .isEqualTo(503);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionThatLacksAVariableNamesItAtItsStart(FunctionDefinition function) {
        Map<String, String> environment = new HashMap<>(surroundings.environment(function.logicalId()));
        environment.remove("UPLOAD_REQUESTS_TABLE");
        Launch launch = Launch.of(code(function), function, environment);

        assertThatThrownBy(() -> FunctionProcess.start(launch, Clock.systemUTC(), scratch))
                .isInstanceOf(FunctionFailedException.class)
                .hasMessageContaining("/init/error")
                .hasMessageContaining("UPLOAD_REQUESTS_TABLE");
    }

    private static long loadedByTheFirstPost(Launch launch) {
        Launch logged = launch.withClassLog(scratch.resolve(launch.snapshot() + ".classes"));
        try (FunctionProcess api = FunctionProcess.start(logged, Clock.systemUTC(), scratch);
                FunctionProcess other = start("ApiFunction")) {
            SampleEvents.connectingAccounts().forEach(other::invoke);
            int before = api.loadedClasses().size();
            JsonNode answer = answer(api, SampleEvents.post("first-post-" + launch.snapshot()));
            assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(202);
            return api.loadedClasses().stream()
                    .skip(before)
                    .filter(LambdaPackagesTest::isOfThePackage)
                    .count();
        }
    }

    /** Named or made at run time, but not of the JDK, nor of what Lambda brings along. */
    private static boolean isOfThePackage(String className) {
        return OF_THE_PACKAGE.stream().anyMatch(className::startsWith);
    }

    private static FunctionProcess startFromSnapshot(String dynamoDbEndpoint) {
        Map<String, String> environment = new HashMap<>(surroundings.environment("ApiFunction"));
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDbEndpoint);
        FunctionDefinition function = surroundings.function("ApiFunction");
        return FunctionProcess.start(
                Launch.of(code(function), function, environment).withSnapshot(), Clock.systemUTC(), scratch);
    }

    private static FunctionProcess start(String logicalId) {
        return FunctionProcess.start(launch(logicalId), Clock.systemUTC(), scratch);
    }

    private static Launch launch(String logicalId) {
        FunctionDefinition function = surroundings.function(logicalId);
        return Launch.of(code(function), function, surroundings.environment(logicalId));
    }

    private static Path code(FunctionDefinition function) {
        return CODE.getOrDefault(function.codeUri(), scratch);
    }

    private static JsonNode answerToFile(FunctionProcess function, String file) {
        return answer(function, SampleEvents.file(file));
    }

    private static JsonNode answer(FunctionProcess function, String event) {
        return SampleEvents.read(function.invoke(event).json());
    }

    private static JsonNode body(JsonNode answer) {
        assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
        return SampleEvents.read(answer.path("body").asText());
    }
}

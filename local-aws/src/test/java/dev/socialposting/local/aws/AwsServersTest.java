package dev.socialposting.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.socialposting.local.aws.server.PortTakenException;
import dev.socialposting.local.aws.server.UnusableKeyException;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.local.aws.testing.RawHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AwsServersTest {

    private static final Map<String, String> NOTHING_SET = Map.of();
    private static final Map<String, AttributeValue> ACCOUNT =
            Map.of("user_id", fromS("u1"), "destination", fromS("instagram:1"));

    private final Template template = Template.find();

    @Test
    void tablesAndTheKeyOutliveARestart(@TempDir Path data) {
        SdkBytes encrypted;
        try (AwsServers servers = AwsServers.in(data, AwsServers.Ports.free(), NOTHING_SET);
                LocalAws aws = LocalAws.create(template, servers, "")) {
            aws.dynamoDb()
                    .putItem(put ->
                            put.tableName(aws.tableName("SocialAccountsTable")).item(ACCOUNT));
            encrypted = aws.kms()
                    .encrypt(request ->
                            request.keyId(aws.keyId("TokenKey")).plaintext(SdkBytes.fromUtf8String("a token")))
                    .ciphertextBlob();
        }

        try (AwsServers servers = AwsServers.in(data, AwsServers.Ports.free(), NOTHING_SET);
                LocalAws aws = LocalAws.create(template, servers, "")) {
            assertThat(aws.dynamoDb()
                            .getItem(get -> get.tableName(aws.tableName("SocialAccountsTable"))
                                    .key(ACCOUNT))
                            .item())
                    .isEqualTo(ACCOUNT);
            assertThat(aws.kms()
                            .decrypt(request -> request.ciphertextBlob(encrypted))
                            .plaintext()
                            .asUtf8String())
                    .isEqualTo("a token");
        }
    }

    @Test
    void manyReadersAndWritersOfKeptTablesAreAllServedAtTheFirstTry(@TempDir Path data) {
        try (AwsServers servers = AwsServers.in(data, AwsServers.Ports.free(), NOTHING_SET);
                LocalAws aws = LocalAws.create(template, servers, "");
                DynamoDbClient impatient = aws.pointed(DynamoDbClient.builder(), AwsService.DYNAMODB)
                        .overrideConfiguration(
                                configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
                        .build();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            String table = aws.tableName("UploadRequestsTable");
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                AttributeValue id = fromS("n" + i);
                AttributeValue user = fromS("u" + i % 5);
                calls.add(callers.submit(() -> impatient.putItem(put -> put.tableName(table)
                        .item(Map.of(
                                "request_id", id, "item", fromS("request"), "user_id", user, "created_order", id)))));
                calls.add(callers.submit(() -> impatient.query(query -> query.tableName(table)
                        .indexName("by-user")
                        .keyConditionExpression("user_id = :user")
                        .expressionAttributeValues(Map.of(":user", user)))));
            }

            assertThat(calls).allSatisfy(call -> assertThatCode(call::get).doesNotThrowAnyException());
        }
    }

    @Test
    void theKeyFileIsReadableByItsOwnerOnly(@TempDir Path data) throws IOException {
        try (AwsServers servers = AwsServers.in(data, AwsServers.Ports.free(), NOTHING_SET)) {
            assertThat(servers.embeddedKey()).isPresent();
        }

        assertThat(Files.getPosixFilePermissions(data.resolve("kms.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "no key",
                "3e1bd7a5-7d30-4f1f-9d6e-1f2a3b4c5d6e",
                "3e1bd7a5-7d30-4f1f-9d6e-1f2a3b4c5d6e AAAA"
            })
    void aDamagedKeyFileSaysWhatToDo(String content, @TempDir Path data) throws IOException {
        Files.writeString(data.resolve("kms.key"), content);

        assertThatThrownBy(() -> AwsServers.in(data, AwsServers.Ports.free(), NOTHING_SET))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining(data.resolve("kms.key").toString())
                .hasMessageContaining("damaged")
                .hasMessageContaining("delete it")
                .hasMessageContaining("connected again");
    }

    @Test
    void aKeyFileOfBytesThatAreNoTextIsDamagedToo(@TempDir Path data) throws IOException {
        Files.write(data.resolve("kms.key"), new byte[] {(byte) 0xff, 0, 1});

        assertThatThrownBy(() -> AwsServers.in(data, AwsServers.Ports.free(), NOTHING_SET))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void noServerAnswersAPageOrAForeignName(@TempDir Path data) {
        try (AwsServers servers = AwsServers.in(data, AwsServers.Ports.free(), NOTHING_SET)) {
            for (AwsService service : AwsService.values()) {
                URI server = servers.endpoint(service);

                assertThat(RawHttp.send(server, "POST /", "Host: evil.example.com")
                                .status())
                        .as(service + " by a foreign name")
                        .isEqualTo(421);
                assertThat(RawHttp.send(server, "POST /", "Origin: https://evil.example.com")
                                .status())
                        .as(service + " by a page")
                        .isEqualTo(403);
                assertThat(RawHttp.send(server, "OPTIONS /", "Origin: https://evil.example.com")
                                .head())
                        .as(service + " asked beforehand")
                        .doesNotContainIgnoringCase("access-control-allow");
                assertThat(RawHttp.send(server, "POST /").status())
                        .as(service + " by a program")
                        .isNotIn(403, 421);
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    void aTakenPortIsNamedWithTheServiceThatWantedIt(
            String service, IntFunction<AwsServers.Ports> wanting, @TempDir Path data) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = other.getLocalPort();

            assertThatThrownBy(() -> AwsServers.in(data, wanting.apply(taken), NOTHING_SET))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("port %d for %s is already taken", taken, service);
        }
    }

    static Stream<Arguments> aTakenPortIsNamedWithTheServiceThatWantedIt() {
        return Stream.of(
                wanting("DynamoDB Local", port -> new AwsServers.Ports(port, 0, 0)),
                wanting("SQS", port -> new AwsServers.Ports(0, port, 0)),
                wanting("KMS", port -> new AwsServers.Ports(0, 0, port)));
    }

    private static Arguments wanting(String service, IntFunction<AwsServers.Ports> ports) {
        return Arguments.of(service, ports);
    }

    @Test
    void endpointsNamedByTheEnvironmentAreUsedInsteadOfServersOfOurOwn() {
        try (AwsServers elsewhere = AwsServers.inMemory(NOTHING_SET);
                AwsServers servers = AwsServers.inMemory(elsewhere.sdkEnvironment());
                LocalAws aws = LocalAws.create(template, servers, "-there")) {
            assertThat(servers.embeddedKey()).isEmpty();
            assertThat(servers.sdkEnvironment()).isEqualTo(elsewhere.sdkEnvironment());
            assertThat(aws.keyId("TokenKey"))
                    .isEqualTo(elsewhere.embeddedKey().orElseThrow().toString());
            try (LocalAws there = LocalAws.create(template, elsewhere, "-there")) {
                assertThat(there.queueUrl("PostingQueue")).isEqualTo(aws.queueUrl("PostingQueue"));
            }
        }
    }

    @Test
    void creatingOverATableWithOtherKeysIsRefused() {
        Template other = Template.parse("""
                Resources:
                  SocialAccountsTable:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
                      KeySchema: [{ AttributeName: id, KeyType: HASH }]
                """);
        try (AwsServers servers = AwsServers.inMemory(NOTHING_SET);
                LocalAws aws = LocalAws.create(template, servers, "")) {
            assertThatThrownBy(() -> LocalAws.create(other, servers, ""))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(aws.tableName("SocialAccountsTable"))
                    .hasMessageContaining("start with empty data");
        }
    }
}

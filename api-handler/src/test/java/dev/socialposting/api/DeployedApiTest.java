package dev.socialposting.api;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Posts;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.api.bench.TestContext;
import dev.socialposting.environment.Environment;
import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.NudgeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.crac.Core;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The API as it is deployed: wired from the environment that the template gives it, on the servers' tables, queue and key. */
@ExtendWith(LocalAwsExtension.class)
class DeployedApiTest {
    private static final String ACCOUNTS = "/api/social/accounts";

    /** Nothing listens there, so that no account that is connected can be checked. */
    private static final String NO_PLATFORM_ANSWERS =
            PlatformEnvironment.simulatedAt("http://127.0.0.1:1").toJson();

    private final LocalAws aws;
    private final ApiFunction function;

    DeployedApiTest(LocalAws aws) {
        this.aws = aws;
        Map<String, String> environment = new HashMap<>(aws.environment("ApiFunction"));
        environment.put("PLATFORM_OVERRIDES", NO_PLATFORM_ANSWERS);
        leadSdkTo(environment);
        this.function = ApiFunction.fromEnvironment(environment);
    }

    @Test
    void acceptsAPostAndShowsItsRecordListAndLog() {
        UserId user = new UserId("poster");
        connect(user, INSTAGRAM, FACEBOOK);

        TestCall call = Posts.call(
                Posts.to(INSTAGRAM, FACEBOOK),
                post -> post.putObject("options")
                        .putObject(INSTAGRAM.toString())
                        .put("share_to_feed", true)
                        .put("thumb_offset", 1500)
                        .putArray("collaborators")
                        .add("a.friend"));

        Answer accepted = call(call.by(user));
        Answer record = call(TestCall.get(accepted.at("/links/self")).by(user));
        Answer logs = call(TestCall.get(accepted.at("/links/logs")).by(user));

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(record.at("/status")).isEqualTo("queued");
        assertThat(record.json().at("/destinations").fieldNames())
                .toIterable()
                .containsExactly(INSTAGRAM.toString(), FACEBOOK.toString());
        assertThat(record.at("/destinations/" + INSTAGRAM + "/options"))
                .isEqualTo("{\"share_to_feed\":true,\"thumb_offset\":1500,\"collaborators\":[\"a.friend\"]}");
        assertThat(logs.json().at("/entries")).hasSize(2);
        assertThat(call(TestCall.get(accepted.at("/links/logs") + "?after=" + logs.at("/next_after"))
                                .by(user))
                        .json()
                        .at("/entries"))
                .isEmpty();
        await().untilAsserted(() -> assertThat(call(TestCall.get("/api/social/uploads?status=queued&platform=facebook")
                                .by(user))
                        .at("/items/0/request_id"))
                .isEqualTo(accepted.at("/request_id")));
        assertThat(nudged(accepted.at("/request_id"))).containsExactlyInAnyOrder(INSTAGRAM, FACEBOOK);
    }

    @Test
    void whatIsRehearsedBeforeASnapshotIsNotWhatTheLinesAfterItAreAbout() {
        Environment environment = new Environment(aws.environment("ApiFunction"));

        SnapshotPreparation.register(environment).beforeCheckpoint(Core.getGlobalContext());

        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void aPostToAnAccountThatCouldBeOneIsRehearsedOnEveryPlatform() {
        SocialPlatforms platforms = SocialPlatforms.standard();

        assertThat(SnapshotPreparation.logins().keySet())
                .hasSameSizeAs(platforms.all())
                .allMatch(account ->
                        platforms.rulesOf(account.platform()).orElseThrow().isAccountId(account.accountId()));
    }

    @Test
    void answersTheSameKeyWithTheSameBytes() {
        UserId user = new UserId("repeater");
        connect(user, INSTAGRAM, FACEBOOK);
        TestCall call = TestCall.post(Posts.to(FACEBOOK, INSTAGRAM).toString())
                .with("Idempotency-Key", "k")
                .by(user);

        Answer first = call(call);
        Answer second = call(call);

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertThat(call(TestCall.post(Posts.to(INSTAGRAM).toString())
                                .with("Idempotency-Key", "k")
                                .by(user))
                        .problem())
                .isEqualTo("409 idempotency_key_reused");
    }

    @Test
    void keepsAPostWithALongCaptionAndManyDestinations() {
        UserId user = new UserId("writer");
        Destination[] pages = IntStream.rangeClosed(1, 25)
                .mapToObj(n ->
                        Destination.parse("facebook:" + (100000000000000L + n)).orElseThrow())
                .toArray(Destination[]::new);
        connect(user, pages);
        String caption = "🎬".repeat(60_000);

        Answer accepted =
                call(TestCall.post(Posts.to(pages).put("caption", caption).toString())
                        .by(user));

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(call(TestCall.get(accepted.at("/links/self")).by(user)).at("/caption"))
                .isEqualTo(caption);
    }

    @Test
    void refusesACursorItDidNotGive() {
        assertThat(call(TestCall.get("/api/social/uploads?cursor=nonsense")).errors())
                .containsExactly("cursor bad_cursor");
    }

    @Test
    void keepsTokensEncryptedAndRemovesThemWithTheAccount() {
        UserId user = new UserId("leaver");
        connect(user, INSTAGRAM);

        assertThat(call(TestCall.get(ACCOUNTS).by(user)).at("/items/0/status")).isEqualTo("not_checked");
        assertThat(stored(user)).doesNotContain("token-of-" + INSTAGRAM).contains(INSTAGRAM.toString());
        assertThat(call(TestCall.of("DELETE", ACCOUNTS + "/" + INSTAGRAM).by(user))
                        .status())
                .isEqualTo(204);
        assertThat(call(TestCall.get(ACCOUNTS).by(user)).json().at("/items")).isEmpty();
    }

    @Test
    void namesAVariableThatIsMissing() {
        assertThatThrownBy(() -> ApiFunction.fromEnvironment(Map.of())).hasMessageContaining("UPLOAD_REQUESTS_TABLE");
    }

    @ParameterizedTest
    @MethodSource("sampleEvents")
    void answersEverySampleEvent(Path file) throws IOException {
        connect(new UserId("local-user"), INSTAGRAM, FACEBOOK);
        PojoSerializer<APIGatewayV2HTTPEvent> serializer = LambdaEventSerializers.serializerFor(
                APIGatewayV2HTTPEvent.class, getClass().getClassLoader());
        APIGatewayV2HTTPEvent event = serializer.fromJson(Files.readString(file));

        Answer answer = answer(event);

        TestCall call = TestCall.of(event.getRequestContext().getHttp().getMethod(), event.getRawPath());
        ApiBench.contract().checkAnswer(call, answer);
        assertThat(answer.status()).isIn(200, 202, 404);
    }

    static List<Path> sampleEvents() throws IOException {
        try (Stream<Path> files = Files.list(Template.findFile().resolveSibling("events"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("api-"))
                    .sorted()
                    .toList();
        }
    }

    private Answer call(TestCall call) {
        Answer answer = answer(call.event());
        ApiBench.contract().check(call, answer);
        return answer;
    }

    private Answer answer(APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPResponse response = function.handleRequest(event, new TestContext());
        return new Answer(response.getStatusCode(), response.getHeaders(), response.getBody());
    }

    private void connect(UserId user, Destination... destinations) {
        for (Destination destination : destinations) {
            String body = "{\"access_token\": \"token-of-%s\"}".formatted(destination);
            assertThat(call(TestCall.of("PUT", ACCOUNTS + "/" + destination)
                                    .json(body)
                                    .by(user))
                            .status())
                    .isIn(200, 201);
        }
    }

    /** The accounts of a user as they lie in the table. */
    private String stored(UserId user) {
        return aws.dynamoDb()
                .query(query -> query.tableName(aws.tableName("SocialAccountsTable"))
                        .keyConditionExpression("user_id = :user")
                        .expressionAttributeValues(Map.of(":user", AttributeValue.fromS(user.value()))))
                .toString();
    }

    /** For which destinations of a request there are nudges; takes whatever is on the queue. */
    private Set<Destination> nudged(String requestId) {
        Set<Destination> nudged = new LinkedHashSet<>();
        await().until(() -> {
            aws.sqs()
                    .receiveMessage(receive ->
                            receive.queueUrl(aws.queueUrl("PostingQueue")).maxNumberOfMessages(10))
                    .messages()
                    .forEach(message -> {
                        if (NudgeMessage.parse(message.body()) instanceof NudgeMessage.Parsed.Ours(Nudge nudge)
                                && nudge.requestId().value().equals(requestId)) {
                            nudged.add(nudge.destination());
                        }
                    });
            return nudged.size() == 2;
        });
        return nudged;
    }

    /** By the system properties that the SDK reads where no environment variable says otherwise. */
    private static void leadSdkTo(Map<String, String> environment) {
        Map<String, @Nullable String> properties = new HashMap<>();
        for (AwsService service : AwsService.values()) {
            properties.put(service.endpointProperty(), environment.get(service.endpointVariable()));
        }
        properties.put("aws.region", environment.get("AWS_REGION"));
        properties.put("aws.accessKeyId", environment.get("AWS_ACCESS_KEY_ID"));
        properties.put("aws.secretAccessKey", environment.get("AWS_SECRET_ACCESS_KEY"));
        properties.forEach((name, value) -> {
            if (value != null) {
                System.setProperty(name, value);
            }
        });
    }
}

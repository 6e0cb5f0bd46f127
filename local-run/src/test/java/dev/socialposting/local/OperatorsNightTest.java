package dev.socialposting.local;

import static dev.socialposting.local.Night.FACEBOOK;
import static dev.socialposting.local.Night.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.operations.AccountTool;
import dev.socialposting.operations.ForgetTool;
import dev.socialposting.operations.PostTool;
import dev.socialposting.simulator.model.ScenarioChoice;
import java.nio.file.Path;
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

    @TempDir
    private Path data;

    private Night night;

    @BeforeEach
    void startSystem() throws Exception {
        night = new Night(data);
        night.scenario("happy-path", List.of(INSTAGRAM));
        // The answer to the publish call is lost, and the Page's list does not show the video as long as this test
        // lasts.
        night.scenario(new ScenarioChoice("answer-lost-list-late", Map.of("delay_seconds", "9000")), FACEBOOK);
        for (String user : List.of("alice", "bob")) {
            night.connect(user, INSTAGRAM);
            night.connect(user, FACEBOOK);
        }
    }

    @AfterEach
    void stopEverything() {
        night.close();
    }

    @Test
    void aPostIsFoundOneIsThereTwiceOneNobodyKnowsOfAndTheirUserIsForgotten() throws Exception {
        String first = night.post("alice", "Grand opening of the bakery", List.of(INSTAGRAM), "");
        String second = night.post("alice", "Grand opening of the bakery", List.of(INSTAGRAM), "");
        String ofBob = night.post("bob", "A walk", List.of(INSTAGRAM), "");
        String silent = night.post(
                "alice",
                "Is it there?",
                List.of(FACEBOOK),
                ", \"options\": {\"%s\": {\"format\": \"video\"}}, \"publish_by\": \"%s\""
                        .formatted(FACEBOOK, Instant.now().plusSeconds(120)));
        String later = night.post(
                "alice",
                "Tomorrow",
                List.of(INSTAGRAM),
                ", \"scheduled_at\": \"%s\"".formatted(Instant.now().plus(Duration.ofDays(1))));
        for (String completed : List.of(first, second, ofBob)) {
            night.awaitStatus(completed, "completed");
        }

        assertThat(found("--text", "bakery opening")).containsExactly(second, first);
        assertThat(found("--user", "bob")).containsExactly(ofBob);
        assertThat(found("--account", FACEBOOK)).containsExactly(silent);
        assertThat(found("--status", "scheduled")).containsExactly(later);
        assertThat(found("--since", "PT1H")).hasSize(5);
        assertThat(run("post", "find", "--text", "bakery")).isZero();
        assertThat(night.output())
                .contains(
                        "twice: the same video and caption to %s by request %s".formatted(INSTAGRAM, first),
                        "twice: the same video and caption to %s by request %s".formatted(INSTAGRAM, second));
        assertThat(run("post", "show", first)).isZero();
        assertThat(night.output()).contains("user alice", "permalink", "live                 yes", "log of ", "twice");
        assertThat(run("account", "find", "--platform-user", "17841400000000001"))
                .isZero();
        assertThat(night.output()).contains("of user alice", "of user bob", "of user local-user");

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
        assertThat(night.output()).contains("left: request " + silent, "left: account " + FACEBOOK);
        assertThat(found("--user", "alice")).containsExactly(silent);

        night.awaitStatus(silent, "unconfirmed");
        assertThat(found("--status", "unconfirmed")).containsExactly(silent);
        assertThat(run("forget-user", "alice", "--yes")).isZero();

        assertThat(night.output()).contains("may be live at %s: request %s".formatted(FACEBOOK, silent));
        assertThat(night.call("alice", "GET", "/api/social/uploads", "").body()).contains("\"items\":[]");
        Map<String, Map<String, AttributeValue>> left = items();
        left.keySet().removeIf(key -> key.startsWith("audit#"));
        assertThat(left.values()).noneMatch(item -> mentions(item, "alice", first, second, silent, later));
        assertThat(left).as("what is kept of others, byte for byte").isEqualTo(ofOthers);
        assertThat(run("post", "audit")).isZero();
        assertThat(night.output()).contains(" night-operator bin/forget-user alice --yes");
    }

    @Test
    void nothingIsPostedWithAnAccountThatIsBlockedUntilItIsConnectedAgain() throws Exception {
        assertThat(run("account", "block", "--user", "alice", "--destination", INSTAGRAM))
                .isZero();

        String blocked = night.post("alice", "With a token that has leaked", List.of(INSTAGRAM), "");
        String ofBob = night.post("bob", "A walk", List.of(INSTAGRAM), "");
        night.awaitStatus(blocked, "failed");
        night.awaitStatus(ofBob, "completed");
        night.output();
        assertThat(run("post", "show", blocked, "--json")).isZero();
        assertThat(json().path("destinations").path(INSTAGRAM).path("error").asText())
                .isEqualTo("account_not_connected");
        assertThat(night.platforms().posts()).hasSize(1);

        night.connect("alice", INSTAGRAM);
        assertThat(night.call("alice", "POST", "/api/social/uploads/%s/retry".formatted(blocked), "{}")
                        .statusCode())
                .isEqualTo(200);
        night.awaitStatus(blocked, "completed");
    }

    private List<String> found(String... choice) throws Exception {
        night.output();
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
            night.aws()
                    .dynamoDb()
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
        List<String> arguments = List.of(command).subList(1, command.length);
        return switch (command[0]) {
            case "account" -> new AccountTool(night.operator()).run(arguments);
            case "forget-user" -> new ForgetTool(night.operator()).run(arguments);
            default -> new PostTool(night.operator()).run(arguments);
        };
    }

    private JsonNode json() throws Exception {
        return new JsonMapper().readTree(night.output());
    }
}

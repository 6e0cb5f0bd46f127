package dev.socialposting.operations;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.TIKTOK;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.leasedBy;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccountCredentials;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.aws.dynamodb.DynamoDbCallCounts;
import dev.socialposting.aws.dynamodb.DynamoDbErasure;
import dev.socialposting.aws.dynamodb.DynamoDbRecentPosts;
import dev.socialposting.calls.CallCounts;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.operations.Place.Part;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.Erasure;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.RecentPosts;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** On DynamoDB Local. Alice is forgotten, Bob is not. */
@ExtendWith(LocalAwsExtension.class)
class ForgetToolTest {
    private final ToolBench bench;
    private final RecentPosts recentPosts;
    private final CallCounts callCounts;
    private final Erasure erasure;

    ForgetToolTest(LocalAws aws) {
        String table = aws.tableName("UploadRequestsTable");
        this.bench = new ToolBench(aws);
        this.recentPosts = new DynamoDbRecentPosts(aws.dynamoDb(), table);
        this.callCounts = new DynamoDbCallCounts(aws.dynamoDb(), table);
        this.erasure = new DynamoDbErasure(aws.dynamoDb(), table, new SecureRandom());
    }

    @BeforeEach
    void twoUsers() {
        bench.empty();
        for (UserId user : List.of(BOB, ALICE)) {
            connected(user, INSTAGRAM);
            connected(user, FACEBOOK);
            callCounts.countUpTo(10, user, NOW, NOW.plusSeconds(3600));
            callCounts.countUpTo(10, user, NOW.plusSeconds(60), NOW.plusSeconds(3660));
        }
        posted(anUploadRequest()
                .number(1)
                .by(BOB)
                .with(INSTAGRAM, completed())
                .to(FACEBOOK)
                .queued());
    }

    @Test
    void nothingOfTheUserIsLeftAndAllOfTheOthersIs() {
        Map<String, Map<String, AttributeValue>> ofOthers = items();
        ofOthers.keySet().removeIf(key -> key.contains("alice"));
        posted(anUploadRequest()
                .number(11)
                .with(INSTAGRAM, completed())
                .with(FACEBOOK, unconfirmed())
                .queued());
        posted(anUploadRequest().number(12).to(INSTAGRAM).failed());
        posted(anUploadRequest()
                .number(13)
                .scheduledAt(NOW.plusSeconds(86_400))
                .to(INSTAGRAM)
                .queued());
        posted(anUploadRequest().number(14).to(INSTAGRAM).waitingUntil(NOW.plusSeconds(60)));

        assertThat(run("alice", "--yes")).isZero();

        assertThat(UsersRequests.of(bench.requests, ALICE, ListFilter.EVERYTHING))
                .satisfies(all -> assertThat(all.isEmpty()).isTrue());
        Map<String, Map<String, AttributeValue>> left = items();
        assertThat(left.keySet()).filteredOn(key -> key.startsWith("audit#")).hasSize(1);
        left.keySet().removeIf(key -> key.startsWith("audit#"));
        assertThat(left).isEqualTo(ofOthers);
        assertThat(left.toString()).doesNotContain("alice");
        assertThat(bench.output())
                .contains(
                        "Deleting user alice in the local system",
                        "deleted: request %s, unconfirmed".formatted(requestId(11)),
                        "removed: account %s with its token".formatted(INSTAGRAM),
                        "Deleted: 4 requests with their logs, 2 counts of calls.",
                        "live at %s: https://www.instagram.com/reel/Abc123/".formatted(INSTAGRAM),
                        "may be live at %s: request %s".formatted(FACEBOOK, requestId(11)),
                        "35 days",
                        "aws cognito-idp admin-delete-user --user-pool-id \"$(out UserPoolId)\" --username alice")
                .doesNotContain("left:");
        assertThat(bench.audited()).containsExactly("bin/forget-user alice --yes");
    }

    @Test
    void aPostUnderWayIsNotTornAwayAndGoesWithTheNextRun() {
        UploadRequest underWay = anUploadRequest()
                .number(21)
                .with(INSTAGRAM, leasedBy("turn-1", NOW.plusSeconds(60)))
                .to(FACEBOOK)
                .queued();
        posted(underWay);
        posted(anUploadRequest().number(22).to(INSTAGRAM).completed());
        connected(ALICE, TIKTOK);

        assertThat(run("alice", "--yes")).isEqualTo(1);

        assertThat(bench.output())
                .contains(
                        "left: request %s, under way to [%s]".formatted(requestId(21), INSTAGRAM),
                        "left: account %s, which such a request needs".formatted(INSTAGRAM),
                        "Deleted: 1 requests");
        assertThat(bench.errors()).contains("Not everything is deleted");
        UploadRequest kept = bench.requests.find(requestId(21)).orElseThrow();
        assertThat(kept.posting(INSTAGRAM)).isEqualTo(underWay.posting(INSTAGRAM));
        assertThat(kept.posting(FACEBOOK).orElseThrow().status()).isEqualTo(PostingStatus.CANCELLED);
        assertThat(bench.log.read(requestId(21), INSTAGRAM, Optional.empty(), 10))
                .hasSize(1);
        assertThat(bench.log.read(requestId(21), FACEBOOK, Optional.empty(), 10))
                .last()
                .satisfies(line -> {
                    assertThat(line.code()).isEqualTo(LogCode.CANCELLED);
                    assertThat(line.fields()).containsEntry("ended_by", "operator");
                });
        assertThat(bench.requests.find(requestId(22))).isEmpty();
        assertThat(bench.accounts.list(ALICE))
                .extracting(account -> account.key().destination())
                .containsExactly(INSTAGRAM);

        bench.requests.update(
                kept,
                row -> row.whileLeasedBy(
                        INSTAGRAM,
                        "turn-1",
                        NOW,
                        leased -> leased.completed(completed().post())));
        assertThat(run("alice", "--yes")).isZero();

        assertThat(mentions("alice")).isEmpty();
    }

    @Test
    void aRowThatIsChangedWhileItIsForgottenIsLookedAtAgain() {
        UploadRequest seen = posted(anUploadRequest().number(31).to(INSTAGRAM).failed());
        bench.requests.update(seen, row -> row.retry(List.of(INSTAGRAM), NOW));

        assertThat(erasure.erase(seen)).isFalse();
        assertThat(bench.requests.find(seen.id())).isPresent();
        assertThat(run("alice", "--yes")).isZero();

        assertThat(bench.requests.find(seen.id())).isEmpty();
    }

    @Test
    void aRunThatWasStoppedMidwayIsTakenToItsEnd() {
        UploadRequest request =
                posted(anUploadRequest().number(41).to(INSTAGRAM).completed());
        assertThat(erasure.erase(bench.requests.find(request.id()).orElseThrow()))
                .isTrue();
        assertThat(bench.log.read(request.id(), INSTAGRAM, Optional.empty(), 10))
                .isNotEmpty();

        assertThat(run("alice", "--yes")).isZero();

        assertThat(bench.output()).contains("Deleted: 1 requests");
        assertThat(items().keySet())
                .noneMatch(key -> key.startsWith(request.id().value()))
                .noneMatch(key -> key.startsWith("erasing#"));
    }

    @Test
    void aLineThatAWorkerWritesAfterItsRowIsGoneIsSweptUp() {
        UploadRequest request =
                posted(anUploadRequest().number(51).to(INSTAGRAM).completed());
        AtomicBoolean written = new AtomicBoolean();
        bench.pause.set(() -> {
            if (bench.requests.find(request.id()).isEmpty() && !written.getAndSet(true)) {
                bench.log.append(request.id(), List.of(entry(INSTAGRAM, 9)), request.expiresAt());
            }
        });

        assertThat(run("alice", "--yes")).isZero();

        assertThat(written).isTrue();
        assertThat(items().keySet())
                .noneMatch(key -> key.startsWith(request.id().value()));
    }

    @Test
    void aPostThatComesMeanwhileIsForgottenToo() {
        AtomicBoolean posted = new AtomicBoolean();
        bench.pause.set(() -> {
            if (!posted.getAndSet(true)) {
                posted(anUploadRequest().number(61).to(INSTAGRAM).queued());
            }
        });

        assertThat(run("alice", "--yes")).isZero();

        assertThat(mentions("alice")).isEmpty();
        assertThat(bench.requests.find(requestId(61))).isEmpty();
    }

    @Test
    void aDryRunSaysWhatWouldGoAndDeletesNothing() {
        posted(anUploadRequest().number(71).to(INSTAGRAM).completed());
        posted(anUploadRequest()
                .number(72)
                .with(INSTAGRAM, leasedBy("turn-1", NOW.plusSeconds(60)))
                .queued());
        Map<String, Map<String, AttributeValue>> before = items();

        assertThat(run("alice", "--dry-run")).as("something would be left").isEqualTo(1);

        Map<String, Map<String, AttributeValue>> after = items();
        after.keySet().removeIf(key -> key.startsWith("audit#"));
        assertThat(after).isEqualTo(before);
        assertThat(bench.output())
                .contains(
                        "What would be deleted of user alice",
                        "request %s, completed: would be deleted with its log".formatted(requestId(71)),
                        "request %s, processing: would be left, under way to [%s]".formatted(requestId(72), INSTAGRAM),
                        "account %s would be removed".formatted(FACEBOOK),
                        "account %s would be left".formatted(INSTAGRAM),
                        "https://www.instagram.com/reel/Abc123/");
    }

    @Test
    void aUserOfWhomNothingIsKeptIsForgottenAtOnce() {
        assertThat(run("nobody-here", "--yes")).isZero();

        assertThat(bench.output()).contains("Deleted: 0 requests", "Nothing was kept of this user");
    }

    @Test
    void onlyAWordOfTheOperatorDeletes() {
        assertThat(run("alice")).isEqualTo(2);
        assertThat(run("alice", "--yes", "--dry-run")).isEqualTo(2);
        assertThat(run("--yes")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(bench.audited()).isEmpty();
        assertThat(bench.accounts.list(ALICE)).hasSize(2);
        assertThat(run("--help")).isZero();
        assertThat(bench.output()).startsWith("usage: bin/forget-user");
    }

    /** Stored with a line of each posting's log, and remembered as a recent post. */
    private UploadRequest posted(UploadRequest request) {
        bench.requests.create(request);
        recentPosts.note(request);
        request.postings()
                .keySet()
                .forEach(destination ->
                        bench.log.append(request.id(), List.of(entry(destination, 1)), request.expiresAt()));
        return request;
    }

    private static LogEntry entry(Destination destination, int version) {
        return new LogEntry(
                destination,
                new LogPosition(version, 0),
                NOW,
                LogLevel.INFO,
                LogCode.STEP_STARTED,
                "A step has begun.",
                Map.of());
    }

    private void connected(UserId user, Destination destination) {
        bench.accounts.put(new SocialAccount(
                new AccountKey(user, destination),
                "Account of " + user,
                "facebook",
                AccountStatus.CONNECTED,
                AccountCredentials.own(new EncryptedSecrets("c2VjcmV0")),
                NOW,
                NOW));
    }

    /** Every item of both tables, as it is stored. */
    private Map<String, Map<String, AttributeValue>> items() {
        Map<String, Map<String, AttributeValue>> items = new HashMap<>(bench.items(Part.UPLOAD_REQUESTS));
        items.putAll(bench.items(Part.SOCIAL_ACCOUNTS));
        return items;
    }

    /** The items that have a text in them, but for the audit. */
    private List<String> mentions(String text) {
        return items().entrySet().stream()
                .filter(item -> !item.getKey().startsWith("audit#"))
                .map(Object::toString)
                .filter(item -> item.contains(text))
                .toList();
    }

    private int run(String... arguments) {
        return new ForgetTool(bench.around()).run(List.of(arguments));
    }
}

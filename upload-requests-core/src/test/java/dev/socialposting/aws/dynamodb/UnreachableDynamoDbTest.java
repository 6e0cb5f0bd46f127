package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.accounts.AccountCredentials;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.Grant;
import dev.socialposting.accounts.GrantId;
import dev.socialposting.accounts.GrantKey;
import dev.socialposting.accounts.KeptCredentials;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.StoredCredentials;
import dev.socialposting.accounts.Terms;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.Refusal;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RecentPosts;
import dev.socialposting.uploads.store.StoreUnavailableException;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A failure is never "not found" or an empty list. */
final class UnreachableDynamoDbTest {
    private static final AccountKey KEY = new AccountKey(ALICE, INSTAGRAM);
    private static final StoredCredentials CREDENTIALS =
            StoredCredentials.first(new EncryptedSecrets("c2VjcmV0"), Terms.UNKNOWN);

    private final DynamoDbClient client = DynamoDbClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:1"))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(configuration -> configuration.retryStrategy(retries -> retries.maxAttempts(1)))
            .build();

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void everyCallForARequestFails() {
        UploadRequestStore store = new DynamoDbUploadRequestStore(client, "requests", new SecureRandom());
        UploadRequest request = anUploadRequest().queued();

        fails(() -> store.create(request));
        fails(() -> store.find(request.id()));
        fails(() -> store.update(request, Transition::moved));
        fails(() -> store.update(request, _ -> Transition.refused(Refusal.NOT_DUE)));
        fails(() -> store.list(ALICE, ListFilter.EVERYTHING, 10, Optional.empty()));
        fails(() -> store.due(NOW, Optional.empty()));
    }

    @Test
    void aRecentPostThatCannotBeNotedFails() {
        RecentPosts recentPosts = new DynamoDbRecentPosts(client, "requests");

        fails(() -> recentPosts.note(anUploadRequest().queued()));
    }

    @Test
    void everyCallForALogFails() {
        PostingLog log = new DynamoDbPostingLog(client, "requests", new Random(1));

        fails(() -> log.append(requestId(1), List.of(entry(1)), NOW));
        fails(() -> log.append(requestId(1), List.of(entry(1), entry(2)), NOW));
        fails(() -> log.read(requestId(1), INSTAGRAM, Optional.empty(), 10));
    }

    @Test
    void everyCallForAnAccountFails() {
        SocialAccountStore accounts = new DynamoDbSocialAccountStore(client, "accounts");

        fails(() -> accounts.list(ALICE));
        fails(() -> accounts.find(KEY));
        fails(() -> accounts.put(new SocialAccount(
                KEY,
                "Reels",
                "instagram",
                AccountStatus.CONNECTED,
                new AccountCredentials.Own(CREDENTIALS, Optional.empty()),
                NOW,
                NOW)));
        fails(() -> accounts.remove(KEY));
        fails(() -> accounts.rename(KEY, "Reels", NOW));
        fails(() -> accounts.requireReconnect(new KeptCredentials(KEY, CREDENTIALS), NOW));
        fails(() -> accounts.rotate(new KeptCredentials(KEY, CREDENTIALS), CREDENTIALS, NOW));
        fails(() -> accounts.findGrant(new GrantKey(ALICE, new GrantId("1"))));
        fails(() -> accounts.putGrant(new Grant(
                new GrantKey(ALICE, new GrantId("1")),
                new Platform("facebook"),
                "1",
                AccountStatus.CONNECTED,
                CREDENTIALS,
                NOW,
                NOW)));
    }

    private static void fails(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(StoreUnavailableException.class);
    }

    private static LogEntry entry(int index) {
        return new LogEntry(
                INSTAGRAM, new LogPosition(1, index), NOW, LogLevel.INFO, LogCode.NOTE, "a message", Map.of());
    }
}

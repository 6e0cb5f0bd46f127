package dev.socialposting.api.bench;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountCredentials;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.InMemorySocialAccountStore;
import dev.socialposting.accounts.InMemoryTokenCipher;
import dev.socialposting.accounts.Secrets;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.api.ApiFunction;
import dev.socialposting.api.ApiPorts;
import dev.socialposting.calls.InMemoryCallCounts;
import dev.socialposting.calls.WritingCallLimit;
import dev.socialposting.metrics.CountingUploadRequestStore;
import dev.socialposting.metrics.Metric;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.rules.MediaUrlRules;
import dev.socialposting.testing.SettableClock;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.InMemoryPostingQueue;
import dev.socialposting.uploads.store.InMemoryPostingLog;
import dev.socialposting.uploads.store.InMemoryRecentPosts;
import dev.socialposting.uploads.store.InMemoryUploadRequestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** The API over in-memory ports. Every answer is checked against the contract before a test sees it. */
public final class ApiBench {
    /** What the platforms answer when an account is connected: yes, as a rule. */
    public PlatformHttp platform = _ -> new PlatformResponse(200, Map.of(), "{\"data\": []}");

    public static final String ALLOWED_ORIGIN = "http://127.0.0.1:8090";

    private static final Contract CONTRACT = Contract.load();

    public final SettableClock clock = new SettableClock(NOW);
    public final InMemoryUploadRequestStore requests = new InMemoryUploadRequestStore();
    public final List<Metric> counted = new ArrayList<>();
    public final InMemoryPostingLog log = new InMemoryPostingLog();
    public final InMemoryPostingQueue queue = new InMemoryPostingQueue(clock);
    public final InMemoryRecentPosts recentPosts = new InMemoryRecentPosts();
    public final InMemorySocialAccountStore accounts = new InMemorySocialAccountStore();
    public final InMemoryTokenCipher cipher = new InMemoryTokenCipher();

    public final InMemoryCallCounts callCounts = new InMemoryCallCounts();

    private final Random random = new Random(42);
    private final ApiFunction function;

    public ApiBench() {
        this(0);
    }

    /** @param callsPerMinute how many writing calls each user may make; 0 for any number */
    public ApiBench(int callsPerMinute) {
        function = new ApiFunction(new ApiPorts(
                new CountingUploadRequestStore(requests, counted::add),
                log,
                queue,
                recentPosts,
                accounts,
                cipher,
                SocialPlatforms.standard(),
                call -> platform.send(call),
                new MediaUrlRules(List.of(ALLOWED_ORIGIN)),
                new WritingCallLimit(callsPerMinute, callCounts, counted::add, clock),
                clock,
                () -> new UUID(random.nextLong(), random.nextLong())));
    }

    public static Contract contract() {
        return CONTRACT;
    }

    /** With the accounts that the fixtures know connected for Alice. */
    public static ApiBench withAccounts() {
        ApiBench bench = new ApiBench();
        bench.connect(ALICE, INSTAGRAM, FACEBOOK);
        return bench;
    }

    public void connect(UserId user, Destination... destinations) {
        for (Destination destination : destinations) {
            AccountKey key = new AccountKey(user, destination);
            accounts.put(new SocialAccount(
                    key,
                    "Account of " + user,
                    destination.platform().name(),
                    AccountStatus.CONNECTED,
                    AccountCredentials.own(cipher.encrypt(key, Secrets.of(new AccessToken("token-of-" + destination)))),
                    NOW,
                    NOW));
        }
    }

    public Answer call(TestCall call) {
        Answer answer = handle(call.event());
        CONTRACT.check(call, answer);
        return answer;
    }

    /** Hands over an event as it is; nothing is known of it that could be checked. */
    public Answer handle(APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPResponse response = function.handleRequest(event, new TestContext());
        return new Answer(response.getStatusCode(), response.getHeaders(), response.getBody());
    }

    public ApiFunction function() {
        return function;
    }
}

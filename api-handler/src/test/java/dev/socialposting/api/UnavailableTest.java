package dev.socialposting.api;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.Grant;
import dev.socialposting.accounts.GrantKey;
import dev.socialposting.accounts.KeptCredentials;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.StoredCredentials;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.api.bench.TestContext;
import dev.socialposting.calls.WritingCallLimit;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.rules.MediaUrlRules;
import dev.socialposting.uploads.model.UserId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnavailableTest {
    /** No account is connected here. */
    private static final PlatformHttp NO_PLATFORM = call -> {
        throw new PlatformUnreachableException("there is no platform", new IOException(call.toString()));
    };

    private static final String ACCOUNT = "/api/social/accounts/" + INSTAGRAM;

    private final ApiBench api = ApiBench.withAccounts();

    @Test
    void asksToComeBackWhenTheStoreIsDown() {
        api.requests.breakDown();

        Answer answer = api.call(TestCall.get("/api/social/uploads"));

        assertThat(answer.problem()).isEqualTo("503 temporarily_unavailable");
        assertThat(answer.header("Retry-After")).contains("5");
        assertThat(answer.at("/call_id")).isEqualTo(TestCall.CALL_ID);
        assertThat(answer.text()).doesNotContain("of this test is down");
    }

    @Test
    void asksToComeBackWhenTheAccountsAreDown() {
        api.accounts.breakDown();

        assertThat(api.call(TestCall.get("/api/social/accounts")).problem()).isEqualTo("503 temporarily_unavailable");
    }

    @Test
    void asksToComeBackWhenTheCipherIsDown() {
        api.cipher.breakDown();

        Answer answer = api.call(TestCall.of("PUT", ACCOUNT).json("{\"access_token\": \"new\"}"));

        assertThat(answer.problem()).isEqualTo("503 temporarily_unavailable");
    }

    @Test
    void tellsNothingOfADefectButTheIdOfTheCall() {
        ApiFunction broken = new ApiFunction(new ApiPorts(
                api.requests,
                api.log,
                api.queue,
                api.recentPosts,
                new AccountsWithADefect(),
                api.cipher,
                SocialPlatforms.standard(),
                NO_PLATFORM,
                MediaUrlRules.PUBLIC_ONLY,
                WritingCallLimit.none(),
                api.clock,
                UUID::randomUUID));
        TestCall call = TestCall.get("/api/social/accounts");

        var response = broken.handleRequest(call.event(), new TestContext());

        Answer answer = new Answer(response.getStatusCode(), response.getHeaders(), response.getBody());
        ApiBench.contract().check(call, answer);
        assertThat(answer.problem()).isEqualTo("500 internal_error");
        assertThat(answer.at("/call_id")).isEqualTo(TestCall.CALL_ID);
        assertThat(answer.text()).doesNotContain("secret detail");
    }

    private static final class AccountsWithADefect implements SocialAccountStore {
        @Override
        public List<SocialAccount> list(UserId userId) {
            throw defect();
        }

        @Override
        public Optional<SocialAccount> find(AccountKey key) {
            throw defect();
        }

        @Override
        public SocialAccount put(SocialAccount account) {
            throw defect();
        }

        @Override
        public boolean remove(AccountKey key) {
            throw defect();
        }

        @Override
        public Optional<SocialAccount> rename(AccountKey key, String displayName, Instant now) {
            throw defect();
        }

        @Override
        public Optional<Grant> findGrant(GrantKey key) {
            throw defect();
        }

        @Override
        public Grant putGrant(Grant grant) {
            throw defect();
        }

        @Override
        public Optional<StoredCredentials> rotate(KeptCredentials seen, StoredCredentials newer, Instant now) {
            throw defect();
        }

        @Override
        public void confirm(KeptCredentials proven, Instant now) {
            throw defect();
        }

        @Override
        public void requireReconnect(KeptCredentials refused, Instant now) {
            throw defect();
        }

        private static IllegalStateException defect() {
            return new IllegalStateException("a secret detail");
        }
    }
}

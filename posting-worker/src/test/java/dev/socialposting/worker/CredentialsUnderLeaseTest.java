package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountCredentials;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.Grant;
import dev.socialposting.accounts.GrantId;
import dev.socialposting.accounts.GrantKey;
import dev.socialposting.accounts.RefreshToken;
import dev.socialposting.accounts.Secrets;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.StoredCredentials;
import dev.socialposting.accounts.Terms;
import dev.socialposting.platforms.publisher.RepeatableStep.Outcome;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.platforms.publisher.StepLog.Finding;
import dev.socialposting.uploads.model.Lease;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.StepName;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.Wake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** When a turn reads the credentials it posts with, and what becomes of a posting whose credentials cannot be read. */
final class CredentialsUnderLeaseTest {
    private static final AccountKey ACCOUNT = new AccountKey(ALICE, INSTAGRAM);
    private static final GrantKey GRANT = new GrantKey(ALICE, new GrantId("5f3a"));

    private final WorkerBench bench = new WorkerBench();
    private final UploadRequest request = anUploadRequest().to(INSTAGRAM).queued();

    /** Read before the lease, they would be those that somebody has replaced by the time it is there. */
    @Test
    void credentialsAreThoseThatAreStoredWhenTheLeaseIsTaken() {
        List<AccessToken> used = new ArrayList<>();
        bench.accept(request);
        bench.platform.prepare.add(context -> noted(context, used));
        AtomicBoolean leased = new AtomicBoolean();
        bench.beforeWrite = () -> {
            if (!leased.getAndSet(true)) {
                bench.connected.connect(
                        ACCOUNT, "An account", "instagram", Optional.of(new AccessToken("IGAA-connected-again")));
            }
        };

        bench.runUntilQuiet();

        assertThat(used).containsExactly(new AccessToken("IGAA-connected-again"));
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void credentialsOfAPostingThatAnotherWorksOnAreNotRead() {
        bench.accept(request);
        bench.store.update(
                request,
                row -> row.lease(
                        INSTAGRAM,
                        new Lease("another", NOW.plus(Duration.ofMinutes(2))),
                        new StepName("prepare"),
                        NOW));
        bench.accounts.breakDown();

        assertThat(bench.invokeOnce()).isEmpty();
    }

    @Test
    void aPostingWhoseAccountCannotBeReadIsPutBackAsItWas() {
        bench.accept(request);
        PostingState before = bench.posting(request).state();
        bench.accounts.breakDown();

        assertThat(bench.invokeOnce()).hasSize(1);

        assertThat(bench.posting(request).state()).isEqualTo(before);
        bench.accounts.recover();
        bench.runUntilQuiet();
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.platform.publishCalls).hasValue(1);
    }

    @Test
    void aPostingThatWaitedIsPutBackWithWhatWasPreparedAndUsesUpNoTry() {
        bench.accept(request);
        bench.platform.await.add(context ->
                new Outcome.Wait(context.clock().instant().plusSeconds(30), "processing", context.checkpoint()));
        bench.invokeOnce();
        PostingState before = bench.posting(request).state();
        bench.clock.advance(Duration.ofSeconds(31));
        bench.cipher.breakDown();

        assertThat(bench.invokeOnce()).hasSize(1);

        assertThat(before).isInstanceOf(PostingState.Waiting.class);
        assertThat(bench.posting(request).state()).isEqualTo(before);
        bench.cipher.recover();
        bench.passUntil(bench.clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    /** The worker was asleep between its look at the row and the lease, and another one has published meanwhile. */
    @Test
    void aPostingIsPutBackAsItWasWhenTheLeaseWasTakenAndNotAsItWasReadBefore() {
        bench.accept(request);
        bench.accounts.breakDown();
        Lease others = new Lease("another", NOW.plus(Duration.ofMinutes(2)));
        bench.store.beforeNextWrite(() -> {
            bench.store.update(request, row -> row.lease(INSTAGRAM, others, new StepName("publish"), NOW));
            bench.store.update(
                    request,
                    row -> row.whileLeasedBy(
                            INSTAGRAM,
                            others.owner(),
                            NOW,
                            leased -> leased.waiting(
                                    NOW,
                                    Wake.at(NOW),
                                    "the platform",
                                    leased.progress().withPhase(new Phase.Publishing(NOW)))));
        });

        assertThat(bench.invokeOnce()).hasSize(1);

        assertThat(bench.posting(request)
                        .state()
                        .startedProgress()
                        .orElseThrow()
                        .phase())
                .isInstanceOf(Phase.Publishing.class);
    }

    @Test
    void aLeaseThatCannotBeGivenBackEitherRunsOut() {
        bench.accept(request);
        bench.accounts.breakDown();
        AtomicBoolean leased = new AtomicBoolean();
        bench.beforeWrite = () -> {
            if (leased.getAndSet(true)) {
                bench.store.breakDown();
            }
        };

        assertThat(bench.invokeOnce()).hasSize(1);

        bench.beforeWrite = () -> {};
        bench.store.recover();
        bench.accounts.recover();
        bench.passUntil(NOW.plus(Duration.ofHours(1)));
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.platform.publishCalls).hasValue(1);
    }

    @Test
    void anAccountIsPostedToWithTheCredentialsOfItsGrant() {
        List<AccessToken> used = new ArrayList<>();
        bench.accept(request);
        onGrant();
        bench.platform.prepare.add(context -> {
            context.log()
                    .info(Finding.NOTE, "I know IGAA-of-the-grant, again-and-again and private-key-of-ours.", Map.of());
            return noted(context, used);
        });

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(used).containsExactly(new AccessToken("IGAA-of-the-grant"));
        assertThat(bench.entries(request).toString())
                .contains("I know ")
                .doesNotContain("IGAA-of-the-grant", "again-and-again", "private-key-of-ours");
    }

    @Test
    void aGrantThatIsRefusedMustBeGivenAgainForEveryAccountOnIt() {
        bench.accept(request);
        onGrant();
        bench.platform.prepare.add(_ -> new Outcome.Rejected(ScriptedPlatform.error("token_expired")));

        bench.invokeOnce();

        assertThat(bench.accounts.findGrant(GRANT).map(Grant::status)).contains(AccountStatus.RECONNECT_REQUIRED);
        assertThat(bench.accounts.find(ACCOUNT).map(SocialAccount::status)).contains(AccountStatus.RECONNECT_REQUIRED);
    }

    private static Outcome noted(StepContext context, List<AccessToken> used) {
        used.add(context.credentials().accessToken());
        return new Outcome.Advance(context.checkpoint());
    }

    private void onGrant() {
        Secrets secrets = new Secrets(
                new AccessToken("IGAA-of-the-grant"),
                Optional.of(new RefreshToken("again-and-again")),
                Map.of("dpop_key", "private-key-of-ours"));
        bench.accounts.putGrant(new Grant(
                GRANT,
                INSTAGRAM.platform(),
                "1029384756",
                AccountStatus.CONNECTED,
                StoredCredentials.first(
                        bench.cipher.encrypt(GRANT, secrets), new Terms(Optional.empty(), Optional.empty(), Set.of())),
                NOW,
                NOW));
        bench.accounts.put(bench.accounts
                .find(ACCOUNT)
                .orElseThrow()
                .with(new AccountCredentials.OfGrant(GRANT.id()), AccountStatus.CONNECTED, NOW));
    }
}

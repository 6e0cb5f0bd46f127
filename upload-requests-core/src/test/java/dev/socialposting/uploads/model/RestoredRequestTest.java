package dev.socialposting.uploads.model;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.PUBLISH_STEP;
import static dev.socialposting.uploads.model.Fixtures.aLease;
import static dev.socialposting.uploads.model.Fixtures.aPublishedPost;
import static dev.socialposting.uploads.model.Fixtures.anError;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.deadLettered;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.leasedBy;
import static dev.socialposting.uploads.model.Fixtures.queued;
import static dev.socialposting.uploads.model.Fixtures.scheduledToStartAt;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static dev.socialposting.uploads.model.Fixtures.waitingUntil;
import static dev.socialposting.uploads.model.Transitions.moved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.PostingState.Completed;
import dev.socialposting.uploads.model.PostingState.Unconfirmed;
import dev.socialposting.uploads.model.PostingState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is put back from a backup: nothing that the backup does not know for good may go out by itself. */
final class RestoredRequestTest {
    private static final Instant LATER = NOW.plus(Duration.ofDays(3));
    private static final Instant MUCH_LATER = NOW.plus(Duration.ofDays(30));
    private static final PostingState CANCELLED = new PostingState.Cancelled(Optional.empty());

    @Test
    void whatCannotChangeAnyMoreStaysAsItIs() {
        UploadRequest saved = anUploadRequest()
                .with(INSTAGRAM, completed())
                .with(FACEBOOK, CANCELLED)
                .queued();

        assertThat(saved.restored(LATER)).isEqualTo(saved);
    }

    @Test
    void everythingElseMayHaveBeenPublishedStoppedOrChangedSince() {
        for (PostingState state : List.of(
                queued(),
                scheduledToStartAt(MUCH_LATER),
                leasedBy("worker", NOW),
                waitingUntil(NOW),
                failed(),
                deadLettered(new NudgeId("dead")),
                unconfirmed())) {
            Posting restored = posting(restored(state));

            assertThat(restored.state()).as("%s", state).isInstanceOf(Unconfirmed.class);
            assertThat(restored.wake()).isEmpty();
            assertThat(restored.updatedAt()).isEqualTo(LATER);
        }
    }

    @Test
    void theRestOfARequestStaysBesideWhatIsUnconfirmed() {
        UploadRequest restored = anUploadRequest()
                .with(INSTAGRAM, completed())
                .with(FACEBOOK, failed())
                .queued()
                .restored(LATER);

        assertThat(posting(restored).state()).isEqualTo(completed());
        assertThat(restored.status()).isEqualTo(RequestStatus.UNCONFIRMED);
    }

    @Test
    void whatIsKnownToBeLiveIsCompleted() {
        Progress live = Progress.startingAt(PUBLISH_STEP).withPhase(new Phase.Live(aPublishedPost()));

        Posting restored = posting(restored(PostingState.Leased.taken(aLease("worker", NOW), live)));

        assertThat(restored.state()).isEqualTo(new Completed(aPublishedPost(), live));
    }

    @Test
    void theUserReadsWhatTheBackupSaysAndWhatToDo() {
        PostingError error = error(restored(failed()));

        assertThat(error.code()).isEqualTo("restored");
        assertThat(error.message()).contains("may be live", "Do not post it again");
        assertThat(error.explanation())
                .contains(
                        "it was failed (token_expired) at step create_container, last changed at 2100-01-01T00:00:00Z.",
                        "No publish call was marked by then.",
                        "may have been published, stopped or changed");
        assertThat(error.whoActs()).isEqualTo(WhoActs.USER);
        assertThat(error.nextStep()).contains("Look at the account", "nothing goes out by itself");
        assertThat(error.retryable()).isFalse();
        assertThat(error(restored(unconfirmed())).explanation()).contains("A publish call was marked by then.");
        assertThat(error(restored(queued())).explanation()).contains("it was queued, last changed");
    }

    @Test
    void itIsLookedForFromTheFirstCallOnOfWhichTheBackupKnowsOrElseFromItsLastChange() {
        Progress marked = Progress.startingAt(PUBLISH_STEP).withPhase(new Phase.Publishing(NOW.minusSeconds(60)));
        Progress again = marked.beforeAnotherCall().withPhase(new Phase.Publishing(NOW.minusSeconds(10)));

        assertThat(since(failed())).isEqualTo(NOW);
        assertThat(since(queued())).isEqualTo(NOW);
        assertThat(since(new Unconfirmed(anError("x"), marked))).isEqualTo(NOW.minusSeconds(60));
        assertThat(since(new Unconfirmed(anError("x"), again))).isEqualTo(NOW.minusSeconds(60));
        assertThat(since(posting(restored(failed())).state())).isEqualTo(NOW);
    }

    @Test
    void whatItHadPreparedIsKeptToBeAskedAbout() {
        Unconfirmed restored = (Unconfirmed) posting(restored(failed())).state();

        assertThat(restored.progress().checkpoint().get("container_id")).contains("17999");
    }

    @Test
    void itCanNeitherBeTriedAgainNorRedrivenNorStopped() {
        UploadRequest restored = restored(deadLettered(new NudgeId("dead")));

        assertThat(restored.retry(List.of(INSTAGRAM), LATER)).isInstanceOf(Transition.Refused.class);
        assertThat(restored.redrive(INSTAGRAM, aLease("worker", MUCH_LATER), Optional.of(MUCH_LATER), LATER))
                .isInstanceOf(Transition.Refused.class);
        assertThat(restored.cancel(List.of(INSTAGRAM), LATER)).isInstanceOf(Transition.Refused.class);
        assertThat(restored.lease(INSTAGRAM, aLease("worker", MUCH_LATER), PUBLISH_STEP, MUCH_LATER))
                .isInstanceOf(Transition.Refused.class);
    }

    @Test
    void aLookKeepsWhatTheBackupSaysAndCannotBeStopped() {
        UploadRequest restored = restored(failed());

        UploadRequest looking = moved(restored.verify(List.of(INSTAGRAM), LATER));

        Waiting waiting = (Waiting) posting(looking).state();
        assertThat(waiting.progress().lastError()).contains(error(restored));
        assertThat(waiting.progress().isRestored()).isTrue();
        assertThat(looking.cancel(List.of(INSTAGRAM), LATER)).isEqualTo(Transition.refused(Refusal.UNDER_WAY));
    }

    @Test
    void whatIsFoundAtEachLookIsSaidAndNotAllThatWasFoundBefore() {
        UploadRequest looking = moved(restored(failed()).verify(List.of(INSTAGRAM), LATER));
        Progress progress = ((Waiting) posting(looking).state()).progress();
        PostingError first = PostingError.unconfirmed("Not there.", progress);
        PostingError second = PostingError.unconfirmed("Still not there.", progress.withLastError(first));

        assertThat(first.code()).isEqualTo("restored");
        assertThat(first.explanation()).contains("In the backup it was failed").endsWith(" Last finding: Not there.");
        assertThat(second.explanation())
                .contains("In the backup it was failed")
                .endsWith(" Last finding: Still not there.")
                .doesNotContain("finding: Not there.");
    }

    @Test
    void oneThatNobodyLookedForInTimeIsUnconfirmedAgain() {
        UploadRequest looking = moved(restored(queued()).verify(List.of(INSTAGRAM), LATER));

        UploadRequest ended = moved(looking.endAbandoned(MUCH_LATER, _ -> anError("nobody_there")));

        assertThat(((Unconfirmed) posting(ended).state()).progress().isRestored())
                .isTrue();
    }

    @Test
    void ifItsUserSaysThatItIsNotThereItBeginsAnewAtOnceOrAtItsTime() {
        UploadRequest atOnce = moved(restored(failed()).resolve(INSTAGRAM, false, LATER));
        UploadRequest scheduled =
                anUploadRequest().scheduledAt(MUCH_LATER).to(INSTAGRAM).queued().restored(LATER);
        UploadRequest atItsTime = moved(scheduled.resolve(INSTAGRAM, false, LATER));

        assertThat(posting(atOnce).state()).isInstanceOf(PostingState.Queued.class);
        assertThat(posting(atOnce).publishBy()).isEqualTo(LATER.plus(Duration.ofHours(24)));
        assertThat(posting(atItsTime).status()).isEqualTo(PostingStatus.SCHEDULED);
        assertThat(posting(atItsTime).publishBy()).isEqualTo(MUCH_LATER.plus(Duration.ofHours(24)));
    }

    @Test
    void ifItsUserSaysThatItIsThereItIsCompleted() {
        assertThat(posting(moved(restored(failed()).resolve(INSTAGRAM, true, LATER)))
                        .status())
                .isEqualTo(PostingStatus.COMPLETED);
    }

    @Property
    void whateverIsPutBackMovesOnlyWhenAPersonSaysSo(@ForAll("requests") UploadRequest saved) {
        UploadRequest restored = saved.restored(LATER);

        assertThat(restored.wakeAt()).isEmpty();
        assertThat(restored.postings().values())
                .allMatch(posting -> posting.status() == PostingStatus.UNCONFIRMED
                        || posting.status() == PostingStatus.COMPLETED
                        || posting.status() == PostingStatus.CANCELLED);
        assertThat(restored.restored(LATER).postings().keySet())
                .isEqualTo(saved.postings().keySet());
    }

    @Provide
    Arbitrary<UploadRequest> requests() {
        return AnyUploadRequest.requests();
    }

    private static UploadRequest restored(PostingState state) {
        return anUploadRequest().with(INSTAGRAM, state).queued().restored(LATER);
    }

    private static Posting posting(UploadRequest request) {
        return request.posting(INSTAGRAM).orElseThrow();
    }

    private static PostingError error(UploadRequest request) {
        return ((Unconfirmed) posting(request).state()).error();
    }

    private static Instant since(PostingState state) {
        Unconfirmed restored = (Unconfirmed) posting(restored(state)).state();
        return ((Phase.Restored) restored.progress().phase()).since();
    }
}

package dev.socialposting.uploads.model;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.FIRST_STEP;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.TIKTOK;
import static dev.socialposting.uploads.model.Fixtures.aLease;
import static dev.socialposting.uploads.model.Fixtures.aPublishedPost;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.deadLettered;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static dev.socialposting.uploads.model.Fixtures.leasedBy;
import static dev.socialposting.uploads.model.Fixtures.queued;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.scheduledToStartAt;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static dev.socialposting.uploads.model.Fixtures.waitingUntil;
import static dev.socialposting.uploads.model.Transitions.moved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class UploadRequestTest {
    private static final Instant LATER = NOW.plusSeconds(30);
    private static final PostingState CANCELLED = new PostingState.Cancelled(Optional.empty());
    private static final Lease LEASE = aLease("turn-1", NOW.plusSeconds(90));

    @Test
    void anAcceptedRequestIsQueuedEverywhereInTheOrderNamed() {
        PostingOptions options = new PostingOptions(Map.of("share_to_feed", true));
        SequencedMap<Destination, PostingOptions> destinations = new LinkedHashMap<>();
        destinations.put(TIKTOK, PostingOptions.NONE);
        destinations.put(FACEBOOK, options);
        destinations.put(INSTAGRAM, PostingOptions.NONE);

        UploadRequest request = UploadRequest.accepted(
                requestId(1), ALICE, "https://v.example.com/a.mp4", "caption", "hash", destinations, Timing.NOW, NOW);

        assertThat(request.postings().sequencedKeySet()).containsExactly(TIKTOK, FACEBOOK, INSTAGRAM);
        assertThat(request.posting(FACEBOOK))
                .contains(new Posting(
                        FACEBOOK,
                        options,
                        NOW,
                        NOW,
                        NOW.plus(Duration.ofHours(24)),
                        new PostingState.Queued(new Wake(NOW.plusSeconds(60), 0))));
        assertThat(request.status()).isEqualTo(RequestStatus.QUEUED);
        assertThat(request.version()).isEqualTo(1);
        assertThat(request.createdAt()).isEqualTo(NOW);
        assertThat(request.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void aRequestIsKeptForNinetyDays() {
        assertThat(anUploadRequest().createdAt(NOW).queued().expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(90)));
    }

    @Test
    void aRequestHasOneToTwentyFiveDestinations() {
        SequencedMap<Destination, PostingOptions> destinations = new LinkedHashMap<>();
        assertThatThrownBy(() -> accepted(destinations)).isInstanceOf(IllegalArgumentException.class);

        IntStream.rangeClosed(1, 25).forEach(n -> destinations.put(instagramAccount(n), PostingOptions.NONE));
        assertThat(accepted(destinations).postings()).hasSize(25);

        destinations.put(FACEBOOK, PostingOptions.NONE);
        assertThatThrownBy(() -> accepted(destinations)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsPostingsCannotBeChangedFromOutside() {
        SequencedMap<Destination, Posting> postings =
                new LinkedHashMap<>(anUploadRequest().queued().postings());
        UploadRequest request =
                new UploadRequest(requestId(1), ALICE, "", "", "", Optional.empty(), NOW, NOW, postings, 1);

        postings.clear();

        assertThat(request.postings()).hasSize(2);
        assertThatThrownBy(() -> request.postings().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aMoveChangesItsOwnPostingAndLeavesTheOthers() {
        UploadRequest request =
                anUploadRequest().to(TIKTOK, INSTAGRAM, FACEBOOK).atVersion(7).queued();

        UploadRequest leased = moved(request.lease(INSTAGRAM, LEASE, FIRST_STEP, LATER));

        assertThat(leased.posting(INSTAGRAM).orElseThrow().status()).isEqualTo(PostingStatus.PROCESSING);
        assertThat(leased.posting(FACEBOOK)).isEqualTo(request.posting(FACEBOOK));
        assertThat(leased.posting(TIKTOK)).isEqualTo(request.posting(TIKTOK));
        assertThat(leased.postings().sequencedKeySet()).containsExactly(TIKTOK, INSTAGRAM, FACEBOOK);
        assertThat(leased.updatedAt()).isEqualTo(LATER);
        assertThat(leased.createdAt()).isEqualTo(NOW);
        assertThat(leased.version()).as("the store counts versions").isEqualTo(7);
    }

    @Test
    void itsHolderMovesAPostingAndNobodyElse() {
        UploadRequest request = anUploadRequest().leasedBy("turn-1", LATER);

        assertThat(moved(request.whileLeasedBy(INSTAGRAM, "turn-1", NOW, leased -> leased.completed(aPublishedPost())))
                        .counts())
                .isEqualTo(Map.of(PostingStatus.COMPLETED, 1, PostingStatus.PROCESSING, 1));
        assertThat(request.whileLeasedBy(INSTAGRAM, "turn-2", NOW, leased -> leased.completed(aPublishedPost())))
                .isEqualTo(Transition.refused(Refusal.LEASE_LOST));
    }

    @Test
    void aDeadLetteredPostingIsRedriven() {
        UploadRequest request = anUploadRequest()
                .with(INSTAGRAM, deadLettered(new NudgeId("nudge-1")))
                .with(FACEBOOK, failed())
                .queued();

        assertThat(moved(request.redrive(INSTAGRAM, LEASE, Optional.empty(), LATER))
                        .status())
                .isEqualTo(RequestStatus.PROCESSING);
        assertThat(request.redrive(FACEBOOK, LEASE, Optional.empty(), LATER))
                .isEqualTo(Transition.refused(Refusal.ALREADY_FINAL));
    }

    @Test
    void aDestinationThatItDoesNotHaveIsRefused() {
        UploadRequest request = anUploadRequest().to(INSTAGRAM).queued();
        Transition<UploadRequest> refused = Transition.refused(Refusal.NO_SUCH_DESTINATION);

        assertThat(request.lease(FACEBOOK, LEASE, FIRST_STEP, NOW)).isEqualTo(refused);
        assertThat(request.whileLeasedBy(FACEBOOK, "turn-1", NOW, leased -> leased))
                .isEqualTo(refused);
        assertThat(request.redrive(FACEBOOK, LEASE, Optional.empty(), NOW)).isEqualTo(refused);
        assertThat(request.posting(FACEBOOK)).isEmpty();
    }

    @Test
    void theOverduePostingsAreNudgedAndNoOthers() {
        UploadRequest request = anUploadRequest()
                .with(INSTAGRAM, leasedBy("turn-1", LATER))
                .with(FACEBOOK, leasedBy("turn-2", LATER.plusNanos(1)))
                .with(TIKTOK, completed())
                .with(instagramAccount(9), leasedBy("turn-3", NOW))
                .queued();

        assertThat(request.overdue(LATER)).containsExactly(INSTAGRAM, instagramAccount(9));
        UploadRequest nudged = moved(request.nudgeOverdue(LATER));

        assertThat(nudged.overdue(LATER)).isEmpty();
        assertThat(nudged.posting(INSTAGRAM).flatMap(Posting::wake)).contains(new Wake(LATER.plusSeconds(60), 1));
        assertThat(nudged.posting(FACEBOOK)).isEqualTo(request.posting(FACEBOOK));
        assertThat(nudged.posting(TIKTOK)).isEqualTo(request.posting(TIKTOK));
        assertThat(nudged.postings().sequencedKeySet())
                .containsExactlyElementsOf(request.postings().sequencedKeySet());
        assertThat(nudged.updatedAt()).as("the user sees no change").isEqualTo(request.updatedAt());
    }

    @Test
    void aRequestWithNothingOverdueIsNotNudged() {
        UploadRequest request =
                anUploadRequest().with(FACEBOOK, completed()).to(INSTAGRAM).queued();

        assertThat(request.nudgeOverdue(NOW.plusSeconds(59))).isEqualTo(Transition.refused(Refusal.NOT_DUE));
        assertThat(request.overdue(NOW.plusSeconds(59))).isEmpty();
    }

    @Test
    void aRequestIsWokenWithTheFirstOfItsPostings() {
        UploadRequest request = anUploadRequest()
                .with(INSTAGRAM, leasedBy("turn-1", LATER))
                .with(FACEBOOK, completed())
                .with(TIKTOK, leasedBy("turn-2", NOW))
                .queued();

        assertThat(request.wakeAt()).contains(NOW);
        assertThat(anUploadRequest().completed().wakeAt()).isEmpty();
    }

    @Test
    void itsStatusSaysHowFarAllItsPostingsAre() {
        assertThat(statusOf(queued(), queued())).isEqualTo(RequestStatus.QUEUED);
        assertThat(statusOf(queued(), leasedBy("turn-1", LATER))).isEqualTo(RequestStatus.PROCESSING);
        assertThat(statusOf(waitingUntil(LATER), waitingUntil(LATER))).isEqualTo(RequestStatus.PROCESSING);
        assertThat(statusOf(queued(), completed())).isEqualTo(RequestStatus.PROCESSING);
        assertThat(statusOf(failed(), queued())).isEqualTo(RequestStatus.PROCESSING);
        assertThat(statusOf(scheduledToStartAt(LATER), scheduledToStartAt(LATER)))
                .isEqualTo(RequestStatus.SCHEDULED);
        assertThat(statusOf(scheduledToStartAt(LATER), CANCELLED)).isEqualTo(RequestStatus.SCHEDULED);
        assertThat(statusOf(scheduledToStartAt(LATER), queued())).isEqualTo(RequestStatus.QUEUED);
        assertThat(statusOf(queued(), CANCELLED)).isEqualTo(RequestStatus.QUEUED);
        assertThat(statusOf(scheduledToStartAt(LATER), failed())).isEqualTo(RequestStatus.PROCESSING);
        assertThat(statusOf(scheduledToStartAt(LATER), leasedBy("turn-1", LATER)))
                .isEqualTo(RequestStatus.PROCESSING);
        assertThat(statusOf(CANCELLED, CANCELLED)).isEqualTo(RequestStatus.CANCELLED);
        assertThat(statusOf(CANCELLED, failed())).isEqualTo(RequestStatus.FAILED);
        assertThat(statusOf(failed(), failed())).isEqualTo(RequestStatus.FAILED);
        assertThat(statusOf(completed(), completed())).isEqualTo(RequestStatus.COMPLETED);
        assertThat(statusOf(completed(), CANCELLED)).isEqualTo(RequestStatus.PARTIALLY_COMPLETED);
        assertThat(statusOf(completed(), failed())).isEqualTo(RequestStatus.PARTIALLY_COMPLETED);
        assertThat(statusOf(unconfirmed(), completed())).isEqualTo(RequestStatus.UNCONFIRMED);
        assertThat(statusOf(unconfirmed(), failed())).isEqualTo(RequestStatus.UNCONFIRMED);
        assertThat(statusOf(unconfirmed(), CANCELLED)).isEqualTo(RequestStatus.UNCONFIRMED);
        assertThat(statusOf(unconfirmed(), queued())).isEqualTo(RequestStatus.PROCESSING);
    }

    @Test
    void itsCountsSayHowManyPostingsHaveEachStatus() {
        UploadRequest request = anUploadRequest()
                .with(INSTAGRAM, completed())
                .with(FACEBOOK, completed())
                .with(TIKTOK, failed())
                .queued();

        assertThat(request.counts()).isEqualTo(Map.of(PostingStatus.COMPLETED, 2, PostingStatus.FAILED, 1));
    }

    @Property
    void aRequestIsFinalExactlyWhenAllItsPostingsAre(@ForAll("requests") UploadRequest request) {
        boolean allEnded =
                request.postings().values().stream().allMatch(posting -> posting.state() instanceof PostingState.Final);

        assertThat(request.status().isFinal()).isEqualTo(allEnded);
        assertThat(request.wakeAt().isEmpty()).isEqualTo(allEnded);
    }

    @Property
    void aRequestIsCompletedExactlyWhenAllItsPostingsAre(@ForAll("requests") UploadRequest request) {
        Integer completed = request.counts().getOrDefault(PostingStatus.COMPLETED, 0);

        assertThat(request.status() == RequestStatus.COMPLETED)
                .isEqualTo(completed == request.postings().size());
    }

    @Property
    void failedAndCancelledMeanThatNothingIsOrMayBeLive(@ForAll("requests") UploadRequest request) {
        boolean isOrMayBeLive = request.postings().values().stream()
                .map(Posting::state)
                .anyMatch(state -> state instanceof PostingState.Completed
                        || state instanceof PostingState.Unconfirmed
                        || state instanceof PostingState.InFlight);

        assertThat(List.of(RequestStatus.FAILED, RequestStatus.CANCELLED).contains(request.status()))
                .isEqualTo(!isOrMayBeLive);
    }

    @Property
    void whatNobodyKnowsOfIsUnconfirmedWhateverBecameOfTheRest(@ForAll("requests") UploadRequest request) {
        boolean isUnknown = request.counts().containsKey(PostingStatus.UNCONFIRMED);

        assertThat(request.status() == RequestStatus.UNCONFIRMED)
                .isEqualTo(isUnknown && request.status().isFinal());
    }

    @Property
    void whatIsLiveInPartSaysSo(@ForAll("requests") UploadRequest request) {
        Map<PostingStatus, Integer> counts = request.counts();
        boolean partly = counts.containsKey(PostingStatus.COMPLETED) && counts.size() > 1;

        assertThat(request.status() == RequestStatus.PARTIALLY_COMPLETED)
                .isEqualTo(partly && request.status().isFinal() && !counts.containsKey(PostingStatus.UNCONFIRMED));
    }

    @Property
    void theCountsAddUpToThePostings(@ForAll("requests") UploadRequest request) {
        assertThat(request.counts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(request.postings().size());
        assertThat(request.counts()).doesNotContainValue(0);
    }

    @Property
    void aRequestIsNeverWokenAfterOneOfItsPostings(@ForAll("requests") UploadRequest request) {
        List<Instant> wakes = new ArrayList<>();
        request.postings()
                .values()
                .forEach(posting -> posting.wake().map(Wake::at).ifPresent(wakes::add));

        assertThat(request.wakeAt()).isEqualTo(wakes.stream().sorted().findFirst());
    }

    @Property
    void afterANudgeNothingIsOverdue(@ForAll("requests") UploadRequest request, @ForAll("instants") Instant now) {
        boolean anyOverdue = !request.overdue(now).isEmpty();

        Transition<UploadRequest> transition = request.nudgeOverdue(now);

        assertThat(transition instanceof Transition.Moved).isEqualTo(anyOverdue);
        if (transition instanceof Transition.Moved<UploadRequest>(UploadRequest nudged)) {
            assertThat(nudged.overdue(now)).isEmpty();
            assertThat(nudged.wakeAt().orElseThrow()).isAfter(now);
            assertThat(nudged.status()).isEqualTo(request.status());
        }
    }

    @Provide
    Arbitrary<UploadRequest> requests() {
        return AnyUploadRequest.requests();
    }

    @Provide
    Arbitrary<Instant> instants() {
        return AnyUploadRequest.instants();
    }

    private static RequestStatus statusOf(PostingState first, PostingState second) {
        RequestStatus status = anUploadRequest()
                .with(INSTAGRAM, first)
                .with(FACEBOOK, second)
                .queued()
                .status();
        RequestStatus swapped = anUploadRequest()
                .with(INSTAGRAM, second)
                .with(FACEBOOK, first)
                .queued()
                .status();
        assertThat(swapped).isEqualTo(status);
        return status;
    }

    private static UploadRequest accepted(SequencedMap<Destination, PostingOptions> destinations) {
        return UploadRequest.accepted(
                requestId(1), ALICE, "https://v.example.com", "", "", destinations, Timing.NOW, NOW);
    }
}

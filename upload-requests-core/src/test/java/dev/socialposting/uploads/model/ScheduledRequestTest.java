package dev.socialposting.uploads.model;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.FIRST_STEP;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.aLease;
import static dev.socialposting.uploads.model.Fixtures.anError;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.queued;
import static dev.socialposting.uploads.model.Transitions.moved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.UploadChange.Deadline;
import dev.socialposting.uploads.model.UploadChange.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduledRequestTest {
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Lease LEASE = aLease("turn-1", NOW.plus(Duration.ofDays(9)));
    private static final UploadChange NOTHING =
            new UploadChange(Optional.empty(), new Time.Unchanged(), new Deadline.Unchanged());

    private final UploadRequest request =
            anUploadRequest().to(INSTAGRAM, FACEBOOK).scheduledAt(TOMORROW).queued();

    @Test
    void aRequestForLaterIsScheduledToBeginTenMinutesBefore() {
        assertThat(state(request, INSTAGRAM))
                .isEqualTo(new PostingState.Scheduled(TOMORROW.minusSeconds(600), Wake.at(TOMORROW.minusSeconds(600))));
        assertThat(request.status()).isEqualTo(RequestStatus.SCHEDULED);
    }

    @ParameterizedTest
    @CsvSource({"-60, true", "0, true", "600, true", "601, false"})
    void whatCanBePreparedNowIsQueued(long secondsAhead, boolean isQueued) {
        UploadRequest soon =
                anUploadRequest().scheduledAt(NOW.plusSeconds(secondsAhead)).queued();

        assertThat(state(soon, INSTAGRAM) instanceof PostingState.Queued).isEqualTo(isQueued);
    }

    /** Its preparation begins within 15 minutes, so a nudge that is sent with it arrives then; else only the dispatcher sends one. */
    @ParameterizedTest
    @CsvSource({"1500, 900, 960", "1501, , 901"})
    void itIsNudgedInTimeIfANudgeReachesThatFar(long secondsAhead, @Nullable Long nudgeAfter, long wakeAfter) {
        UploadRequest later =
                anUploadRequest().scheduledAt(NOW.plusSeconds(secondsAhead)).queued();

        assertThat(later.posting(INSTAGRAM).flatMap(posting -> posting.nudgeDelay(NOW)))
                .isEqualTo(Optional.ofNullable(nudgeAfter).map(Duration::ofSeconds));
        assertThat(later.wakeAt()).contains(NOW.plusSeconds(wakeAfter));
    }

    @Test
    void noWorkerGetsItBeforeItsPreparationBegins() {
        Instant begins = TOMORROW.minusSeconds(600);

        assertThat(request.lease(INSTAGRAM, LEASE, FIRST_STEP, begins.minusSeconds(3)))
                .isEqualTo(Transition.refused(Refusal.NOT_DUE));
        assertThat(moved(request.lease(INSTAGRAM, LEASE, FIRST_STEP, begins.minusSeconds(2)))
                        .status())
                .isEqualTo(RequestStatus.PROCESSING);
    }

    @Test
    void theRowOutlivesItsSchedule() {
        Instant in90Days = NOW.plus(Duration.ofDays(90));

        assertThat(anUploadRequest().scheduledAt(in90Days).queued().expiresAt())
                .isEqualTo(in90Days.plus(Duration.ofDays(90)));
        assertThat(anUploadRequest().scheduledAt(NOW.minusSeconds(60)).queued().expiresAt())
                .isEqualTo(NOW.plus(Duration.ofDays(90)));
    }

    @Test
    void whatIsTriedAgainOnItsLastDayIsNotDeletedMidway() {
        Instant lastDay = NOW.plus(Duration.ofDays(90)).minusSeconds(1);
        UploadRequest old = anUploadRequest().with(INSTAGRAM, failed()).queued();

        UploadRequest retried = moved(old.retry(List.of(INSTAGRAM), lastDay));

        assertThat(retried.expiresAt()).isEqualTo(lastDay.plus(Duration.ofDays(8)));
    }

    @Test
    void whatIsScheduledCanBeCancelled() {
        assertThat(moved(request.cancel(List.of(INSTAGRAM), NOW)).status()).isEqualTo(RequestStatus.SCHEDULED);
        assertThat(moved(request.cancel(List.of(INSTAGRAM, FACEBOOK), NOW)).status())
                .isEqualTo(RequestStatus.CANCELLED);
    }

    @Test
    void itsTimeCanBeMovedAndItsDeadlineMovesAlong() {
        Instant moment = NOW.plusSeconds(7);
        Schedule newer = new Schedule(NOW.plus(Duration.ofDays(3)), Optional.of(ZoneId.of("Europe/Berlin")));

        UploadRequest changed = moved(request.change(with(new Time.At(newer), new Deadline.Unchanged()), moment));

        assertThat(changed.schedule()).contains(newer);
        assertThat(changed.updatedAt()).isEqualTo(moment);
        assertThat(changed.createdAt()).isEqualTo(NOW);
        assertThat(changed.postings().values()).allSatisfy(posting -> {
            assertThat(posting.publishBy()).isEqualTo(NOW.plus(Duration.ofDays(4)));
            assertThat(posting.wake()).contains(Wake.at(newer.startAt()));
            assertThat(posting.updatedAt()).isEqualTo(moment);
        });
    }

    @Test
    void madeTwiceAChangeGivesTheSame() {
        UploadChange change = with(
                new Time.At(new Schedule(NOW.plus(Duration.ofDays(3)), Optional.empty())), new Deadline.Unchanged());

        UploadRequest once = moved(request.change(change, NOW));

        assertThat(moved(once.change(change, NOW))).isEqualTo(once);
    }

    @Test
    void itCanBePostedNowAndHasADayForIt() {
        Instant moment = NOW.plusSeconds(7);
        UploadRequest changed = moved(request.change(with(new Time.Now(), new Deadline.Unchanged()), moment));

        assertThat(changed.schedule()).isEmpty();
        assertThat(state(changed, INSTAGRAM)).isEqualTo(new PostingState.Queued(Wake.at(moment.plusSeconds(60))));
        assertThat(changed.posting(INSTAGRAM).map(Posting::publishBy)).contains(moment.plus(Duration.ofHours(24)));
    }

    @Test
    void aCaptionCanBeChangedAndTheTimesStay() {
        UploadChange change = new UploadChange(Optional.of("Better"), new Time.Unchanged(), new Deadline.Unchanged());

        UploadRequest changed = moved(request.change(change, NOW.plusSeconds(7)));

        assertThat(changed.caption()).isEqualTo("Better");
        assertThat(state(changed, INSTAGRAM)).isEqualTo(state(request, INSTAGRAM));
        assertThat(changed.posting(INSTAGRAM).map(Posting::publishBy))
                .isEqualTo(request.posting(INSTAGRAM).map(Posting::publishBy));
    }

    @Test
    void aDeadlineCanBeSetAndBeTheUsualAgain() {
        Instant own = TOMORROW.plusSeconds(90);

        UploadRequest changed = moved(request.change(with(new Time.Unchanged(), new Deadline.By(own)), NOW));
        UploadRequest usual = moved(changed.change(with(new Time.Unchanged(), new Deadline.Usual()), NOW));

        assertThat(changed.posting(INSTAGRAM).map(Posting::publishBy)).contains(own);
        assertThat(usual.posting(INSTAGRAM).map(Posting::publishBy)).contains(TOMORROW.plus(Duration.ofHours(24)));
    }

    @Test
    void whatWasCancelledIsNotChanged() {
        UploadRequest partly = moved(request.cancel(List.of(INSTAGRAM), NOW));

        UploadRequest changed = moved(partly.change(with(new Time.Now(), new Deadline.Unchanged()), NOW));

        assertThat(changed.posting(INSTAGRAM)).isEqualTo(partly.posting(INSTAGRAM));
        assertThat(changed.status()).isEqualTo(RequestStatus.QUEUED);
    }

    @Test
    void asSoonAsSomethingHasStartedNothingIsChanged() {
        Transition<UploadRequest> refused = Transition.refused(Refusal.ALREADY_STARTED);

        assertThat(moved(request.lease(INSTAGRAM, LEASE, FIRST_STEP, TOMORROW)).change(NOTHING, TOMORROW))
                .isEqualTo(refused);
        assertThat(anUploadRequest().with(INSTAGRAM, queued()).queued().change(NOTHING, NOW))
                .isEqualTo(refused);
        assertThat(moved(request.cancel(List.of(INSTAGRAM, FACEBOOK), NOW)).change(NOTHING, NOW))
                .isEqualTo(refused);
    }

    @Test
    void whatNoWorkerEverTookUpFailsAndCanBeTriedAgain() {
        Instant end = TOMORROW.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(15));

        assertThat(request.endAbandoned(end, _ -> anError("deadline_passed")))
                .isEqualTo(Transition.refused(Refusal.NOT_DUE));
        UploadRequest ended = moved(request.endAbandoned(end.plusMillis(1), _ -> anError("deadline_passed")));

        assertThat(ended.status()).isEqualTo(RequestStatus.FAILED);
        assertThat(state(ended, INSTAGRAM))
                .isEqualTo(new PostingState.Failed(anError("deadline_passed"), Optional.empty(), Optional.empty()));
        assertThat(state(moved(ended.retry(List.of(INSTAGRAM), end)), INSTAGRAM))
                .isInstanceOf(PostingState.Queued.class);
    }

    @Test
    void aWorkerThatHasTheLeaseIsLeftToEndItItself() {
        Instant end = NOW.plus(Duration.ofDays(2));
        UploadRequest held = anUploadRequest().leasedBy("turn-1", end.plusSeconds(1));

        assertThat(held.endAbandoned(end, _ -> anError("deadline_passed")))
                .isEqualTo(Transition.refused(Refusal.NOT_DUE));
        assertThat(moved(held.endAbandoned(end.plusSeconds(1), _ -> anError("deadline_passed")))
                        .status())
                .isEqualTo(RequestStatus.FAILED);
    }

    private static UploadChange with(Time time, Deadline deadline) {
        return new UploadChange(Optional.empty(), time, deadline);
    }

    private static PostingState state(UploadRequest request, Destination destination) {
        return request.posting(destination).orElseThrow().state();
    }
}

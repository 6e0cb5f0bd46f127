package dev.socialposting.worker;

import dev.socialposting.pauses.PlatformPause;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Schedule;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Holds a turn's posting while an operator has its platform paused, or lets it go ahead to find out whether the platform works again. */
final class PauseGate {
    private final KnownPauses pauses;
    private final LeasedPosting leased;
    private final DetailedLogger log;
    private final Clock clock;
    private Optional<PlatformPause> tried = Optional.empty();

    PauseGate(KnownPauses pauses, LeasedPosting leased, DetailedLogger log, Clock clock) {
        this.pauses = pauses;
        this.leased = leased;
        this.log = log;
        this.clock = clock;
    }

    /** The pause that the posting is held by; empty if nothing holds it. One that was held, and goes on, is told so. */
    Optional<PlatformPause> holding() {
        Optional<PlatformPause> pause = pauses.of(destination().platform());
        tried = pause.filter(this::isTried);
        if (pause.isPresent() && tried.isEmpty()) {
            return pause;
        }
        if (wasHeld(leased.progress())) {
            leased.stage(PauseGate::withoutPause);
            if (tried.isPresent()) {
                log.info(
                        LogCode.PLATFORM_TRIED,
                        "The platform is still paused; this post goes ahead to find out whether the platform works again.",
                        Map.of());
            } else {
                log.info(LogCode.PLATFORM_RESUMED, "The platform is not paused any more; the post goes on.", Map.of());
            }
        }
        return Optional.empty();
    }

    /** Without the pause as what was wrong last. */
    static Progress withoutPause(Progress progress) {
        return wasHeld(progress) ? progress.withoutError() : progress;
    }

    private static boolean wasHeld(Progress progress) {
        return progress.lastError()
                .filter(error -> error.code().equals(PostingError.PLATFORM_PAUSED))
                .isPresent();
    }

    /** After the turn: if it has brought the posting out as a trial, the pause is over. */
    void afterTurn() {
        boolean isLive = leased.posting()
                .state()
                .startedProgress()
                .filter(progress -> progress.phase() instanceof Phase.Live)
                .isPresent();
        if (isLive) {
            tried.ifPresent(pauses::end);
        }
    }

    private boolean isTried(PlatformPause pause) {
        RequestId request = leased.row().id();
        Instant now = clock.instant();
        if (pause.isTriedBy(request, destination(), now)) {
            return hasFailedNoTry();
        }
        return provesSomething(now)
                && pause.nextTrial(request, destination(), now)
                        .filter(trial -> pauses.begin(trial, pause))
                        .isPresent();
    }

    /** The platform still fails: the posting is held like the others, which gives it back its tries. */
    private boolean hasFailedNoTry() {
        return leased.progress().failedTries() == 0;
    }

    /** Only a post that is still to go out, and may, shows that the platform publishes. */
    private boolean provesSomething(Instant now) {
        return hasFailedNoTry()
                && leased.progress().phase() instanceof Phase.Preparing
                && !leased.isPastDeadline()
                && leased.row()
                        .schedule()
                        .map(Schedule::at)
                        .filter(now::isBefore)
                        .isEmpty();
    }

    private Destination destination() {
        return leased.posting().destination();
    }
}

package dev.socialposting.worker;

import dev.socialposting.pauses.PlatformPause;
import dev.socialposting.pauses.PlatformPauses;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which platforms are paused, as this machine knows it: it asks before each step, and reads every few seconds. */
final class KnownPauses {
    /** How long a pause may be on, or over, before a worker heeds it. */
    static final Duration FRESH = Duration.ofSeconds(5);

    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(KnownPauses.class);

    private final PlatformPauses pauses;
    private final Clock clock;
    private final Map<Platform, Known> known = new ConcurrentHashMap<>();

    KnownPauses(PlatformPauses pauses, Clock clock) {
        this.pauses = pauses;
        this.clock = clock;
    }

    /**
     * Makes sure that it is known whether a platform is paused. What was read last counts for as long as it cannot be read again.
     *
     * @throws StoreUnavailableException if it could never be read
     */
    void learn(Platform platform) {
        known(platform);
    }

    /** The pause of a platform; see {@link #learn}. */
    Optional<PlatformPause> of(Platform platform) {
        return known(platform).pause();
    }

    private Known known(Platform platform) {
        Instant now = clock.instant();
        Optional<Known> last = Optional.ofNullable(known.get(platform));
        if (last.filter(one -> now.isBefore(one.readAt().plus(FRESH))).isPresent()) {
            return last.get();
        }
        try {
            return learnt(platform, pauses.find(platform));
        } catch (StoreUnavailableException unavailable) {
            return last.orElseThrow(() -> unavailable);
        }
    }

    /** Whether this posting may go ahead as the one by which it is found out whether the platform works again. */
    boolean begin(PlatformPause.Trial trial, PlatformPause pause) {
        try {
            boolean begun = pauses.begin(trial, pause);
            learnt(pause.platform(), begun ? Optional.of(pause.triedBy(trial)) : pauses.find(pause.platform()));
            return begun;
        } catch (StoreUnavailableException unavailable) {
            OPERATOR_LOG.atWarn().setCause(unavailable).log("A paused platform is not tried now.");
            return false;
        }
    }

    /** A posting that went ahead is live, so the platform works. */
    void end(PlatformPause pause) {
        try {
            if (pauses.end(pause.platform(), pause.since())) {
                OPERATOR_LOG
                        .atInfo()
                        .addKeyValue("platform", pause.platform().name())
                        .log("A posting that was tried is live: the pause of its platform is over.");
            }
            // Another pause may have begun meanwhile.
            known.remove(pause.platform());
        } catch (StoreUnavailableException unavailable) {
            OPERATOR_LOG.atWarn().setCause(unavailable).log("A pause goes on until another posting has been tried.");
        }
    }

    private Known learnt(Platform platform, Optional<PlatformPause> pause) {
        Known newer = new Known(pause, clock.instant());
        known.put(platform, newer);
        return newer;
    }

    private record Known(Optional<PlatformPause> pause, Instant readAt) {}
}

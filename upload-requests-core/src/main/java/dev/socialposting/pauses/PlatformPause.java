package dev.socialposting.pauses;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An operator's word that nothing is to be asked of a platform until it is resumed.
 *
 * @param since when it began, to the millisecond; it tells one pause of a platform from the next
 * @param by the operator
 * @param reason in plain words, for the users whose posts are held
 * @param trialEvery how often one posting goes ahead all the same, to find out whether the platform works again; empty if none does
 * @param trial the latest that did
 */
public record PlatformPause(
        Platform platform,
        Instant since,
        String by,
        String reason,
        Optional<Duration> trialEvery,
        Optional<Trial> trial) {
    /**
     * A posting that goes ahead.
     *
     * @param until from then on it is held like the others, and another may be tried
     */
    public record Trial(RequestId requestId, Destination destination, Instant until) {}

    /** Whether this posting is the one that goes ahead now. */
    public boolean isTriedBy(RequestId requestId, Destination destination, Instant now) {
        return trial.filter(one -> one.requestId().equals(requestId)
                        && one.destination().equals(destination)
                        && now.isBefore(one.until()))
                .isPresent();
    }

    /** The trial that this posting would be; empty if it is not time for one. */
    public Optional<Trial> nextTrial(RequestId requestId, Destination destination, Instant now) {
        return trialEvery
                .filter(every -> !now.isBefore(trial.map(Trial::until).orElse(since.plus(every))))
                .map(every -> new Trial(requestId, destination, now.plus(every)));
    }

    public PlatformPause triedBy(Trial newer) {
        return new PlatformPause(platform, since, by, reason, trialEvery, Optional.of(newer));
    }
}

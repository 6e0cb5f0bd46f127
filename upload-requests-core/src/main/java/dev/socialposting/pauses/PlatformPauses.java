package dev.socialposting.pauses;

import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.time.Instant;
import java.util.Optional;

/** Keeps which platforms are paused. Every method throws {@link StoreUnavailableException} when it cannot be asked. */
public interface PlatformPauses {
    /** The pause of a platform, as somebody wrote it last; what was written within the last second may be missing. */
    Optional<PlatformPause> find(Platform platform);

    /** Pauses a platform, also one that is paused already: the newer word counts. */
    void pause(PlatformPause pause);

    /**
     * Lets a posting go ahead. Of several at once exactly one does.
     *
     * @param known the pause as the caller knows it
     * @return false if it is over, has begun anew, or has another trial since
     */
    boolean begin(PlatformPause.Trial trial, PlatformPause known);

    /**
     * Ends the pause of a platform that began at this time.
     *
     * @return false if it was over, or another has begun since
     */
    boolean end(Platform platform, Instant since);
}

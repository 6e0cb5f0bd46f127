package dev.socialposting.pauses;

import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Pauses in memory, by the same contract as the real ones. */
public final class InMemoryPlatformPauses implements PlatformPauses {
    private final Map<Platform, PlatformPause> pauses = new HashMap<>();
    private boolean down;
    private int reads;

    /** From now on every call fails, until {@link #recover}. */
    public synchronized void breakDown() {
        down = true;
    }

    public synchronized void recover() {
        down = false;
    }

    /** How often pauses were read so far. */
    public synchronized int reads() {
        return reads;
    }

    @Override
    public synchronized Optional<PlatformPause> find(Platform platform) {
        reads++;
        answer();
        return Optional.ofNullable(pauses.get(platform));
    }

    @Override
    public synchronized void pause(PlatformPause pause) {
        answer();
        pauses.put(pause.platform(), pause);
    }

    @Override
    public synchronized boolean begin(PlatformPause.Trial trial, PlatformPause known) {
        answer();
        return pauses.replace(known.platform(), known, known.triedBy(trial));
    }

    @Override
    public synchronized boolean end(Platform platform, Instant since) {
        answer();
        PlatformPause pause = pauses.get(platform);
        return pause != null && pause.since().equals(since) && pauses.remove(platform, pause);
    }

    private void answer() {
        if (down) {
            throw new StoreUnavailableException("the pauses of this test are down", new IOException("no answer"));
        }
    }
}

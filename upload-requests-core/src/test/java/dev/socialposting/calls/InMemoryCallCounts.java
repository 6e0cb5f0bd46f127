package dev.socialposting.calls;

import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts in memory, by the same contract as the real counts. */
public final class InMemoryCallCounts implements CallCounts {
    private final Map<Stretch, Integer> counts = new HashMap<>();
    private boolean down;

    /** From now on every call fails, until {@link #recover}. */
    public synchronized void breakDown() {
        down = true;
    }

    public synchronized void recover() {
        down = false;
    }

    @Override
    public synchronized boolean countUpTo(int most, UserId user, Instant window, Instant forgottenAt) {
        if (down) {
            throw new StoreUnavailableException("the counts of this test are down", new IOException("no answer"));
        }
        Stretch stretch = new Stretch(user, window);
        int before = counts.getOrDefault(stretch, 0);
        if (before >= most) {
            return false;
        }
        counts.put(stretch, before + 1);
        return true;
    }

    private record Stretch(UserId user, Instant window) {}
}

package dev.socialposting.limits;

import dev.socialposting.uploads.store.StoreUnavailableException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Places in memory, by the same contract as the real ones. */
public final class InMemoryPlaceStore implements PlaceStore {
    private final Map<String, Places> limits = new HashMap<>();
    private boolean down;

    /** From now on every call fails, until {@link #recover}. */
    public synchronized void breakDown() {
        down = true;
    }

    public synchronized void recover() {
        down = false;
    }

    @Override
    public synchronized Places find(String limit) {
        answer();
        return limits.getOrDefault(limit, Places.NONE);
    }

    @Override
    public synchronized boolean replace(String limit, Places seen, Places newer) {
        answer();
        if (limits.getOrDefault(limit, Places.NONE).version() != seen.version()) {
            return false;
        }
        limits.put(limit, newer);
        return true;
    }

    private void answer() {
        if (down) {
            throw new StoreUnavailableException("the places of this test are down", new IOException("no answer"));
        }
    }
}

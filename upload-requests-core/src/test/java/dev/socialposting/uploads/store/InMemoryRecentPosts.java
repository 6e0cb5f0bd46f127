package dev.socialposting.uploads.store;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers recent posts in memory, by the same contract as the real store. */
public final class InMemoryRecentPosts implements RecentPosts {
    private final Map<Key, List<Earlier>> noted = new HashMap<>();
    private boolean down;

    /** From now on every call fails, until {@link #recover}. */
    public synchronized void breakDown() {
        down = true;
    }

    public synchronized void recover() {
        down = false;
    }

    @Override
    public synchronized Map<Destination, List<Earlier>> note(UploadRequest accepted) {
        if (down) {
            throw new StoreUnavailableException("recent posts of this test are down", new IOException("no answer"));
        }
        Instant since = accepted.createdAt().minus(WINDOW);
        Map<Destination, List<Earlier>> earlier = new LinkedHashMap<>();
        for (Destination destination : accepted.postings().keySet()) {
            Key key = new Key(accepted.userId(), accepted.videoUrl(), accepted.caption(), destination);
            List<Earlier> all = noted.computeIfAbsent(key, _ -> new ArrayList<>());
            if (all.isEmpty() || !all.getFirst().requestId().equals(accepted.id())) {
                all.addFirst(new Earlier(accepted.id(), accepted.createdAt()));
            }
            List<Earlier> before = all.stream()
                    .skip(1)
                    .limit(MOST_REMEMBERED)
                    .filter(entry -> entry.acceptedAt().isAfter(since))
                    .filter(entry -> !entry.requestId().equals(accepted.id()))
                    .toList();
            if (!before.isEmpty()) {
                earlier.put(destination, before);
            }
        }
        return earlier;
    }

    private record Key(UserId userId, String videoUrl, String caption, Destination destination) {}
}

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
        Map<Destination, List<Earlier>> before = earlier(accepted);
        for (Destination destination : accepted.postings().keySet()) {
            List<Earlier> all = noted.computeIfAbsent(Key.of(accepted, destination), _ -> new ArrayList<>());
            if (all.isEmpty() || !all.getFirst().requestId().equals(accepted.id())) {
                all.addFirst(new Earlier(accepted.id(), accepted.createdAt()));
            }
        }
        return before;
    }

    @Override
    public synchronized Map<Destination, List<Earlier>> earlier(UploadRequest request) {
        if (down) {
            throw new StoreUnavailableException("recent posts of this test are down", new IOException("no answer"));
        }
        Instant since = request.createdAt().minus(WINDOW);
        Map<Destination, List<Earlier>> earlier = new LinkedHashMap<>();
        for (Destination destination : request.postings().keySet()) {
            List<Earlier> all = noted.getOrDefault(Key.of(request, destination), List.of());
            boolean isLatest = !all.isEmpty() && all.getFirst().requestId().equals(request.id());
            List<Earlier> before = all.stream()
                    .skip(isLatest ? 1 : 0)
                    .limit(MOST_REMEMBERED)
                    .filter(entry -> entry.acceptedAt().isAfter(since))
                    .filter(entry -> !entry.requestId().equals(request.id()))
                    .toList();
            if (!before.isEmpty()) {
                earlier.put(destination, before);
            }
        }
        return earlier;
    }

    private record Key(UserId userId, String videoUrl, String caption, Destination destination) {
        static Key of(UploadRequest request, Destination destination) {
            return new Key(request.userId(), request.videoUrl(), request.caption(), destination);
        }
    }
}

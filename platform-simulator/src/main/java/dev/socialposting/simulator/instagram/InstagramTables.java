package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.model.AccountKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Instagram's containers and media. */
final class InstagramTables {
    private final Map<String, Container> containers = new LinkedHashMap<>();
    private final Map<String, InstagramMedia> media = new LinkedHashMap<>();
    private final Map<AccountKey, List<Container>> containersByOwner = new LinkedHashMap<>();
    private final Map<AccountKey, List<InstagramMedia>> mediaByOwner = new LinkedHashMap<>();

    void add(Container container) {
        containers.put(container.id(), container);
        containersByOwner
                .computeIfAbsent(container.owner(), owner -> new ArrayList<>())
                .add(container);
    }

    void add(InstagramMedia post) {
        media.put(post.id(), post);
        mediaByOwner.computeIfAbsent(post.owner(), owner -> new ArrayList<>()).add(post);
    }

    void remove(InstagramMedia post) {
        media.remove(post.id());
        mediaByOwner.getOrDefault(post.owner(), new ArrayList<>()).remove(post);
    }

    Optional<Container> container(String id) {
        return Optional.ofNullable(containers.get(id));
    }

    Optional<InstagramMedia> media(String id) {
        return Optional.ofNullable(media.get(id));
    }

    /** Whose container or media an id is. */
    Optional<AccountKey> ownerOf(String id) {
        return container(id).map(Container::owner).or(() -> media(id).map(InstagramMedia::owner));
    }

    /** An account's media, newest first. */
    List<InstagramMedia> mediaOf(AccountKey owner) {
        return mediaByOwner.getOrDefault(owner, List.of()).reversed();
    }

    long containersSince(AccountKey owner, Instant since) {
        return containersByOwner.getOrDefault(owner, List.of()).reversed().stream()
                .takeWhile(container -> container.createdAt().isAfter(since))
                .count();
    }

    long containersOf(AccountKey owner) {
        return containersByOwner.getOrDefault(owner, List.of()).size();
    }

    long postsByApiSince(AccountKey owner, Instant since) {
        return mediaOf(owner).stream()
                .takeWhile(post -> post.publishedAt().isAfter(since))
                .filter(InstagramMedia::byApi)
                .count();
    }
}

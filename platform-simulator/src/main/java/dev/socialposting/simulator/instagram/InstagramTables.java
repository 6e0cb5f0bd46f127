package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.state.Storage;
import dev.socialposting.simulator.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Instagram's containers and media. */
final class InstagramTables {
    private final Table<Container> containers;
    private final Table<InstagramMedia> media;

    InstagramTables(Storage storage) {
        this.containers = storage.table(
                "instagram_containers",
                Container.class,
                container -> container.owner().toString());
        this.media = storage.table(
                "instagram_media", InstagramMedia.class, post -> post.owner().toString());
    }

    void put(Container container) {
        containers.put(container.id(), container);
    }

    void add(InstagramMedia post) {
        media.put(post.id(), post);
    }

    void remove(InstagramMedia post) {
        media.remove(post.id());
    }

    Optional<Container> container(String id) {
        return containers.find(id);
    }

    Optional<InstagramMedia> media(String id) {
        return media.find(id);
    }

    /** Whose container or media an id is. */
    Optional<AccountKey> ownerOf(String id) {
        return container(id).map(Container::owner).or(() -> media(id).map(InstagramMedia::owner));
    }

    /** An account's media, newest first. */
    List<InstagramMedia> mediaOf(AccountKey owner) {
        return media.of(owner.toString()).reversed();
    }

    int countOfMedia(AccountKey owner) {
        return media.count(owner.toString());
    }

    long containersSince(AccountKey owner, Instant since) {
        return containers
                .newest(owner.toString())
                .takeWhile(container -> container.createdAt().isAfter(since))
                .count();
    }

    long containersOf(AccountKey owner) {
        return containers.count(owner.toString());
    }

    long postsByApiSince(AccountKey owner, Instant since) {
        return media.newest(owner.toString())
                .takeWhile(post -> post.publishedAt().isAfter(since))
                .filter(InstagramMedia::byApi)
                .count();
    }

    /** A published Reel, as Instagram's own tables have it. */
    record InstagramMedia(
            String id,
            AccountKey owner,
            String shortcode,
            String permalink,
            String caption,
            String mediaUrl,
            boolean sharedToFeed,
            boolean byApi,
            Instant publishedAt) {}
}

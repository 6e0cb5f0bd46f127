package dev.socialposting.platforms.instagram;

import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.meta.PostedSince;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.uploads.model.PublishedPost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for our post among an account's media since a time.
 *
 * <p>Captions can be read for accounts connected by Facebook Login; for Instagram Login Meta's documentation says no, while practice
 * often says yes. Without captions one post since then is probably ours, and one of several is not to be told.
 */
final class RecentMedia {
    private static final int MAX_PAGES = 4;

    private final InstagramApi api;
    private final PostedSince since;
    private final List<Item> items = new ArrayList<>();
    private boolean captionsShown;

    private RecentMedia(InstagramApi api, PostedSince since) {
        this.api = api;
        this.since = since;
    }

    /** What the list says of a post that one of these calls has made. */
    static Sighting find(InstagramApi api, PublishCalls calls, String caption) {
        RecentMedia media = new RecentMedia(api, PostedSince.first(calls));
        try {
            return media.read().<Sighting>map(Sighting.Unreadable::new).orElseGet(() -> media.match(caption));
        } catch (PlatformUnreachableException unreachable) {
            return new Sighting.Unreadable(String.valueOf(unreachable.getMessage()));
        }
    }

    /** Reads the pages back to the time; the answer is why that was not possible. */
    private Optional<String> read() {
        Optional<String> after = Optional.empty();
        for (int page = 0; page < MAX_PAGES; page++) {
            switch (api.recentMedia(since.start(), after)) {
                case GraphAnswer.Refusal(GraphError error) -> {
                    return Optional.of(error.messageInShort());
                }
                case GraphAnswer.Success(GraphObject body) -> {
                    Optional<List<GraphObject>> data = body.objects("data");
                    if (data.isEmpty()) {
                        return Optional.of("the answer holds no list");
                    }
                    if (data.get().stream()
                            .anyMatch(object ->
                                    Item.isVideo(object) && Item.of(object).isEmpty())) {
                        return Optional.of("an entry has no id or no time");
                    }
                    boolean reachedOlder = add(data.get());
                    if (reachedOlder || data.get().isEmpty() || body.isLastPage()) {
                        return Optional.empty();
                    }
                    after = body.cursor();
                    if (after.isEmpty()) {
                        return Optional.of("the next page's cursor cannot be used");
                    }
                }
            }
        }
        return Optional.of("the list is too long");
    }

    private boolean add(List<GraphObject> page) {
        boolean reachedOlder = false;
        for (GraphObject object : page) {
            captionsShown |= object.text("caption").isPresent();
            Optional<Item> item = Item.of(object);
            boolean older = item.filter(it -> !since.mayHold(it.timestamp())).isPresent();
            reachedOlder |= older;
            item.filter(it -> !older).ifPresent(items::add);
        }
        return reachedOlder;
    }

    private Sighting match(String caption) {
        List<Item> possible = items.stream()
                .filter(item -> item.hasCaption(caption) || item.leavesOpen(caption, captionsShown))
                .toList();
        if (possible.isEmpty()) {
            return new Sighting.None();
        }
        List<Item> open = possible.stream()
                .filter(item -> since.surelyHolds(item.timestamp()))
                .toList();
        List<Item> same = open.stream().filter(item -> item.hasCaption(caption)).toList();
        if (same.size() == 1) {
            return new Sighting.Ours(same.getFirst());
        }
        if (same.size() > 1 || open.size() > 1) {
            return new Sighting.Several();
        }
        return open.isEmpty() ? new Sighting.Doubtful() : new Sighting.Probably(open.getFirst());
    }

    /** What was found. */
    sealed interface Sighting {
        /** One post has our caption. */
        record Ours(Item item) implements Sighting {}

        /** There is one post, whose caption says nothing for or against it. */
        record Probably(Item item) implements Sighting {}

        /** More than one post could be ours. */
        record Several() implements Sighting {}

        /** What could be ours is from shortly before the call: that may be our post, if clocks differ, as well as an earlier one. */
        record Doubtful() implements Sighting {}

        /** No post could be ours. */
        record None() implements Sighting {}

        record Unreadable(String why) implements Sighting {}
    }

    /** A Reel of the list. */
    record Item(String id, Instant timestamp, Optional<String> permalink, Optional<String> caption) {
        private static boolean isVideo(GraphObject object) {
            return object.text("media_type")
                            .filter(type -> !type.equals("VIDEO"))
                            .isEmpty()
                    && object.text("media_product_type")
                            .filter(type -> !type.equals("REELS"))
                            .isEmpty();
        }

        private static Optional<Item> of(GraphObject object) {
            Optional<Instant> timestamp = object.time("timestamp");
            return object.id("id")
                    .filter(_ -> isVideo(object))
                    .flatMap(id -> timestamp.map(
                            time -> new Item(id, time, object.link("permalink"), object.text("caption"))));
        }

        PublishedPost asPost() {
            PublishedPost post = PublishedPost.ofMedia(id);
            return permalink.map(post::withPermalink).orElse(post);
        }

        private boolean hasCaption(String ours) {
            return !ours.isBlank()
                    && caption.filter(text -> GraphObject.isSameText(text, ours))
                            .isPresent();
        }

        /** Whether the post may be ours for all its caption says. A caption that is not shown where others are is an empty one. */
        private boolean leavesOpen(String ours, boolean captionsShown) {
            String shown = caption.orElse("");
            return ours.isBlank() ? shown.isBlank() : caption.isEmpty() && !captionsShown;
        }
    }
}

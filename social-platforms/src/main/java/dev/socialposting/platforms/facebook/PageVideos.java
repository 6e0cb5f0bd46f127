package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.meta.PostedSince;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.uploads.model.PublishedPost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks on a Page for a video that was posted without getting to know its id: one with exactly our text since then, among the Page's
 * videos and its Reels.
 *
 * <p>Whether a Page's videos can be listed is told differently by Meta's reference and its SDK. If they cannot, the Page's posts can
 * show that the video is there, but not that it is not: they lack what is still being processed.
 */
final class PageVideos {
    private static final int MAX_PAGES = 4;

    private PageVideos() {}

    static Sighting find(FacebookApi api, PublishCalls calls, String text) {
        PostedSince since = PostedSince.first(calls);
        try {
            Listing videos = read(api::videos, since);
            Listing reels = read(api::reels, since);
            Sighting sighting = amongVideos(together(videos, reels), since, text);
            Optional<String> unreadable = videos.whyUnreadable().or(reels::whyUnreadable);
            return sighting instanceof Sighting.None && unreadable.isPresent()
                    ? byPosts(api, since, text, unreadable.get())
                    : sighting;
        } catch (PlatformUnreachableException unreachable) {
            return new Sighting.Unclear("The Page's videos could not be read: " + unreachable.getMessage() + ".");
        }
    }

    /** A video may be in both lists. */
    private static List<GraphObject> together(Listing videos, Listing reels) {
        Map<String, GraphObject> byId = new LinkedHashMap<>();
        Stream.concat(videos.items().stream(), reels.items().stream())
                .forEach(item -> byId.putIfAbsent(item.id("id").orElseGet(item::toString), item));
        return List.copyOf(byId.values());
    }

    private static Sighting amongVideos(List<GraphObject> items, PostedSince since, String text) {
        List<GraphObject> possible = withText(items, "description", text);
        if (possible.isEmpty()) {
            return new Sighting.None();
        }
        List<GraphObject> same = surely(since, possible);
        if (same.isEmpty()) {
            return unclear(
                    "The Page has %d videos with this text from shortly before the call; clocks differ.", possible);
        }
        Optional<String> id = same.getFirst().id("id");
        return same.size() == 1 && !text.isBlank() && id.isPresent()
                ? new Sighting.Video(id.get())
                : unclear("The Page has %d new videos that could be it; they cannot be told apart.", same);
    }

    private static Sighting byPosts(FacebookApi api, PostedSince since, String text, String whyNoVideos) {
        Listing posts = read(api::publishedPosts, since);
        if (posts.whyUnreadable().isPresent() || text.isBlank()) {
            return new Sighting.Unclear("The Page's videos cannot be read: " + whyNoVideos);
        }
        List<GraphObject> same = surely(since, withText(posts.items(), "message", text));
        if (same.isEmpty()) {
            return new Sighting.Unclear("The Page's videos cannot be read, and its posts do not show it.");
        }
        return same.size() == 1
                ? new Sighting.Post(asPost(same.getFirst()))
                : unclear("The Page has %d new posts that could be it; they cannot be told apart.", same);
    }

    private static Sighting unclear(String words, List<GraphObject> candidates) {
        return new Sighting.Unclear(words.formatted(candidates.size()));
    }

    private static PublishedPost asPost(GraphObject item) {
        return new PublishedPost(Optional.empty(), item.id("id"), item.link("permalink_url"));
    }

    private static List<GraphObject> surely(PostedSince since, List<GraphObject> items) {
        return items.stream()
                .filter(item -> createdAt(item).filter(since::surelyHolds).isPresent())
                .toList();
    }

    private static List<GraphObject> withText(List<GraphObject> items, String field, String text) {
        return items.stream()
                .filter(item -> GraphObject.isSameText(item.text(field).orElse(""), text))
                .toList();
    }

    /** Reads a list, newest first, back to a time. */
    private static Listing read(Function<Optional<String>, GraphAnswer> pages, PostedSince since) {
        List<GraphObject> items = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (int page = 0; page < MAX_PAGES; page++) {
            switch (pages.apply(after)) {
                case GraphAnswer.Refusal(GraphError error)
                when FacebookErrors.hasNoReels(error) -> {
                    return new Listing(items, Optional.empty());
                }
                case GraphAnswer.Refusal(GraphError error) -> {
                    return Listing.unreadable(error.messageInShort());
                }
                case GraphAnswer.Success(GraphObject body) -> {
                    Optional<List<GraphObject>> data = body.objects("data");
                    if (data.isEmpty()
                            || data.get().stream()
                                    .anyMatch(item -> createdAt(item).isEmpty())) {
                        return Listing.unreadable("the answer is not a list of things with their times");
                    }
                    List<GraphObject> newer = data.get().stream()
                            .filter(item ->
                                    createdAt(item).filter(since::mayHold).isPresent())
                            .toList();
                    items.addAll(newer);
                    if (newer.size() < data.get().size() || body.isLastPage()) {
                        return new Listing(items, Optional.empty());
                    }
                    after = body.cursor();
                    if (after.isEmpty()) {
                        return Listing.unreadable("the next page's cursor cannot be used");
                    }
                }
            }
        }
        return Listing.unreadable("the list is too long");
    }

    private static Optional<Instant> createdAt(GraphObject item) {
        return item.time("created_time");
    }

    /** What a list shows since a time; nothing, if it cannot be read back to there. */
    private record Listing(List<GraphObject> items, Optional<String> whyUnreadable) {
        static Listing unreadable(String why) {
            return new Listing(List.of(), Optional.of(why));
        }
    }

    /** What was found. */
    sealed interface Sighting {
        record Video(String id) implements Sighting {}

        record Post(PublishedPost post) implements Sighting {}

        /** Nothing that could be ours. */
        record None() implements Sighting {}

        /** No conclusion is possible. */
        record Unclear(String why) implements Sighting {}
    }
}

package dev.socialposting.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.RequestScan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The posts that match what an operator looks for, newest first.
 *
 * @param unreadable ids of requests whose rows cannot be read, so that it is not known whether they match
 */
record FoundPosts(List<UploadRequest> requests, List<String> unreadable) {
    private static final int CAPTION_SHOWN = 60;

    FoundPosts {
        requests = requests.stream()
                .sorted(Comparator.comparing(UploadRequest::createdAt)
                        .thenComparing(request -> request.id().value())
                        .reversed())
                .toList();
        unreadable = List.copyOf(unreadable);
    }

    /** What a user's list has. */
    static FoundPosts of(UsersRequests list) {
        return new FoundPosts(
                list.readable(),
                list.unreadable().stream().map(RequestId::value).toList());
    }

    /** Those among the rows of all users that match. */
    static FoundPosts among(Stream<RequestScan.Row> rows, ListFilter filter) {
        List<UploadRequest> matching = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        rows.forEach(row -> {
            switch (row) {
                case RequestScan.Row.Found(UploadRequest request) -> {
                    if (filter.matches(request)) {
                        matching.add(request);
                    }
                }
                case RequestScan.Row.Unreadable(String id) -> unreadable.add(id);
            }
        });
        return new FoundPosts(matching, unreadable);
    }

    String text(Place place) {
        Map<Object, List<UploadRequest>> same = bySamePost();
        StringBuilder text = new StringBuilder("%d posts of %s match%n".formatted(requests.size(), place.words()));
        for (UploadRequest request : requests) {
            text.append(line(request)).append('\n');
            twins(request, same)
                    .forEach(twin ->
                            text.append("  twice: ").append(twin.words()).append('\n'));
        }
        if (!unreadable.isEmpty()) {
            text.append("%d rows cannot be read, and may match: %s%n"
                    .formatted(unreadable.size(), Terminal.line(String.join(", ", unreadable))));
        }
        return text.toString();
    }

    /** For programs; times are ISO 8601, UTC. */
    String json() {
        Map<Object, List<UploadRequest>> same = bySamePost();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode posts = json.putArray("posts");
        for (UploadRequest request : requests) {
            ObjectNode post = posts.addObject()
                    .put("created_at", request.createdAt().toString())
                    .put("request_id", request.id().value())
                    .put("user_id", request.userId().value())
                    .put("status", Terminal.word(request.status()))
                    .put("caption", request.caption());
            ObjectNode destinations = post.putObject("destinations");
            for (Posting posting : request.postings().values()) {
                destinations
                        .putObject(posting.destination().toString())
                        .put("status", Terminal.word(posting.status()))
                        .put("live", Terminal.word(Liveness.of(posting.state())));
            }
            ArrayNode twins = post.putArray("same_post");
            twins(request, same)
                    .forEach(twin -> twins.addObject()
                            .put("request_id", twin.other().id().value())
                            .put("destination", twin.destination().toString()));
        }
        ArrayNode unread = json.putArray("unreadable");
        unreadable.forEach(unread::add);
        return json.toPrettyString();
    }

    private static String line(UploadRequest request) {
        String counts = request.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + Terminal.word(count.getKey()))
                .collect(Collectors.joining(", "));
        String destinations = request.postings().values().stream()
                .map(posting -> posting.destination() + " " + Terminal.word(posting.status()))
                .collect(Collectors.joining(", "));
        return Terminal.line("%s  %s  %s  %s (%s)  %s  %s"
                .formatted(
                        request.createdAt(),
                        request.id(),
                        request.userId(),
                        Terminal.word(request.status()),
                        counts,
                        destinations,
                        beginning(request.caption())));
    }

    private static String beginning(String caption) {
        return caption.codePointCount(0, caption.length()) <= CAPTION_SHOWN
                ? caption
                : caption.substring(0, caption.offsetByCodePoints(0, CAPTION_SHOWN)) + "…";
    }

    private Map<Object, List<UploadRequest>> bySamePost() {
        return requests.stream().collect(Collectors.groupingBy(FoundPosts::post));
    }

    private static List<Twin> twins(UploadRequest request, Map<Object, List<UploadRequest>> same) {
        Collection<UploadRequest> others = same.getOrDefault(post(request), List.of());
        return Twin.of(request, others);
    }

    private static Object post(UploadRequest request) {
        return List.of(request.userId(), request.videoUrl(), request.caption());
    }
}

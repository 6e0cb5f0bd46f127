package dev.socialposting.operations;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The same post once more: another request of the same user brings the same video with the same caption to the same destination.
 *
 * @param destination where both go
 * @param other the other request
 */
record Twin(UploadRequest request, Destination destination, UploadRequest other) {

    /** Those of a request among others, the earliest first. */
    static List<Twin> of(UploadRequest request, Collection<UploadRequest> others) {
        return others.stream()
                .filter(other -> isSamePost(request, other))
                .sorted(Comparator.comparing(UploadRequest::createdAt))
                .flatMap(other -> request.postings().keySet().stream()
                        .filter(other.postings()::containsKey)
                        .map(destination -> new Twin(request, destination, other)))
                .toList();
    }

    String words() {
        Duration later = Duration.between(request.createdAt(), other.createdAt());
        return "the same video and caption to %s by request %s, accepted %s %s: %s, live: %s"
                .formatted(
                        destination,
                        other.id(),
                        Terminal.words(later.abs()),
                        later.isNegative() ? "earlier" : "later",
                        Terminal.word(other.posting(destination).orElseThrow().status()),
                        Liveness.of(other.posting(destination).orElseThrow().state())
                                .words());
    }

    private static boolean isSamePost(UploadRequest one, UploadRequest other) {
        return !one.id().equals(other.id())
                && one.userId().equals(other.userId())
                && one.videoUrl().equals(other.videoUrl())
                && one.caption().equals(other.caption());
    }
}

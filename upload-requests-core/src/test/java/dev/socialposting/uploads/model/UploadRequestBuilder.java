package dev.socialposting.uploads.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Builds upload requests for tests: say what matters, the rest is sound. Start at {@link Fixtures#anUploadRequest}. */
public final class UploadRequestBuilder {
    private RequestId id = Fixtures.requestId(1);
    private UserId userId = Fixtures.ALICE;
    private String videoUrl = "https://videos.example.com/launch.mp4";
    private String caption = "Launch day!";
    private Instant createdAt = Fixtures.NOW;
    private Timing timing = Timing.NOW;
    private long version = 1;
    private final SequencedMap<Destination, PostingOptions> destinations = new LinkedHashMap<>();
    private final SequencedMap<Destination, PostingState> states = new LinkedHashMap<>();

    UploadRequestBuilder() {}

    public UploadRequestBuilder withId(RequestId given) {
        id = given;
        return this;
    }

    /** With the n-th request id of {@link Fixtures#requestId}. */
    public UploadRequestBuilder number(int n) {
        return withId(Fixtures.requestId(n));
    }

    public UploadRequestBuilder by(UserId user) {
        userId = user;
        return this;
    }

    public UploadRequestBuilder withVideo(String url) {
        videoUrl = url;
        return this;
    }

    public UploadRequestBuilder withCaption(String text) {
        caption = text;
        return this;
    }

    public UploadRequestBuilder createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    public UploadRequestBuilder scheduledAt(Instant instant) {
        return at(new Timing(Optional.of(new Schedule(instant, Optional.empty())), Optional.empty()));
    }

    public UploadRequestBuilder at(Timing given) {
        timing = given;
        return this;
    }

    public UploadRequestBuilder atVersion(long newer) {
        version = newer;
        return this;
    }

    public UploadRequestBuilder to(Destination... wanted) {
        for (Destination destination : wanted) {
            destinations.put(destination, PostingOptions.NONE);
        }
        return this;
    }

    public UploadRequestBuilder to(Destination destination, PostingOptions options) {
        destinations.put(destination, options);
        return this;
    }

    /** With this posting in a state of its own; its destination need not be named before. */
    public UploadRequestBuilder with(Destination destination, PostingState state) {
        destinations.putIfAbsent(destination, PostingOptions.NONE);
        states.put(destination, state);
        return this;
    }

    /** As it is when it was just accepted, apart from states given by {@link #with}. */
    public UploadRequest queued() {
        SequencedMap<Destination, PostingOptions> wanted = new LinkedHashMap<>(destinations);
        if (wanted.isEmpty()) {
            wanted.put(Fixtures.INSTAGRAM, PostingOptions.NONE);
            wanted.put(Fixtures.FACEBOOK, PostingOptions.NONE);
        }
        UploadRequest accepted = UploadRequest.accepted(
                id, userId, videoUrl, caption, "fingerprint-of-" + id, wanted, timing, createdAt);
        SequencedMap<Destination, Posting> postings = new LinkedHashMap<>(accepted.postings());
        states.forEach((destination, state) ->
                postings.computeIfPresent(destination, (_, posting) -> inState(posting, state)));
        return new UploadRequest(
                id,
                userId,
                videoUrl,
                caption,
                accepted.fingerprint(),
                accepted.schedule(),
                createdAt,
                createdAt,
                postings,
                version);
    }

    /** With every posting leased by the given owner. */
    public UploadRequest leasedBy(String owner, Instant until) {
        return allIn(Fixtures.leasedBy(owner, until));
    }

    /** With every posting waiting. */
    public UploadRequest waitingUntil(Instant until) {
        return allIn(Fixtures.waitingUntil(until));
    }

    /** With every posting published. */
    public UploadRequest completed() {
        return allIn(Fixtures.completed());
    }

    /** With every posting failed. */
    public UploadRequest failed() {
        return allIn(Fixtures.failed());
    }

    private UploadRequest allIn(PostingState state) {
        queued().postings().keySet().forEach(destination -> with(destination, state));
        return queued();
    }

    private static Posting inState(Posting posting, PostingState state) {
        return new Posting(
                posting.destination(),
                posting.options(),
                posting.createdAt(),
                posting.updatedAt(),
                posting.publishBy(),
                state);
    }
}

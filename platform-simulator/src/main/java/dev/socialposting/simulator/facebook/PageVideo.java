package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.video.StartedFetch;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A video of a Page, from the start call on. How far it is, is worked out from the clock by {@link VideoProgress}. */
final class PageVideo {
    /** By which of the three ways the video is published. */
    enum Flow {
        /** A: a Page Reel, {@code /video_reels} and rupload. */
        REEL,
        /** B: {@code /videos} with {@code file_url}. */
        HOSTED,
        /** C: {@code /videos} in chunks. */
        CHUNKED
    }

    /** What becomes of a finished video. */
    enum Visibility {
        PUBLISHED,
        SCHEDULED,
        DRAFT
    }

    /**
     * How a video will fare.
     *
     * @param upload at least so long from the upload call until the upload is complete
     * @param lifetime after which a session that was not finished is expired
     */
    record Plan(
            Duration upload,
            Duration processing,
            Duration publishing,
            Duration lifetime,
            Optional<PhaseError> uploadError,
            Optional<PhaseError> processingError,
            Optional<PhaseError> publishingError) {
        private static final Duration SECOND = Duration.ofSeconds(1);

        static Plan healthy() {
            return new Plan(
                    SECOND, SECOND, SECOND, Duration.ofHours(24), Optional.empty(), Optional.empty(), Optional.empty());
        }

        Plan withTimes(Duration newUpload, Duration newProcessing) {
            return new Plan(
                    newUpload, newProcessing, publishing, lifetime, uploadError, processingError, publishingError);
        }

        Plan withLifetime(Duration newLifetime) {
            return new Plan(upload, processing, publishing, newLifetime, uploadError, processingError, publishingError);
        }

        Plan withUploadError(PhaseError error) {
            return new Plan(
                    upload, processing, publishing, lifetime, Optional.of(error), processingError, publishingError);
        }

        Plan withProcessingError(PhaseError error) {
            return new Plan(upload, processing, publishing, lifetime, uploadError, Optional.of(error), publishingError);
        }

        Plan withPublishingError(PhaseError error) {
            return new Plan(upload, processing, publishing, lifetime, uploadError, processingError, Optional.of(error));
        }
    }

    /** The file on its way. */
    record Upload(StartedFetch fetch, Instant startedAt, Optional<URI> from) {}

    /** What the finish call (or the one call of flow B) asked for. */
    record Finish(
            Instant at,
            Visibility visibility,
            String description,
            String title,
            String customLabels,
            Optional<Instant> scheduledFor) {}

    private final String id;
    private final String postId;
    private final AccountKey page;
    private final Flow flow;
    private final Instant createdAt;
    private final Plan plan;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private Optional<Upload> upload = Optional.empty();
    private Optional<Finish> finish = Optional.empty();

    PageVideo(String id, String postId, AccountKey page, Flow flow, Instant createdAt, Plan plan) {
        this.id = id;
        this.postId = postId;
        this.page = page;
        this.flow = flow;
        this.createdAt = createdAt;
        this.plan = plan;
    }

    /** The file comes from an address. */
    void uploadFrom(URI address, StartedFetch fetch, Instant now) {
        upload = Optional.of(new Upload(fetch, now, Optional.of(address)));
    }

    /** The next bytes of the file. */
    void receive(byte[] bytes) {
        received.writeBytes(bytes);
    }

    /** All bytes are there. */
    void uploadComplete(Instant now) {
        upload = Optional.of(new Upload(StartedFetch.uploaded(received.toByteArray(), now), now, Optional.empty()));
        received.reset();
    }

    void finish(Finish request) {
        finish = Optional.of(request);
    }

    int bytesReceived() {
        return received.size();
    }

    /** How far the video is. */
    VideoProgress progress(Instant now) {
        return VideoProgress.of(this, now);
    }

    String id() {
        return id;
    }

    /** {@code <page id>_<number>}. */
    String postId() {
        return postId;
    }

    AccountKey page() {
        return page;
    }

    Flow flow() {
        return flow;
    }

    Instant createdAt() {
        return createdAt;
    }

    Plan plan() {
        return plan;
    }

    Optional<Upload> upload() {
        return upload;
    }

    Optional<Finish> finish() {
        return finish;
    }

    /** The caption; empty until the video is finished. */
    String description() {
        return finish.map(Finish::description).orElse("");
    }
}

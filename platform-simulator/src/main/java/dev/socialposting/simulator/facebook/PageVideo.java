package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.facebook.VideoProgress.PhaseError;
import dev.socialposting.simulator.model.AccountKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A video of a Page, from the start call on. How far it is, is worked out from the clock by {@link VideoProgress}.
 *
 * @param postId {@code <page id>_<number>}
 * @param inLedger whether it was written down that the world can see it
 */
record PageVideo(
        String id,
        String postId,
        AccountKey page,
        Flow flow,
        Instant createdAt,
        Plan plan,
        Optional<Upload> upload,
        Optional<Finish> finish,
        boolean inLedger) {
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

    /**
     * The file on its way.
     *
     * @param video its id among the {@link dev.socialposting.simulator.state.Fetches}
     */
    record Upload(String video, Instant startedAt, Optional<URI> from) {}

    /** What the finish call (or the one call of flow B) asked for. */
    record Finish(
            Instant at,
            Visibility visibility,
            String description,
            String title,
            String customLabels,
            Optional<Instant> scheduledFor) {}

    static PageVideo create(String id, String postId, AccountKey page, Flow flow, Instant createdAt, Plan plan) {
        return new PageVideo(id, postId, page, flow, createdAt, plan, Optional.empty(), Optional.empty(), false);
    }

    /** The same when its file is on its way. */
    PageVideo with(Upload newUpload) {
        return new PageVideo(id, postId, page, flow, createdAt, plan, Optional.of(newUpload), finish, inLedger);
    }

    /** The same when it was asked to publish it. */
    PageVideo with(Finish request) {
        return new PageVideo(id, postId, page, flow, createdAt, plan, upload, Optional.of(request), inLedger);
    }

    /** The same when it is in the ledger. */
    PageVideo writtenDown() {
        return new PageVideo(id, postId, page, flow, createdAt, plan, upload, finish, true);
    }

    /** The caption; empty until the video is finished. */
    String description() {
        return finish.map(Finish::description).orElse("");
    }
}

package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.meta.Diagnosis;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.publisher.PublishStep.Verification;
import dev.socialposting.platforms.publisher.PublishStep.Verification.Rejected;
import dev.socialposting.platforms.publisher.PublishStep.Verification.StartOver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How far Facebook is with a video. Any phase may be missing, and words are spelled in more than one way.
 *
 * @param video the status of the whole, such as {@code processing}; empty if not told
 * @param uploading fetching the file
 * @param processing transcoding, which may begin only after publishing was asked for
 * @param publishing making it public
 * @param publishStatus {@code draft}, {@code scheduled}, {@code published} or {@code error}; empty if not told
 */
record VideoStatus(String video, Phase uploading, Phase processing, Phase publishing, String publishStatus) {
    static VideoStatus of(GraphObject body) {
        return new VideoStatus(
                body.word("status", "video_status").orElse(""),
                Phase.of(body, "uploading_phase"),
                Phase.of(body, "processing_phase"),
                Phase.of(body, "publishing_phase"),
                body.word("status", "publishing_phase", "publish_status").orElse(""));
    }

    /** Whether the file, or some of it, is there. */
    boolean hasFile() {
        return hasWholeFile() || uploading.bytes() > 0;
    }

    boolean hasWholeFile() {
        return uploading.isComplete() || video.equals("upload_complete") || video.equals("ready");
    }

    /** Whether the upload session cannot be used any more; published or not, nothing can come of it. */
    boolean sessionIsOver() {
        return video.equals("expired") || video.equals("upload_failed");
    }

    boolean isReady() {
        return video.equals("ready");
    }

    boolean isDraft() {
        return publishStatus.equals("draft");
    }

    boolean isPublished() {
        return publishing.isComplete() && (publishStatus.isEmpty() || publishStatus.equals("published"));
    }

    /** Whether it shows that publishing was asked for. */
    boolean isBeingPublished() {
        return !publishing.isNotStarted() || publishStatus.equals("published") || publishStatus.equals("scheduled");
    }

    /** Whether nothing shows that publishing was asked for. */
    boolean isUntouched() {
        return processing.isNotStarted() && !isReady() && !isBeingPublished();
    }

    /** Whether making it public is what failed. */
    boolean failedToPublish() {
        return publishing.isError() || publishStatus.equals("error");
    }

    /** Whether anything failed for good; a failed copyright check alone is not a failure. */
    boolean hasFailed() {
        return video.equals("error")
                || sessionIsOver()
                || failedToPublish()
                || uploading.isError()
                || processing.isError();
    }

    /** The first error that a phase reports. */
    Optional<GraphError> reportedError() {
        return Stream.of(uploading, processing, publishing)
                .flatMap(phase -> phase.errors().stream())
                .findFirst();
    }

    /** What it means that the video failed after publishing was asked for: it is certain that it will not become public. */
    Verification failure(String evidence) {
        Optional<GraphError> reported = reportedError();
        if (failedToPublish() && reported.isEmpty()) {
            return new Rejected(FacebookErrors.publishingFailed(evidence), evidence);
        }
        if (sessionIsOver() && reported.isEmpty()) {
            return new StartOver(FacebookErrors.sessionOver(this), UploadSession.NEW_SESSIONS, evidence);
        }
        GraphError error = reported.orElseGet(() -> GraphError.reported(OptionalInt.empty(), evidence));
        Diagnosis diagnosis = FacebookErrors.TABLE.diagnose(error);
        // The same file would fail in the same way, unless Facebook names a cause that may pass.
        int times = failedToPublish() || !error.isNamed() ? 0 : diagnosis.freshStarts(1);
        return times == 0
                ? new Rejected(diagnosis.forUser(), evidence)
                : new StartOver(diagnosis.forUser(), times, evidence);
    }

    /** How long until it is read again, by the time it takes already. */
    static Duration pauseAfter(Duration elapsed) {
        if (elapsed.compareTo(Duration.ofMinutes(1)) < 0) {
            return Duration.ofSeconds(5);
        }
        if (elapsed.compareTo(Duration.ofMinutes(5)) < 0) {
            return Duration.ofSeconds(15);
        }
        return elapsed.compareTo(Duration.ofMinutes(60)) < 0 ? Duration.ofSeconds(60) : Duration.ofMinutes(5);
    }

    String inWords() {
        return "%s (uploading %s, processing %s, publishing %s)"
                .formatted(
                        video.isEmpty() ? "not told" : video,
                        uploading.inWords(),
                        processing.inWords(),
                        publishStatus.isEmpty() ? publishing.inWords() : publishing.inWords() + ", " + publishStatus);
    }

    /**
     * One phase.
     *
     * @param status {@code not_started}, {@code in_progress}, {@code complete} (some answers spell it {@code completed}), or the
     *     word "error"; empty if not told
     * @param bytes how much was transferred
     */
    record Phase(String status, long bytes, List<GraphError> errors) {
        static Phase of(GraphObject body, String name) {
            GraphObject phase = body.object("status", name).orElse(null);
            return phase == null
                    ? new Phase("", 0, List.of())
                    : new Phase(
                            phase.word("status").orElse(""),
                            phase.number("bytes_transferred")
                                    .or(() -> phase.number("bytes_transfered"))
                                    .orElse(0L),
                            errorsOf(phase));
        }

        boolean isComplete() {
            return status.equals("complete") || status.equals("completed");
        }

        boolean isError() {
            return status.equals("error");
        }

        boolean isNotStarted() {
            return status.isEmpty() || status.equals("not_started");
        }

        String inWords() {
            return status.isEmpty() ? "not told" : status;
        }

        /** Meta's documentation shows {@code error}, its SDK and real answers {@code errors}. */
        private static List<GraphError> errorsOf(GraphObject phase) {
            Stream<GraphObject> several = phase.objects("errors").stream().flatMap(List::stream);
            return Stream.concat(several, phase.object("error").stream())
                    .map(Phase::errorOf)
                    .toList();
        }

        private static GraphError errorOf(GraphObject error) {
            Optional<Long> code = error.number("code").filter(number -> Math.abs(number) <= Integer.MAX_VALUE);
            return GraphError.reported(
                    code.isPresent() ? OptionalInt.of(code.get().intValue()) : OptionalInt.empty(),
                    error.text("message").orElse("Facebook reported an error and did not say which."));
        }
    }
}

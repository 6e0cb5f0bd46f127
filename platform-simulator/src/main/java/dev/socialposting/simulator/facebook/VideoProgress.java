package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.facebook.VideoProgress.Phase.Status;
import dev.socialposting.simulator.state.Fetches;
import dev.socialposting.simulator.video.FetchOutcome;
import dev.socialposting.simulator.video.VideoFile;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a video is at one moment.
 *
 * @param expired the session was not finished in time
 * @param publicAt when the world can see the video, known as soon as nothing can go wrong any more; it may lie ahead
 * @param file the file, once it is there
 * @param bytesReceived how much of it was sent so far
 */
record VideoProgress(
        boolean expired,
        Phase uploading,
        Phase processing,
        Phase publishing,
        Optional<Instant> publicAt,
        Optional<VideoFile> file,
        int bytesReceived) {
    private static final PhaseError NOT_FETCHED = new PhaseError(389, "Unable to fetch video file from URL.");
    private static final PhaseError BLOCKED =
            new PhaseError(389, "Unable to fetch video file from URL: the host's robots.txt does not allow it.");

    /** How far a video is, of whose file this is known. */
    static VideoProgress of(PageVideo video, Optional<Fetches.Result> fetched, int bytesReceived, Instant now) {
        boolean expired = video.finish().isEmpty()
                && !now.isBefore(video.createdAt().plus(video.plan().lifetime()));
        Optional<VideoFile> file = file(fetched);
        Phase uploading = uploading(video, fetched, bytesReceived, now);
        VideoProgress waiting = new VideoProgress(
                expired,
                uploading,
                Phase.of(Status.NOT_STARTED),
                Phase.of(Status.NOT_STARTED),
                Optional.empty(),
                file,
                bytesReceived);
        if (!uploading.is(Status.COMPLETE) || video.finish().isEmpty() || file.isEmpty()) {
            return waiting;
        }
        Instant begun = fetched.map(result -> uploadedAt(video, result)).orElse(now);
        return waiting.processed(video, video.finish().get(), file.get(), begun, now);
    }

    private VideoProgress processed(
            PageVideo video, PageVideo.Finish finish, VideoFile found, Instant uploadedAt, Instant now) {
        Instant begun = later(finish.at(), uploadedAt);
        Instant done = begun.plus(video.plan().processing());
        if (now.isBefore(done)) {
            return with(
                    Phase.of(Status.IN_PROGRESS), Phase.of(Status.NOT_STARTED), publicAt(video, finish, found, done));
        }
        Optional<PhaseError> fault = processingError(video, found);
        if (fault.isPresent()) {
            return with(Phase.failed(fault.get()), Phase.of(Status.NOT_STARTED), Optional.empty());
        }
        return with(
                Phase.of(Status.COMPLETE), published(video, finish, done, now), publicAt(video, finish, found, done));
    }

    private static Phase published(PageVideo video, PageVideo.Finish finish, Instant processed, Instant now) {
        Instant done = processed.plus(video.plan().publishing());
        boolean waiting = now.isBefore(later(done, finish.scheduledFor().orElse(done)));
        Optional<PhaseError> fault = video.plan().publishingError();
        if (finish.visibility() == PageVideo.Visibility.DRAFT) {
            return Phase.of(Status.NOT_STARTED);
        }
        if (waiting) {
            return Phase.of(finish.scheduledFor().isPresent() ? Status.NOT_STARTED : Status.IN_PROGRESS);
        }
        return fault.map(Phase::failed).orElseGet(() -> Phase.of(Status.COMPLETE));
    }

    private static Optional<Instant> publicAt(
            PageVideo video, PageVideo.Finish finish, VideoFile file, Instant processed) {
        boolean fails = processingError(video, file).isPresent()
                || video.plan().publishingError().isPresent();
        if (fails || finish.visibility() == PageVideo.Visibility.DRAFT) {
            return Optional.empty();
        }
        Instant ready = processed.plus(video.plan().publishing());
        return Optional.of(later(ready, finish.scheduledFor().orElse(ready)));
    }

    private static Optional<PhaseError> processingError(PageVideo video, VideoFile file) {
        return video.plan().processingError().or(() -> VideoRules.fault(video.flow(), file));
    }

    private static Phase uploading(PageVideo video, Optional<Fetches.Result> result, int bytesReceived, Instant now) {
        if (video.upload().isEmpty()) {
            return Phase.of(bytesReceived == 0 ? Status.NOT_STARTED : Status.IN_PROGRESS);
        }
        PageVideo.Upload upload = video.upload().get();
        boolean tooEarly = now.isBefore(upload.startedAt().plus(video.plan().upload()));
        if (tooEarly || result.isEmpty()) {
            return Phase.of(Status.IN_PROGRESS);
        }
        return video.plan()
                .uploadError()
                .or(() -> fetchError(result.get().outcome()))
                .map(Phase::failed)
                .orElseGet(() -> Phase.of(Status.COMPLETE));
    }

    private static Optional<PhaseError> fetchError(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> Optional.empty();
            case FetchOutcome.BlockedByRobots blocked -> Optional.of(BLOCKED);
            case FetchOutcome.HttpStatus status -> Optional.of(NOT_FETCHED);
            case FetchOutcome.Unreachable unreachable -> Optional.of(NOT_FETCHED);
            case FetchOutcome.TimedOut late ->
                Optional.of(new PhaseError(1363030, "Your video upload timed out before it could be completed."));
        };
    }

    private static Instant uploadedAt(PageVideo video, Fetches.Result result) {
        return video.upload()
                .map(upload ->
                        later(result.at(), upload.startedAt().plus(video.plan().upload())))
                .orElse(result.at());
    }

    private static Optional<VideoFile> file(Optional<Fetches.Result> fetched) {
        return fetched.flatMap(result -> switch (result.outcome()) {
            case FetchOutcome.Fetched(VideoFile file, var sha256) -> Optional.of(file);
            case FetchOutcome.HttpStatus status -> Optional.empty();
            case FetchOutcome.TimedOut late -> Optional.empty();
            case FetchOutcome.Unreachable unreachable -> Optional.empty();
            case FetchOutcome.BlockedByRobots blocked -> Optional.empty();
        });
    }

    private VideoProgress with(Phase newProcessing, Phase newPublishing, Optional<Instant> newPublicAt) {
        return new VideoProgress(expired, uploading, newProcessing, newPublishing, newPublicAt, file, bytesReceived);
    }

    /** The same before publishing was asked for. */
    VideoProgress untouched() {
        return with(Phase.of(Status.NOT_STARTED), Phase.of(Status.NOT_STARTED), Optional.empty());
    }

    /** Whether the world can see the video. */
    boolean isPublic(Instant now) {
        return publicAt.isPresent() && !now.isBefore(publicAt.get());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** An error inside a phase of a video's status. */
    record PhaseError(int code, String message) {}

    /** One of the three phases of a video: uploading, processing, publishing. */
    record Phase(Status status, Optional<PhaseError> error) {
        enum Status {
            NOT_STARTED,
            IN_PROGRESS,
            COMPLETE,
            ERROR
        }

        static Phase of(Status status) {
            return new Phase(status, Optional.empty());
        }

        static Phase failed(PhaseError error) {
            return new Phase(Status.ERROR, Optional.of(error));
        }

        boolean is(Status wanted) {
            return status == wanted;
        }
    }
}

package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.facebook.VideoProgress.Phase.Status;
import dev.socialposting.simulator.facebook.VideoProgress.PhaseError;
import dev.socialposting.simulator.state.Fetches;
import dev.socialposting.simulator.video.FetchOutcome;
import dev.socialposting.simulator.video.VideoFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

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

    /**
     * What a file must be like (sections 3 and 4 of the notes).
     *
     * <p>Where the notes are unsure we chose: a Reel may be anything from 9:16 to 16:9 as long as it is at least 540 wide and 960 high; a
     * video by address may be 1 GB and 20 minutes, one by chunks 10 GB and 4 hours.
     */
    private static final class VideoRules {
        private static final Set<String> PICTURES = Set.of("avc1", "avc3", "hvc1", "hev1", "vp09", "av01");
        private static final long GIGABYTE = 1L << 30;

        private VideoRules() {}

        static Optional<PhaseError> fault(PageVideo.Flow flow, VideoFile file) {
            if (file.bytes() == 0) {
                return error(1363022, "The video file you tried to upload is too small.");
            }
            return switch (file) {
                case VideoFile.NotAVideo other ->
                    error(1363024, "The video file you selected is in a format that we don't support.");
                case VideoFile.Video video
                when !PICTURES.contains(video.videoCodec()) ->
                    error(1363024, "The video file you selected is in a format that we don't support.");
                case VideoFile.Video video
                when video.aspect() < 9 / 16.0 - 0.01 || video.aspect() > 16 / 9.0 + 0.01 ->
                    error(1363040, "The aspect ratio of the video is not supported. It must be between 16:9 and 9:16.");
                case VideoFile.Video video -> flow == PageVideo.Flow.REEL ? reel(video) : pageVideo(flow, video);
            };
        }

        private static Optional<PhaseError> reel(VideoFile.Video video) {
            if (video.duration().compareTo(Duration.ofSeconds(3)) < 0
                    || video.duration().compareTo(Duration.ofSeconds(90)) > 0) {
                return error(1363128, "The duration of a reel must be between 3 and 90 seconds.");
            }
            if (video.width() < 540 || video.height() < 960) {
                return error(1363127, "The resolution of a reel must be at least 540 x 960.");
            }
            boolean steady = video.framesPerSecond() > 23.5 && video.framesPerSecond() < 60.5;
            return steady ? Optional.empty() : error(1363129, "The frame rate of a reel must be between 24 and 60.");
        }

        private static Optional<PhaseError> pageVideo(PageVideo.Flow flow, VideoFile.Video video) {
            boolean chunked = flow == PageVideo.Flow.CHUNKED;
            if (video.duration().compareTo(Duration.ofSeconds(1)) < 0) {
                return error(1363025, "The video you tried to upload is too short. The minimum duration is 1 second.");
            }
            if (video.duration().compareTo(chunked ? Duration.ofHours(4) : Duration.ofMinutes(20)) > 0) {
                return error(1363026, "The video you tried to upload is too long.");
            }
            boolean tooLarge = video.bytes() > (chunked ? 10 * GIGABYTE : GIGABYTE);
            return tooLarge ? error(1363023, "The video file you tried to upload is too large.") : Optional.empty();
        }

        private static Optional<PhaseError> error(int code, String message) {
            return Optional.of(new PhaseError(code, message));
        }
    }
}

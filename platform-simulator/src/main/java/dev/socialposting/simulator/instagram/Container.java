package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.state.Fetches;
import dev.socialposting.simulator.video.FetchOutcome;
import dev.socialposting.simulator.video.VideoFile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A post being prepared. Its state is worked out from the clock whenever it is asked for.
 *
 * @param video the video's id among the {@link Fetches}; nothing while it is awaited from a resumable upload
 * @param videoGivenAt when the video was on its way
 */
record Container(
        String id,
        AccountKey owner,
        Instant createdAt,
        Request request,
        Plan plan,
        Optional<String> video,
        Instant videoGivenAt,
        Optional<Instant> publishedAt) {

    /**
     * How a container will fare.
     *
     * @param processing from the moment the video is known until FINISHED
     * @param lifetime after which an unpublished container is EXPIRED
     * @param doomed ends in ERROR with this subcode, whatever the video is like
     * @param neverFinishes stays IN_PROGRESS until it expires
     */
    record Plan(Duration processing, Duration lifetime, OptionalInt doomed, boolean neverFinishes) {}

    static Container create(String id, AccountKey owner, Instant createdAt, Request request, Plan plan) {
        return new Container(id, owner, createdAt, request, plan, Optional.empty(), createdAt, Optional.empty());
    }

    /** The same when its video is on its way: fetched from its address, or sent as bytes. */
    Container with(String newVideo, Instant now) {
        return new Container(id, owner, createdAt, request, plan, Optional.of(newVideo), now, publishedAt);
    }

    /** The same when it is used up. */
    Container published(Instant now) {
        return new Container(id, owner, createdAt, request, plan, video, videoGivenAt, Optional.of(now));
    }

    /** What can be read of it, if its being published is shown only so much later. */
    State shown(Instant now, Duration hiddenFor, Fetches fetches) {
        return publishedAt.filter(at -> now.isBefore(at.plus(hiddenFor))).isPresent()
                ? new State.Finished()
                : state(now, fetches);
    }

    State state(Instant now, Fetches fetches) {
        if (publishedAt.isPresent()) {
            return new State.Published();
        }
        State unpublished = stateOfVideo(now, fetches);
        boolean over = !now.isBefore(createdAt.plus(plan.lifetime()));
        return over && !(unpublished instanceof State.Failed) ? new State.Expired() : unpublished;
    }

    private State stateOfVideo(Instant now, Fetches fetches) {
        Optional<Fetches.Result> result = video.flatMap(fetches::result);
        if (result.isEmpty() || plan.neverFinishes()) {
            return new State.InProgress();
        }
        boolean processed = !now.isBefore(videoGivenAt.plus(plan.processing()));
        return switch (result.get().outcome()) {
            case FetchOutcome.Fetched(var file, var sha256) when !processed -> new State.InProgress();
            case FetchOutcome.Fetched(var file, var sha256) -> {
                OptionalInt fault = plan.doomed().isPresent() ? plan.doomed() : VideoRules.fault(file, request);
                yield fault.isPresent() ? new State.Failed(fault.getAsInt()) : new State.Finished();
            }
            case FetchOutcome.TimedOut() -> new State.Failed(2207003);
            case FetchOutcome.HttpStatus(int status) -> new State.Failed(2207052);
            case FetchOutcome.Unreachable(String reason) -> new State.Failed(2207052);
            case FetchOutcome.BlockedByRobots() -> new State.Failed(2207052);
        };
    }

    /** Whether the file is still awaited from a resumable upload. */
    boolean awaitsUpload() {
        return video.isEmpty();
    }

    /**
     * What was asked for when a container was created, after validation.
     *
     * @param videoUrl nothing for a resumable upload
     * @param thumbOffsetMillis where the cover is taken from; irrelevant when there is a cover of its own
     */
    record Request(Optional<URI> videoUrl, String caption, long thumbOffsetMillis, boolean shareToFeed) {

        /** Reads a call that {@link ContainerRules} found no fault with. */
        static Request of(ApiCall call) {
            boolean ownCover = call.filled("cover_url").isPresent();
            return new Request(
                    call.text("upload_type").equals("resumable")
                            ? Optional.empty()
                            : call.filled("video_url").flatMap(ApiCall::webAddress),
                    call.text("caption"),
                    ownCover
                            ? 0
                            : call.filled("thumb_offset").map(Long::parseLong).orElse(0L),
                    !call.text("share_to_feed").equals("false"));
        }
    }

    /** What {@code status_code} says of a container, with what belongs to it. */
    sealed interface State {
        /** {@code status_code}. */
        String code();

        /** {@code status}: text for people. */
        String text();

        record InProgress() implements State {
            @Override
            public String code() {
                return "IN_PROGRESS";
            }

            @Override
            public String text() {
                return "In Progress: Media is still being processed.";
            }
        }

        record Finished() implements State {
            @Override
            public String code() {
                return "FINISHED";
            }

            @Override
            public String text() {
                return "Finished: Media has been uploaded and it is ready to be published.";
            }
        }

        record Published() implements State {
            @Override
            public String code() {
                return "PUBLISHED";
            }

            @Override
            public String text() {
                return "Published: Media has been successfully published.";
            }
        }

        record Expired() implements State {
            @Override
            public String code() {
                return "EXPIRED";
            }

            @Override
            public String text() {
                return "Expired: Media was not published within 24 hours.";
            }
        }

        /** The file could not be taken; the subcode is one of 2207xxx. */
        record Failed(int subcode) implements State {
            @Override
            public String code() {
                return "ERROR";
            }

            @Override
            public String text() {
                return "Error: Media upload has failed with error code " + subcode;
            }
        }
    }

    /** What a Reel's file must be like (section 4 of the notes); the answer is the subcode that the container's status will name. */
    private static final class VideoRules {
        private static final int CANNOT_FETCH = 2207052;
        private static final int FORMAT_NOT_SUPPORTED = 2207026;
        private static final int COVER_OUTSIDE_VIDEO = 2207057;
        private static final long LARGEST = 300L * 1024 * 1024;
        private static final Set<String> PICTURES = Set.of("avc1", "avc3", "hvc1", "hev1");
        private static final Duration SHORTEST = Duration.ofSeconds(3);
        private static final Duration LONGEST = Duration.ofMinutes(15);

        private VideoRules() {}

        static OptionalInt fault(VideoFile file, Container.Request request) {
            return switch (file) {
                // "Only photo or video can be accepted as media type."
                case VideoFile.NotAVideo other -> OptionalInt.of(CANNOT_FETCH);
                case VideoFile.Video video when !suits(video) -> OptionalInt.of(FORMAT_NOT_SUPPORTED);
                case VideoFile.Video video
                when request.thumbOffsetMillis() >= video.duration().toMillis() -> OptionalInt.of(COVER_OUTSIDE_VIDEO);
                case VideoFile.Video video -> OptionalInt.empty();
            };
        }

        private static boolean suits(VideoFile.Video video) {
            return PICTURES.contains(video.videoCodec())
                    && video.audioCodec().map("mp4a"::equals).orElse(true)
                    && video.bytes() <= LARGEST
                    && video.width() <= 1920
                    && video.duration().compareTo(SHORTEST) >= 0
                    && video.duration().compareTo(LONGEST) <= 0
                    && video.framesPerSecond() > 22.5
                    && video.framesPerSecond() < 60.5
                    && video.aspect() >= 0.01
                    && video.aspect() <= 10;
        }
    }
}

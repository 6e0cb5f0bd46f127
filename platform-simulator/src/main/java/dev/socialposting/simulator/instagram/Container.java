package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.state.Fetches;
import dev.socialposting.simulator.video.FetchOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

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
        ContainerRequest request,
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

    static Container create(String id, AccountKey owner, Instant createdAt, ContainerRequest request, Plan plan) {
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
    ContainerState shown(Instant now, Duration hiddenFor, Fetches fetches) {
        return publishedAt.filter(at -> now.isBefore(at.plus(hiddenFor))).isPresent()
                ? new ContainerState.Finished()
                : state(now, fetches);
    }

    ContainerState state(Instant now, Fetches fetches) {
        if (publishedAt.isPresent()) {
            return new ContainerState.Published();
        }
        ContainerState unpublished = stateOfVideo(now, fetches);
        boolean over = !now.isBefore(createdAt.plus(plan.lifetime()));
        return over && !(unpublished instanceof ContainerState.Failed) ? new ContainerState.Expired() : unpublished;
    }

    private ContainerState stateOfVideo(Instant now, Fetches fetches) {
        Optional<Fetches.Result> result = video.flatMap(fetches::result);
        if (result.isEmpty() || plan.neverFinishes()) {
            return new ContainerState.InProgress();
        }
        boolean processed = !now.isBefore(videoGivenAt.plus(plan.processing()));
        return switch (result.get().outcome()) {
            case FetchOutcome.Fetched(var file, var sha256) when !processed -> new ContainerState.InProgress();
            case FetchOutcome.Fetched(var file, var sha256) -> {
                OptionalInt fault = plan.doomed().isPresent() ? plan.doomed() : VideoRules.fault(file, request);
                yield fault.isPresent() ? new ContainerState.Failed(fault.getAsInt()) : new ContainerState.Finished();
            }
            case FetchOutcome.TimedOut() -> new ContainerState.Failed(2207003);
            case FetchOutcome.HttpStatus(int status) -> new ContainerState.Failed(2207052);
            case FetchOutcome.Unreachable(String reason) -> new ContainerState.Failed(2207052);
            case FetchOutcome.BlockedByRobots() -> new ContainerState.Failed(2207052);
        };
    }

    /** Whether the file is still awaited from a resumable upload. */
    boolean awaitsUpload() {
        return video.isEmpty();
    }
}

package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.video.FetchOutcome;
import dev.socialposting.simulator.video.StartedFetch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** A post being prepared. Its state is worked out from the clock whenever it is asked for. */
final class Container {
    private final String id;
    private final AccountKey owner;
    private final Instant createdAt;
    private final ContainerRequest request;
    private final Plan plan;
    private Optional<StartedFetch> video = Optional.empty();
    private Instant videoGivenAt;
    private Optional<Instant> publishedAt = Optional.empty();

    /**
     * How a container will fare.
     *
     * @param processing from the moment the video is known until FINISHED
     * @param lifetime after which an unpublished container is EXPIRED
     * @param doomed ends in ERROR with this subcode, whatever the video is like
     * @param neverFinishes stays IN_PROGRESS until it expires
     */
    record Plan(Duration processing, Duration lifetime, OptionalInt doomed, boolean neverFinishes) {}

    Container(String id, AccountKey owner, Instant createdAt, ContainerRequest request, Plan plan) {
        this.id = id;
        this.owner = owner;
        this.createdAt = createdAt;
        this.request = request;
        this.plan = plan;
        this.videoGivenAt = createdAt;
    }

    /** The video is on its way: fetched from its address, or sent as bytes. */
    void give(StartedFetch fetch, Instant now) {
        video = Optional.of(fetch);
        videoGivenAt = now;
    }

    /** Marks the container as used up. */
    void publish(Instant now) {
        publishedAt = Optional.of(now);
    }

    /** What can be read of it, if its being published is shown only so much later. */
    ContainerState shown(Instant now, Duration hiddenFor) {
        return publishedAt.filter(at -> now.isBefore(at.plus(hiddenFor))).isPresent()
                ? new ContainerState.Finished()
                : state(now);
    }

    ContainerState state(Instant now) {
        if (publishedAt.isPresent()) {
            return new ContainerState.Published();
        }
        ContainerState unpublished = stateOfVideo(now);
        boolean over = !now.isBefore(createdAt.plus(plan.lifetime()));
        return over && !(unpublished instanceof ContainerState.Failed) ? new ContainerState.Expired() : unpublished;
    }

    private ContainerState stateOfVideo(Instant now) {
        Optional<StartedFetch.Result> result = video.flatMap(StartedFetch::result);
        if (result.isEmpty() || plan.neverFinishes()) {
            return new ContainerState.InProgress();
        }
        boolean processed = !now.isBefore(videoGivenAt.plus(plan.processing()));
        return switch (result.get().outcome()) {
            case FetchOutcome.Fetched(var file) when !processed -> new ContainerState.InProgress();
            case FetchOutcome.Fetched(var file) -> {
                OptionalInt fault = plan.doomed().isPresent() ? plan.doomed() : VideoRules.fault(file, request);
                yield fault.isPresent() ? new ContainerState.Failed(fault.getAsInt()) : new ContainerState.Finished();
            }
            case FetchOutcome.TimedOut() -> new ContainerState.Failed(2207003);
            case FetchOutcome.HttpStatus(int status) -> new ContainerState.Failed(2207052);
            case FetchOutcome.Unreachable(String reason) -> new ContainerState.Failed(2207052);
            case FetchOutcome.BlockedByRobots() -> new ContainerState.Failed(2207052);
        };
    }

    String id() {
        return id;
    }

    AccountKey owner() {
        return owner;
    }

    Instant createdAt() {
        return createdAt;
    }

    ContainerRequest request() {
        return request;
    }

    /** Whether the file is still awaited from a resumable upload. */
    boolean awaitsUpload() {
        return video.isEmpty();
    }
}

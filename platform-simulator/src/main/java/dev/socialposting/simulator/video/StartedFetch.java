package dev.socialposting.simulator.video;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A fetch under way or done, which can be asked at any time without waiting. */
public final class StartedFetch {
    /** What came out, and when that was known. */
    public record Result(FetchOutcome outcome, Instant at) {}

    private final CompletableFuture<Result> result;

    private StartedFetch(CompletableFuture<Result> result) {
        this.result = result;
    }

    /** Watches a fetch and notes when it ends. */
    public static StartedFetch watch(CompletableFuture<FetchOutcome> fetch, InstantSource clock) {
        return new StartedFetch(fetch.handle((outcome, defect) -> new Result(
                defect == null
                        ? outcome
                        : new FetchOutcome.Unreachable(defect.getClass().getSimpleName()),
                clock.instant())));
    }

    /** A file that was sent as bytes. */
    public static StartedFetch uploaded(byte[] file, Instant at) {
        return new StartedFetch(CompletableFuture.completedFuture(
                new Result(new FetchOutcome.Fetched(Mp4Inspector.inspect(file)), at)));
    }

    /** What came out; nothing while the fetch is under way. */
    public Optional<Result> result() {
        return result.isDone() ? Optional.of(result.join()) : Optional.empty();
    }
}

package dev.socialposting.simulator.state;

import dev.socialposting.simulator.video.FetchOutcome;
import dev.socialposting.simulator.video.VideoFetcher;
import dev.socialposting.simulator.video.VideoFetcher.Crawler;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The videos that platforms were given: fetched from an address, or sent as bytes. Each has an id, by which it can be asked for at any
 * time without waiting. A fetch that was under way when the simulator ended is begun again when it starts.
 */
public final class Fetches {
    /** What came out, and when that was known. */
    public record Result(FetchOutcome outcome, Instant at) {}

    private record Source(URI url, Crawler crawler) {}

    /** A video on its way or arrived; without a source it was sent as bytes. */
    private record Fetch(Optional<Source> from, Optional<Result> result) {}

    private record Arrival(String id, Result result) {}

    private final Table<Fetch> fetches;
    private final VideoFetcher fetcher;
    private final InstantSource clock;
    /** Fetches end on threads of their own, which must not touch the table. */
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();

    Fetches(Storage storage, VideoFetcher fetcher, InstantSource clock) {
        this.fetches = storage.table("fetches", Fetch.class);
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /** Begins anew what was under way when the simulator ended. */
    public void resume() {
        for (long number = 1; number < fetches.nextNumber(); number++) {
            String id = String.valueOf(number);
            fetches.find(id)
                    .filter(fetch -> fetch.result().isEmpty())
                    .ifPresent(fetch -> fetch.from().ifPresent(source -> begin(id, source)));
        }
    }

    /** Begins to fetch a video; gives its id. */
    public String fetch(URI url, Crawler crawler) {
        String id = String.valueOf(fetches.nextNumber());
        Source source = new Source(url, crawler);
        fetches.put(id, new Fetch(Optional.of(source), Optional.empty()));
        begin(id, source);
        settle();
        return id;
    }

    /** Takes a file that was sent as bytes; gives its id. */
    public String sent(byte[] file) {
        return arrived(FetchOutcome.Fetched.of(file), clock.instant());
    }

    /** Takes what came out of a fetch at a time; gives its id. */
    public String arrived(FetchOutcome outcome, Instant at) {
        String id = String.valueOf(fetches.nextNumber());
        fetches.put(id, new Fetch(Optional.empty(), Optional.of(new Result(outcome, at))));
        return id;
    }

    /** What came out; nothing while the video is on its way. */
    public Optional<Result> result(String id) {
        return fetches.find(id).flatMap(Fetch::result);
    }

    /** The SHA-256 of the video's bytes in hex, once it is known. */
    public Optional<String> sha256(String id) {
        return result(id)
                .flatMap(result ->
                        result.outcome() instanceof FetchOutcome.Fetched fetched ? fetched.sha256() : Optional.empty());
    }

    /** Takes down which fetches have ended. */
    public void settle() {
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            Arrival arrived = arrival;
            fetches.find(arrived.id())
                    .ifPresent(
                            fetch -> fetches.put(arrived.id(), new Fetch(fetch.from(), Optional.of(arrived.result()))));
        }
    }

    private void begin(String id, Source source) {
        var _ = fetcher.fetch(source.url(), source.crawler())
                .handle((outcome, defect) -> arrivals.add(new Arrival(
                        id,
                        new Result(
                                defect == null
                                        ? outcome
                                        : new FetchOutcome.Unreachable(
                                                defect.getClass().getSimpleName()),
                                clock.instant()))));
    }
}

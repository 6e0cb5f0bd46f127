package dev.socialposting.simulator.video;

/** How the fetch of a video ended. */
public sealed interface FetchOutcome {
    /** The host gave a file. */
    record Fetched(VideoFile file) implements FetchOutcome {}

    /** The host answered with another status than 200. */
    record HttpStatus(int status) implements FetchOutcome {}

    /** The host took too long. */
    record TimedOut() implements FetchOutcome {}

    /** The host could not be reached, or broke off. */
    record Unreachable(String reason) implements FetchOutcome {}

    /** The host's robots.txt forbids the crawler to fetch the file. */
    record BlockedByRobots() implements FetchOutcome {}
}

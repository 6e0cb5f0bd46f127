package dev.socialposting.uploads.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Values for tests, by what is meant. Ids come from a seed, so that every run sees the same ones. */
public final class Fixtures {
    /** When the tests begin, unless they say otherwise: so late that no table ends their rows, whose time to live would be over. */
    public static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");

    public static final UserId ALICE = new UserId("alice");
    public static final UserId BOB = new UserId("bob");

    public static final Destination INSTAGRAM = destination("instagram:17841400000000001");
    public static final Destination FACEBOOK = destination("facebook:100000000000001");
    public static final Destination TIKTOK = destination("tiktok:creator.one");

    public static final StepName FIRST_STEP = new StepName("create_container");
    public static final StepName PUBLISH_STEP = new StepName("publish");

    private Fixtures() {}

    /** A request of Alice to Instagram and Facebook, accepted {@link #NOW}. */
    public static UploadRequestBuilder anUploadRequest() {
        return new UploadRequestBuilder();
    }

    /** The n-th request id: always the same one for the same number. */
    public static RequestId requestId(int n) {
        return RequestId.of(new UUID(0x0123_4567_89ab_4cdeL, 0x8000_0000_0000_0000L | n));
    }

    /** The n-th of as many different accounts on Instagram as a test needs. */
    public static Destination instagramAccount(int n) {
        return destination("instagram:" + (17841400000000000L + n));
    }

    public static Destination destination(String text) {
        return Destination.parse(text).orElseThrow();
    }

    public static StepName step(String name) {
        return new StepName(name);
    }

    public static Lease aLease(String owner, Instant until) {
        return new Lease(owner, until);
    }

    public static PostingError anError(String code) {
        return new PostingError(
                code,
                "Error validating access token: Session has expired",
                Optional.of("190/463"),
                "The account's permission to post has run out.",
                WhoActs.USER,
                "Connect the account again, then retry.",
                true);
    }

    public static PublishedPost aPublishedPost() {
        return PublishedPost.ofMedia("17900000000000001").withPermalink("https://www.instagram.com/reel/Abc123/");
    }

    /** Scheduled so that its preparation begins then, and a nudge arrives then. */
    public static PostingState.Scheduled scheduledToStartAt(Instant startAt) {
        return new PostingState.Scheduled(startAt, Wake.at(startAt.plus(UploadRequest.FIRST_NUDGE_TIME)));
    }

    public static PostingState.Queued queued() {
        return new PostingState.Queued(Wake.at(NOW.plus(UploadRequest.FIRST_NUDGE_TIME)));
    }

    public static PostingState.Leased leasedBy(String owner, Instant until) {
        return PostingState.Leased.taken(aLease(owner, until), Progress.startingAt(FIRST_STEP));
    }

    public static PostingState.Waiting waitingUntil(Instant until) {
        return new PostingState.Waiting(
                until, Wake.at(until.plus(Duration.ofMinutes(1))), "the platform to process the video", atWork());
    }

    public static PostingState.Completed completed() {
        return new PostingState.Completed(aPublishedPost(), atWork());
    }

    public static PostingState.Failed failed() {
        return new PostingState.Failed(anError("token_expired"), Optional.empty(), atWork());
    }

    /** Failed because its tries were used up; the nudge is on its way to the dead-letter queue. */
    public static PostingState.Failed deadLettered(NudgeId nudge) {
        return new PostingState.Failed(
                anError("platform_unavailable"),
                Optional.of(nudge),
                new Progress(
                        FIRST_STEP,
                        Progress.MAX_TRIES,
                        0,
                        Checkpoint.EMPTY,
                        new Phase.Preparing(),
                        Optional.empty(),
                        Optional.of(anError("platform_unavailable"))));
    }

    public static PostingState.Unconfirmed unconfirmed() {
        return new PostingState.Unconfirmed(
                anError("outcome_unknown"), atWork().withPhase(new Phase.Publishing(NOW.plusSeconds(5))));
    }

    private static Progress atWork() {
        return Progress.startingAt(FIRST_STEP).withCheckpoint(new Checkpoint(Map.of("container_id", "17999")));
    }
}

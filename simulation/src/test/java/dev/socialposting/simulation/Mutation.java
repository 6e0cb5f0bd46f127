package dev.socialposting.simulation;

import java.nio.file.Path;
import java.util.List;

/**
 * A bug that could be made: a piece of the source, which must be there exactly once, and what stands in its place.
 *
 * @param name what is taken away or done wrongly; completes "The simulation notices it when ..."
 * @param source relative to the repository
 */
record Mutation(String name, Path source, String text, String replacement) {
    private static final String WORKER = "posting-worker/src/main/java/dev/socialposting/worker/";
    private static final String PLATFORMS = "social-platforms/src/main/java/dev/socialposting/platforms/";
    private static final String MODEL = "upload-requests-core/src/main/java/dev/socialposting/uploads/model/";
    private static final String STORE =
            "upload-requests-core/src/test/java/dev/socialposting/uploads/store/InMemoryUploadRequestStore.java";

    static List<Mutation> all() {
        return List.of(
                of(
                        "the publish mark is not stored before the call",
                        WORKER + "PublishBoundary.java",
                        "leased.stage(progress -> progress.withPhase(new Phase.Publishing(clock.instant())));",
                        ""),
                of(
                        "a lease is given though another turn holds one",
                        MODEL + "Posting.java",
                        "when held.lease().isOverAt(now) || held.lease().isOwnedBy(lease.owner()) ->",
                        "when !held.lease().owner().isEmpty() ->"),
                of(
                        "a turn writes though the lease is another's by now",
                        MODEL + "Posting.java",
                        "state instanceof Leased leased && leased.lease().isOwnedBy(owner)",
                        "state instanceof Leased leased"),
                of(
                        "the store writes over a version that was not read",
                        STORE,
                        "if (current.version() != base.version()) {",
                        "if (current.version() < base.version()) {"),
                of(
                        "the store creates a row over an existing one",
                        STORE,
                        "if (existing != null) {",
                        "if (existing != null && existing.version() < 0) {"),
                of(
                        "it is published again instead of verified",
                        WORKER + "Turn.java",
                        "case Phase.Publishing(Instant markedAt, var _) -> boundary.verify(flow.publish(), callsUntil(markedAt));",
                        "case Phase.Publishing _ -> leased.isPastDeadline() ? moves.giveUp() : boundary.publish(flow.publish());"),
                of(
                        "an unclear answer to the publish call counts as a refusal",
                        WORKER + "PublishBoundary.java",
                        "return new Outcome.Unknown(EngineErrors.from(thrown), verifyAt, checkpoint());",
                        "return new Outcome.Rejected(EngineErrors.from(thrown));"),
                of(
                        "a call that the platform acknowledged is made again",
                        WORKER + "PublishBoundary.java",
                        "if (progress.acknowledgedAt().isPresent()) {\n            return",
                        "if (progress.acknowledgedAt().isPresent() && flow.followUps().isEmpty()) {\n            return"),
                of(
                        "an acknowledgement is not stored",
                        WORKER + "PublishBoundary.java",
                        "at, waitingFor, progress.withCheckpoint(checkpoint).acknowledged(clock.instant()));",
                        "at, waitingFor, progress.withCheckpoint(checkpoint));"),
                of(
                        "a Page's list that does not show a video proves at once that it was not taken",
                        PLATFORMS + "facebook/VideoVerification.java",
                        "LIST_PATIENCE = Duration.ofHours(6)",
                        "LIST_PATIENCE = Duration.ofSeconds(1)"),
                of(
                        "no message is reported as failed",
                        WORKER + "PostingWorkerFunction.java",
                        "atOnce.all(tasks).stream().flatMap(Optional::stream).toList()",
                        "atOnce.all(tasks).stream().flatMap(Optional::stream).limit(0).toList()"),
                of(
                        "a nudge that is there before its row is deleted",
                        WORKER + "PostingEngine.java",
                        "if (receiveCount < MOST_LOOKS) {",
                        "if (receiveCount < 0) {"),
                of(
                        "the dispatcher does nothing",
                        "posting-worker/src/main/java/dev/socialposting/dispatcher/Dispatcher.java",
                        "run = run.plus(seeTo(id));",
                        ""),
                of(
                        "the wake time of a posting that waits is two days off",
                        WORKER + "Intermission.java",
                        "Wake.at(isWithinReachOfANudge() ? until.plus(NUDGE_GRACE) : until)",
                        "Wake.at(until.plus(Duration.ofDays(2)))"),
                of(
                        "nothing is given up at its deadline",
                        WORKER + "LeasedPosting.java",
                        "return !clock.instant().isBefore(posting().publishBy());",
                        "return clock.instant().isBefore(posting().createdAt());"),
                of(
                        "a turn that was asleep does not look whether its lease is over",
                        WORKER + "PostingEngine.java",
                        "call -> ensureTimeFor(call, limits)",
                        "call -> {}"),
                of(
                        "it is published though the announcement could not be stored",
                        WORKER + "StepStarter.java",
                        "List.of(leased::commit, log::save)",
                        "List.of(leased::commit, log::saveIfPossible)"),
                of(
                        "a post is cancelled though it may be live",
                        MODEL + "Posting.java",
                        "when waiting.progress().phase() instanceof Phase.Preparing ->",
                        "when !waiting.waitingFor().isEmpty() ->"),
                of(
                        "another post under the same key is taken for the same one",
                        "api-handler/src/main/java/dev/socialposting/api/uploads/Acceptance.java",
                        "return first.fingerprint().equals(body.fingerprint())",
                        "return !body.fingerprint().isEmpty()"),
                of(
                        "a scheduled post is not held until its time",
                        WORKER + "PublishBoundary.java",
                        "if (notBefore.isPresent()) {",
                        "if (notBefore.isPresent() && flow.followUps().isEmpty()) {"),
                of(
                        "a write that was made and whose answer was lost counts as a lost lease",
                        WORKER + "LeasedPosting.java",
                        "if (!wasWritten(stored, wanted.get(), now)) {",
                        "if (stored.version() > 0) {"));
    }

    private static Mutation of(String name, String source, String text, String replacement) {
        return new Mutation(name, Path.of("..").resolve(source), text, replacement);
    }
}

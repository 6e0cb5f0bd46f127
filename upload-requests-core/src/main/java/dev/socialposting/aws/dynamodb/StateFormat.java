package dev.socialposting.aws.dynamodb;

import static dev.socialposting.aws.dynamodb.ProgressFormat.readError;
import static dev.socialposting.aws.dynamodb.ProgressFormat.readPost;
import static dev.socialposting.aws.dynamodb.ProgressFormat.readProgress;

import dev.socialposting.uploads.model.Lease;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingState.Cancelled;
import dev.socialposting.uploads.model.PostingState.Completed;
import dev.socialposting.uploads.model.PostingState.Failed;
import dev.socialposting.uploads.model.PostingState.Leased;
import dev.socialposting.uploads.model.PostingState.Queued;
import dev.socialposting.uploads.model.PostingState.Scheduled;
import dev.socialposting.uploads.model.PostingState.Unconfirmed;
import dev.socialposting.uploads.model.PostingState.Waiting;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.Wake;
import java.util.Optional;

/** How a posting's state is stored: its name under {@code state}, and beside it the fields that state has. */
final class StateFormat {
    private static final String STATE = "state";
    private static final String SCHEDULED = "scheduled";
    private static final String QUEUED = "queued";
    private static final String LEASED = "leased";
    private static final String WAITING = "waiting";
    private static final String COMPLETED = "completed";
    private static final String FAILED = "failed";
    private static final String UNCONFIRMED = "unconfirmed";
    private static final String CANCELLED = "cancelled";

    private StateFormat() {}

    /** Adds the fields of the state to those of its posting. */
    static MapWriter write(PostingState state, MapWriter posting) {
        MapWriter map = state.startedProgress()
                .map(progress -> posting.map("progress", ProgressFormat.write(progress)))
                .orElse(posting);
        return switch (state) {
            case Scheduled scheduled ->
                map.text(STATE, SCHEDULED)
                        .instant("start_at", scheduled.startAt())
                        .map("wake", write(scheduled.wake()));
            case Queued queued -> map.text(STATE, QUEUED).map("wake", write(queued.wake()));
            case Leased leased ->
                map.text(STATE, LEASED).map("lease", write(leased.lease())).map("wake", write(leased.wake()));
            case Waiting waiting ->
                map.text(STATE, WAITING)
                        .instant("until", waiting.until())
                        .text("waiting_for", waiting.waitingFor())
                        .map("wake", write(waiting.wake()));
            case Completed completed -> map.text(STATE, COMPLETED).map("post", ProgressFormat.write(completed.post()));
            case Failed failed ->
                map.text(STATE, FAILED)
                        .map("error", ProgressFormat.write(failed.error()))
                        .text("dead_lettered", failed.deadLettered().map(NudgeId::value));
            case Unconfirmed unconfirmed ->
                map.text(STATE, UNCONFIRMED).map("error", ProgressFormat.write(unconfirmed.error()));
            case Cancelled _ -> map.text(STATE, CANCELLED);
        };
    }

    static PostingState read(MapReader map) {
        String state = map.text(STATE);
        return switch (state) {
            case SCHEDULED -> new Scheduled(map.instant("start_at"), wake(map));
            case QUEUED -> new Queued(wake(map));
            case LEASED -> new Leased(lease(map.map("lease")), wake(map), progress(map));
            case WAITING -> new Waiting(map.instant("until"), wake(map), map.text("waiting_for"), progress(map));
            case COMPLETED -> new Completed(readPost(map.map("post")), progress(map));
            case FAILED ->
                new Failed(
                        readError(map.map("error")),
                        map.optionalText("dead_lettered").map(NudgeId::new),
                        optionalProgress(map));
            case UNCONFIRMED -> new Unconfirmed(readError(map.map("error")), progress(map));
            case CANCELLED -> new Cancelled(optionalProgress(map));
            default -> throw new IllegalStateException("a stored posting is in an unknown state: " + state);
        };
    }

    private static Progress progress(MapReader map) {
        return readProgress(map.map("progress"));
    }

    private static Optional<Progress> optionalProgress(MapReader map) {
        return map.optionalMap("progress").map(ProgressFormat::readProgress);
    }

    private static MapWriter write(Lease lease) {
        return new MapWriter().text("owner", lease.owner()).instant("until", lease.until());
    }

    private static Lease lease(MapReader map) {
        return new Lease(map.text("owner"), map.instant("until"));
    }

    private static MapWriter write(Wake wake) {
        return new MapWriter().instant("at", wake.at()).number("nudges", wake.nudges());
    }

    private static Wake wake(MapReader map) {
        MapReader wake = map.map("wake");
        return new Wake(wake.instant("at"), wake.number("nudges"));
    }
}

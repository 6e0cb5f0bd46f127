package dev.socialposting.metrics;

import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.WhoActs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads off two states of a row what is to be counted of the way from one to the other. */
final class PostingChanges {
    private PostingChanges() {}

    /**
     * What was counted by nobody yet.
     *
     * @param before the row that a move was applied to
     * @param after what the move made of it
     * @param stored the row as it is now; a posting that does not stand there as the move made it was not changed by it, and its
     *     change is not counted
     */
    static List<Metric> between(UploadRequest before, UploadRequest after, UploadRequest stored) {
        return after.postings().values().stream()
                .filter(posting -> stored.posting(posting.destination()).equals(Optional.of(posting)))
                .flatMap(posting -> before.posting(posting.destination()).stream()
                        .flatMap(earlier -> counted(after, earlier, posting)))
                .toList();
    }

    /** That a person has found a post is no publishing of ours: it was counted as unconfirmed. */
    private static Stream<Metric> counted(UploadRequest row, Posting before, Posting after) {
        if (isLive(after) && !isLive(before)) {
            return Stream.of(new Metric.Published(row.id(), after.destination(), timeToPublish(row, after)));
        }
        return switch (after.state()) {
            case PostingState.Failed failed
            when !(before.state() instanceof PostingState.Failed) ->
                Stream.of(new Metric.Failed(
                        row.id(), after.destination(), failed.error().code(), cause(before, failed.error())));
            case PostingState.Unconfirmed _
            when !(before.state() instanceof PostingState.Unconfirmed) ->
                Stream.of(new Metric.Unconfirmed(row.id(), after.destination()));
            case PostingState.InFlight _, PostingState.Final _ -> Stream.empty();
        };
    }

    /** Of a posting whose time ran out, the last error before says what it was that held it up. */
    private static Metric.Cause cause(Posting before, PostingError error) {
        boolean isOfPlatform = error.isOfPlatform()
                || (error.code().equals(PostingError.DEADLINE_PASSED)
                        && before.state()
                                .startedProgress()
                                .flatMap(Progress::lastError)
                                .filter(PostingError::isOfPlatform)
                                .isPresent());
        if (isOfPlatform) {
            return Metric.Cause.PLATFORM;
        }
        return error.whoActs() == WhoActs.OPERATOR ? Metric.Cause.OPERATOR : Metric.Cause.POST;
    }

    private static boolean isLive(Posting posting) {
        return posting.state()
                .startedProgress()
                .filter(progress -> progress.phase() instanceof Phase.Live)
                .isPresent();
    }

    private static Duration timeToPublish(UploadRequest row, Posting live) {
        Instant possible = new Timing(row.schedule(), Optional.empty()).firstPossible(live.createdAt());
        // Their clocks may differ a little: the one of the machine that accepted it, and of the one that published it.
        return live.updatedAt().isAfter(possible) ? Duration.between(possible, live.updatedAt()) : Duration.ZERO;
    }
}

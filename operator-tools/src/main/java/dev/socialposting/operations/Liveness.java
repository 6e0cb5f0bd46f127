package dev.socialposting.operations;

import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.Progress;

/** Whether the world can see a post already. */
enum Liveness {
    LIVE("yes"),
    NOT_LIVE("no"),
    /** A publish call was made or may have been, and what came of it is not known. */
    UNKNOWN("not known");

    private final String words;

    Liveness(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Liveness of(PostingState state) {
        return switch (state) {
            case PostingState.Completed _ -> LIVE;
            case PostingState.Unconfirmed _ -> UNKNOWN;
            case PostingState.Failed _ -> NOT_LIVE;
            case PostingState.Cancelled _, PostingState.InFlight _ ->
                state.startedProgress().map(Liveness::of).orElse(NOT_LIVE);
        };
    }

    private static Liveness of(Progress progress) {
        if (progress.phase() instanceof Phase.Live) {
            return LIVE;
        }
        return progress.mayHaveGoneOut() ? UNKNOWN : NOT_LIVE;
    }
}

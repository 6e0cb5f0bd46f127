package dev.socialposting.worker;

import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.Step;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * As which of its two functions a worker runs. The same engine is behind both queues; a transfer has the time to send a video, and so one message at a
 * time.
 */
enum Lane {
    /** Runs every step that sends no bytes of a video. */
    POSTING(Duration.ofMinutes(2)),
    /** Runs every step. */
    TRANSFER(Duration.ofMinutes(15));

    private final Duration longestRun;

    Lane(Duration longestRun) {
        this.longestRun = longestRun;
    }

    /** @throws IllegalArgumentException if it is none of them, in small letters */
    static Lane parse(String text) {
        for (Lane lane : values()) {
            if (lane.name().toLowerCase(Locale.ROOT).equals(text)) {
                return lane;
            }
        }
        throw new IllegalArgumentException("WORKER_LANE must be posting or transfer, but is " + text);
    }

    /** Which lane a step needs. */
    static Lane of(Step step) {
        return step.sends() == Step.Sends.NO_BYTES ? POSTING : TRANSFER;
    }

    /** Which lane goes on with a posting. Whether it went out can be asked in either. */
    static Lane of(Flow flow, Posting posting) {
        Optional<Progress> progress = posting.state().startedProgress();
        Optional<Step> next = progress.isEmpty()
                ? Optional.of(flow.first())
                : progress.filter(started -> started.phase() instanceof Phase.Preparing)
                        .flatMap(started -> flow.step(started.step()));
        return next.map(Lane::of).orElse(POSTING);
    }

    boolean runs(Step step) {
        return this == TRANSFER || of(step) == POSTING;
    }

    /** After how long AWS ends an invocation at the latest. */
    Duration longestRun() {
        return longestRun;
    }
}

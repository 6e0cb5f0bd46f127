package dev.socialposting.worker;

import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.Wake;
import dev.socialposting.uploads.queue.PostingQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * For how long a turn leaves a posting alone. The posting's deadline ends every wait; if it has passed while the step was at work, what has
 * not gone out is given up at once.
 *
 * @param until when somebody goes on with it
 * @param progress with which it is left
 * @param deadlineIsFirst whether its time to publish is over before what was waited for would have come
 */
record Intermission(Instant from, Instant until, Progress progress, boolean deadlineIsFirst) {
    /** A nudge is on its way: how much later the dispatcher sends another in case it was lost. */
    private static final Duration NUDGE_GRACE = Duration.ofMinutes(1);

    static Intermission until(Instant wanted, Posting posting, Progress progress, Instant now) {
        Instant publishBy = posting.publishBy();
        boolean isOver = !now.isBefore(publishBy);
        if (wanted.isBefore(publishBy) || (isOver && !(progress.phase() instanceof Phase.Preparing))) {
            return new Intermission(now, wanted, progress, false);
        }
        return new Intermission(now, isOver ? now : publishBy, progress, true);
    }

    Duration length() {
        return until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO;
    }

    /** When somebody goes on, as it is told: never earlier than now. */
    Instant end() {
        return from.plus(length());
    }

    /** Whether a nudge that is sent now can come at its end; what lasts longer is ended by the dispatcher. */
    boolean isWithinReachOfANudge() {
        return length().compareTo(PostingQueue.MAX_DELAY) <= 0;
    }

    Wake wake() {
        return Wake.at(isWithinReachOfANudge() ? until.plus(NUDGE_GRACE) : until);
    }

    /** What is really waited for: nothing else is done before the deadline. */
    String waitingFor(String wanted) {
        return deadlineIsFirst && progress.phase() instanceof Phase.Preparing
                ? "the end of its time to publish"
                : wanted;
    }

    /** When somebody goes on, as fields of the line that tells of it. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("until", end().toString());
        if (deadlineIsFirst) {
            fields.put("deadline_first", true);
        }
        return fields;
    }

    /**
     * What happened and what comes next, as it will be.
     *
     * @param ifInTime both, if the deadline is not first
     * @param happened what happened, a sentence
     */
    String told(String ifInTime, String happened) {
        return deadlineIsFirst
                ? "%s Its time to publish ends first, at %s: %s.".formatted(happened, end(), atTheDeadline())
                : ifInTime;
    }

    private String atTheDeadline() {
        return switch (progress.phase()) {
            case Phase.Preparing() when progress.mayHaveGoneOut() -> "it is looked for once more then, and given up";
            case Phase.Preparing() -> "it is given up then";
            case Phase.Publishing _, Phase.Restored _ -> "it is looked for a last time then";
            case Phase.Live _ -> "it is live, and is left at that then";
        };
    }
}

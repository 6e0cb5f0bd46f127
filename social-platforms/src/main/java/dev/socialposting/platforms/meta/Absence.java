package dev.socialposting.platforms.meta;

import dev.socialposting.platforms.publisher.PublishStep.Verification;
import dev.socialposting.platforms.publisher.PublishStep.Verification.DidNotGoOut;
import dev.socialposting.uploads.model.Backoff;
import dev.socialposting.uploads.model.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Concludes from signs that nothing went out that it did not. One look is not enough, and none soon after the call: what a platform
 * shows lags behind what it does.
 */
public final class Absence {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final ErrorTable errors;

    public Absence(ErrorTable errors) {
        this.errors = errors;
    }

    /** When to look again if what was seen allows no conclusion: soon at first, every ten minutes in the end. */
    public static Instant nextLook(Instant markedAt, Instant now) {
        return now.plus(Backoff.halfOf(Duration.between(markedAt, now), BETWEEN_LOOKS, LONGEST_WAIT));
    }

    /**
     * Nothing is to be seen of a post now.
     *
     * @param evidence what was seen, a sentence
     * @param patience how long after the call a look counts
     */
    public Verification seen(String evidence, Duration patience, Checkpoint checkpoint, Instant markedAt, Instant now) {
        Instant countsFrom = markedAt.plus(patience);
        if (now.isBefore(countsFrom)) {
            Instant next = nextLook(markedAt, now);
            return new Verification.StillUnknown(evidence, next.isBefore(countsFrom) ? next : countsFrom, checkpoint);
        }
        Notes notes = new Notes(checkpoint, markedAt);
        Instant firstLook = notes.nothingSeenAt().orElse(now);
        Instant secondLook = firstLook.plus(BETWEEN_LOOKS);
        if (now.isBefore(secondLook)) {
            return new Verification.StillUnknown(
                    evidence, secondLook, notes.nothingSeenAt().isPresent() ? checkpoint : notes.nothingSeen(now));
        }
        return concluded(evidence, notes, now);
    }

    /** It is certain that nothing went out: what is next depends on what the publish call was answered. */
    private DidNotGoOut concluded(String evidence, Notes notes, Instant now) {
        DidNotGoOut.Next next = notes.spent()
                .map(errors::diagnose)
                .<DidNotGoOut.Next>map(
                        refusal -> new DidNotGoOut.Next.Prepare(refusal.forUser(), Math.max(1, refusal.freshStarts(1))))
                .orElseGet(() ->
                        new DidNotGoOut.Next.Publish(notes.leaveAloneUntil().filter(now::isBefore)));
        return new DidNotGoOut(evidence, next);
    }

    /**
     * What a checkpoint remembers of the latest publish call. Each note has its time, and one from before the call's mark is of an
     * earlier call and does not count.
     *
     * @param checkpoint where the notes are
     * @param markedAt when "about to publish" was stored before the latest call
     */
    record Notes(Checkpoint checkpoint, Instant markedAt) {
        private static final String NOTHING_SEEN_AT = "nothing_seen_at";
        private static final String LEAVE_ALONE_UNTIL = "leave_alone_until";
        private static final String SPENT_AT = "spent_at";
        private static final String SPENT_CODE = "spent_code";
        private static final String SPENT_MESSAGE = "spent_message";
        private static final Pattern LABEL = Pattern.compile("(-?[0-9]{1,9})(?:/(-?[0-9]{1,9}))?");

        /** Notes that the platform refused what was prepared, which must be prepared anew if nothing went out. */
        static Checkpoint spent(Checkpoint checkpoint, GraphError refusal, Instant now) {
            return checkpoint
                    .with(SPENT_AT, now.toString())
                    .with(SPENT_CODE, refusal.label().orElse(""))
                    .with(SPENT_MESSAGE, refusal.messageInShort());
        }

        /** Notes that the platform is to be left alone for a while if nothing went out. */
        static Checkpoint leaveAlone(Checkpoint checkpoint, Duration pause, Instant now) {
            return checkpoint.with(LEAVE_ALONE_UNTIL, now.plus(pause).toString());
        }

        /** Whether there was a call, this one or an earlier one, of which nothing was seen: it may have taken effect all the same. */
        static boolean nothingWasSeenOfACall(Checkpoint checkpoint) {
            return checkpoint.get(NOTHING_SEEN_AT).isPresent();
        }

        /** Notes that there was no sign of a post. */
        Checkpoint nothingSeen(Instant now) {
            return checkpoint.with(NOTHING_SEEN_AT, now.toString());
        }

        /** When there was first no sign of a post. */
        Optional<Instant> nothingSeenAt() {
            return sinceMark(NOTHING_SEEN_AT);
        }

        Optional<Instant> leaveAloneUntil() {
            return sinceMark(LEAVE_ALONE_UNTIL);
        }

        /** The refusal of what was prepared. */
        Optional<GraphError> spent() {
            return sinceMark(SPENT_AT).map(_ -> {
                Matcher label = LABEL.matcher(checkpoint.get(SPENT_CODE).orElse(""));
                boolean readable = label.matches();
                return new GraphError(
                        0,
                        readable ? OptionalInt.of(Integer.parseInt(label.group(1))) : OptionalInt.empty(),
                        readable && label.group(2) != null
                                ? OptionalInt.of(Integer.parseInt(label.group(2)))
                                : OptionalInt.empty(),
                        Optional.empty(),
                        checkpoint.get(SPENT_MESSAGE).orElse(""),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty());
            });
        }

        private Optional<Instant> sinceMark(String name) {
            return checkpoint.get(name).map(Instant::parse).filter(at -> !at.isBefore(markedAt));
        }
    }
}

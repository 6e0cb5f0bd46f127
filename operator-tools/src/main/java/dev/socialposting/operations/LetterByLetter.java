package dev.socialposting.operations;

import dev.socialposting.operations.DeadLetterQueue.Held;
import dev.socialposting.uploads.queue.NudgeMessage;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Goes through the dead-letter queue, and does one thing with each letter that is chosen; the others stay. */
final class LetterByLetter {
    /** So often nothing new may come in a row before the rest is left: others hold it, or what was held has come back. */
    private static final int MOST_IN_VAIN = 5;

    private final DeadLetterQueue queue;
    private final Findings findings;
    private final PrintStream out;
    private final Set<String> known = new HashSet<>();
    private final Map<String, Held> staying = new LinkedHashMap<>();
    private int done;

    LetterByLetter(DeadLetterQueue queue, Findings findings, PrintStream out) {
        this.queue = queue;
        this.findings = findings;
        this.out = out;
    }

    /** What is done with a letter. */
    enum Deed {
        PUT_BACK("put back"),
        /** As put back; a posting that stays failed because its deadline is over may pass it. */
        PUT_BACK_PAST_DEADLINE("put back"),
        DELETE("deleted");

        private final String words;

        Deed(String words) {
            this.words = words;
        }
    }

    /**
     * Returns when all has been gone through.
     *
     * @param dryRun only says what would be done
     * @throws OperationFailedException if the queue cannot be asked; what was said to be done by then is done
     */
    void run(Predicate<Finding> chosen, Deed deed, boolean dryRun) {
        long expected = queue.size();
        boolean all;
        try {
            all = goThrough(chosen, deed, dryRun);
        } finally {
            queue.release(List.copyOf(staying.values()));
        }
        int seen = staying.size() + (dryRun ? 0 : done);
        out.println("%s: %d of %d messages %s%s."
                .formatted(dryRun ? "Nothing was done" : "Done", done, seen, dryRun ? "would be " : "", deed.words));
        if (!all) {
            out.println(
                    "About %d more were not looked at; say it again later.".formatted(Math.max(0, expected - seen)));
        }
    }

    /** Whether nothing is left that was not seen. */
    private boolean goThrough(Predicate<Finding> chosen, Deed deed, boolean dryRun) {
        for (int inVain = 0; inVain < MOST_IN_VAIN; ) {
            List<Held> batch = queue.take();
            if (batch.isEmpty()) {
                return true;
            }
            batch.forEach(held -> staying.put(held.letter().messageId(), held));
            List<Held> fresh = batch.stream()
                    .filter(held -> known.add(held.letter().messageId()))
                    .toList();
            fresh.forEach(held -> handle(held, chosen, deed, dryRun));
            inVain = fresh.isEmpty() ? inVain + 1 : 0;
        }
        return false;
    }

    private void handle(Held held, Predicate<Finding> chosen, Deed deed, boolean dryRun) {
        Finding finding = findings.of(held.letter());
        if (!chosen.test(finding)) {
            return;
        }
        if (!dryRun) {
            act(held, finding, deed);
            staying.remove(held.letter().messageId());
        }
        done++;
        out.println("message %s%s: %s%s%s"
                .formatted(
                        held.letter().messageId(),
                        finding.asksFor()
                                .map(nudge -> ", request %s to %s".formatted(nudge.requestId(), nudge.destination()))
                                .orElse(""),
                        dryRun ? "would be " : "",
                        deed.words,
                        effect(finding, deed)));
    }

    /** What is put back can come here again while this goes on, by the id that it was sent with; then it stays. */
    private void act(Held held, Finding finding, Deed deed) {
        switch (deed) {
            case PUT_BACK -> known.add(held.putBack(held.letter().body()));
            case PUT_BACK_PAST_DEADLINE -> known.add(held.putBack(bodyPastDeadline(finding)));
            case DELETE -> held.delete();
        }
    }

    private static String bodyPastDeadline(Finding finding) {
        return isPastDeadline(finding)
                        && finding instanceof Finding.OfPosting(var _, var nudge, var _, var posting, var _)
                ? NudgeMessage.write(nudge.past(posting.publishBy()))
                : finding.letter().body();
    }

    private static String effect(Finding finding, Deed deed) {
        return switch (deed) {
            case PUT_BACK -> "; " + finding.redrive().words();
            case PUT_BACK_PAST_DEADLINE ->
                isPastDeadline(finding)
                        ? "; tries again, past its deadline"
                        : "; " + finding.redrive().words();
            case DELETE -> "";
        };
    }

    private static boolean isPastDeadline(Finding finding) {
        return finding.redrive() == RedriveEffect.COMES_BACK_PAST_DEADLINE;
    }
}

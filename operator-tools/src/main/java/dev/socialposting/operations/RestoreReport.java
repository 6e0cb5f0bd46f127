package dev.socialposting.operations;

import dev.socialposting.operations.Restore.Outcome;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.UploadRequest;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Says what becomes of each request that is put back, and at the end of how many requests what. */
final class RestoreReport {
    private final RestoreCommand.PutBack wanted;
    private final PrintStream out;
    private final List<Outcome.Unreadable> unreadable = new ArrayList<>();
    private int whole;
    private int unconfirmed;
    private int destinations;
    private boolean allNudged = true;
    private int there;
    private int over;

    RestoreReport(RestoreCommand.PutBack wanted, PrintStream out) {
        this.wanted = wanted;
        this.out = out;
    }

    void add(Outcome outcome) {
        switch (outcome) {
            case Outcome.There() -> there++;
            case Outcome.Over() -> over++;
            case Outcome.Unreadable row -> unreadable.add(row);
            case Outcome.PutBack(UploadRequest saved, UploadRequest back, boolean nudged) -> {
                tell(saved, back);
                long open = back.postings().values().stream()
                        .filter(posting -> !isCertain(posting))
                        .count();
                destinations += (int) open;
                whole += open == 0 ? 1 : 0;
                unconfirmed += open == 0 ? 0 : 1;
                allNudged &= nudged;
            }
        }
    }

    /** Writes the summary; the answer is whether all could be read. */
    boolean end() {
        out.println();
        out.println(wanted.apply() ? "Done. Requests" : "Nothing was done. With --apply, requests");
        count("put back as they are", whole);
        count("put back with what is unconfirmed", unconfirmed);
        if (destinations > 0) {
            count("  destinations unconfirmed", destinations);
        }
        if (wanted.look() && destinations > 0) {
            out.println("    workers look for these; what they do not find stays unconfirmed");
        }
        if (!allNudged) {
            out.println("    the queue did not take all nudges: the dispatcher calls workers when it runs");
        }
        count("left as they are, because the system has them", there);
        count("left out, because their time to live is over", over);
        count("left, because they cannot be read", unreadable.size());
        unreadable.forEach(row -> out.println("    %s in %s".formatted(Terminal.excerpt(row.id()), row.where())));
        return unreadable.isEmpty();
    }

    private void count(String what, int number) {
        out.println("  %s: %d".formatted(what, number));
    }

    private void tell(UploadRequest saved, UploadRequest back) {
        out.println("request %s of %s"
                .formatted(saved.id(), Terminal.excerpt(saved.userId().value())));
        saved.postings().values().forEach(posting -> {
            Posting then = back.posting(posting.destination()).orElseThrow();
            out.println("  %s: %s since %s; %s"
                    .formatted(
                            posting.destination(),
                            Terminal.word(posting.status()),
                            posting.updatedAt(),
                            isCertain(then) ? Terminal.word(then.status()) : "unconfirmed"));
        });
    }

    private static boolean isCertain(Posting posting) {
        return posting.state() instanceof PostingState.Completed || posting.state() instanceof PostingState.Cancelled;
    }
}

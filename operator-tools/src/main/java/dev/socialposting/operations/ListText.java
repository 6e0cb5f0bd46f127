package dev.socialposting.operations;

import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.queue.Nudge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is in the dead-letter queue, for an operator to read. */
final class ListText {
    private final Instant now;
    private final StringBuilder text = new StringBuilder();

    private ListText(Instant now) {
        this.now = now;
    }

    static String write(Place place, List<Finding> findings, boolean more, Instant now) {
        ListText list = new ListText(now);
        list.text.append("Dead letters of %s\n%s\n%s\n"
                .formatted(place.words(), place.deadLetterQueueUrl(), list.counted(findings, more)));
        for (Finding finding : findings) {
            list.text.append('\n');
            list.add(finding);
        }
        return list.text.toString();
    }

    private String counted(List<Finding> findings, boolean more) {
        if (findings.isEmpty()) {
            return "Nothing is there.";
        }
        long again = findings.stream()
                .filter(finding -> finding.redrive() == RedriveEffect.TRIES_AGAIN)
                .count();
        return "%d %s%s; a redrive would try %d of them again."
                .formatted(
                        findings.size(),
                        findings.size() == 1 ? "message" : "messages",
                        more ? ", and there may be more" : "",
                        again);
    }

    private void add(Finding finding) {
        switch (finding) {
            case Finding.OfPosting(DeadLetter _, Nudge nudge, var userId, Posting posting) -> {
                heading(nudge);
                line("user", Terminal.line(userId.value()));
                line("status", "%s for %s".formatted(Terminal.word(posting.status()), since(posting.updatedAt())));
                error(posting.state()).ifPresent(this::explain);
                line("live", live(posting.state()));
            }
            case Finding.OfNothing(DeadLetter _, Nudge nudge, String reason) -> {
                heading(nudge);
                line("problem", reason);
            }
            case Finding.NotANudge(DeadLetter letter, String reason) -> {
                text.append("message ").append(letter.messageId()).append('\n');
                line("problem", "not a nudge of ours: " + reason);
                line("text", Terminal.excerpt(letter.body()));
            }
        }
        line("sent", since(finding.letter().sentAt()) + " ago");
        line("redriven", finding.redrive().words());
    }

    private void heading(Nudge nudge) {
        text.append("request %s to %s\n".formatted(nudge.requestId(), nudge.destination()));
    }

    private void explain(PostingError error) {
        String platformCode =
                error.platformCode().map(code -> ", platform code " + code).orElse("");
        line("error", error.code() + Terminal.line(platformCode));
        line("words", Terminal.line(error.message()));
        line("means", Terminal.line(error.explanation()));
        line("acts", "%s: %s".formatted(Terminal.word(error.whoActs()), Terminal.line(error.nextStep())));
    }

    private void line(String name, String value) {
        text.append("  %-9s %s%n".formatted(name, value));
    }

    private String since(Instant then) {
        return Terminal.words(Duration.between(then, now));
    }

    private static String live(PostingState state) {
        Optional<String> link = state instanceof PostingState.Completed completed
                ? completed.post().permalink()
                : Optional.empty();
        return Liveness.of(state).words()
                + link.map(address -> ", " + Terminal.line(address)).orElse("");
    }

    /** What it ended with, or what went wrong last. */
    static Optional<PostingError> error(PostingState state) {
        return switch (state) {
            case PostingState.Failed failed -> Optional.of(failed.error());
            case PostingState.Unconfirmed unconfirmed -> Optional.of(unconfirmed.error());
            case PostingState.Completed _, PostingState.Cancelled _ -> Optional.empty();
            case PostingState.InFlight inFlight -> inFlight.startedProgress().flatMap(Progress::lastError);
        };
    }
}

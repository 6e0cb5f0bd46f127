package dev.socialposting.operations;

import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.queue.Nudge;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is in the dead-letter queue, for an operator to read. */
final class ListText {
    private final Instant now;
    private final StringBuilder text = new StringBuilder();

    private ListText(Instant now) {
        this.now = now;
    }

    static String write(Place place, Look look, Instant now) {
        ListText list = new ListText(now);
        Summary summary = Summary.of(look.findings());
        list.text.append("Dead letters of %s\n%s\n%s\n"
                .formatted(place.words(), place.deadLetterQueueUrl(), counted(summary, look)));
        for (Finding finding : look.findings()) {
            list.text.append('\n');
            list.add(finding);
        }
        if (!look.findings().isEmpty()) {
            list.text.append('\n').append(counted(summary, look)).append('\n');
            list.line("platform", counts(summary.byPlatform()));
            list.line("error", counts(summary.byCode()));
            list.line("user", counts(summary.byUser()));
        }
        if (look.more()) {
            list.text.append(
                    look.notSeen() > 0
                            ? "%nAbout %d more messages were not looked at.%n".formatted(look.notSeen())
                            : "\nThere may be more.\n");
        }
        return list.text.toString();
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> Terminal.line(count.getKey()) + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String counted(Summary summary, Look look) {
        if (look.lookedAt() == 0) {
            return "Nothing is there.";
        }
        String messages = number(look.lookedAt(), "message");
        return "%s of %s; a redrive would try %d of the postings again."
                .formatted(
                        summary.letters() == look.lookedAt()
                                ? messages
                                : "%d of %s chosen,".formatted(summary.letters(), messages),
                        number(summary.postings(), "posting"),
                        summary.triedAgain());
    }

    private static String number(long count, String what) {
        return "%d %s%s".formatted(count, what, count == 1 ? "" : "s");
    }

    private void add(Finding finding) {
        switch (finding) {
            case Finding.OfPosting(DeadLetter _, Nudge nudge, var userId, Posting posting, var _) -> {
                heading(nudge);
                line("user", Terminal.line(userId.value()));
                line("status", "%s for %s".formatted(Terminal.word(posting.status()), since(posting.updatedAt())));
                finding.error().ifPresent(this::explain);
                line("deadline", deadline(posting.publishBy()));
                line("live", live(posting.state()));
            }
            case Finding.OfNothing(DeadLetter _, Nudge nudge, String reason, var _) -> {
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

    private String deadline(Instant publishBy) {
        return publishBy
                + (publishBy.isAfter(now)
                        ? ", in " + Terminal.words(Duration.between(now, publishBy))
                        : ", over for " + since(publishBy));
    }

    private static String live(PostingState state) {
        Optional<String> link = state instanceof PostingState.Completed completed
                ? completed.post().permalink()
                : Optional.empty();
        return Liveness.of(state).words()
                + link.map(address -> ", " + Terminal.line(address)).orElse("");
    }
}

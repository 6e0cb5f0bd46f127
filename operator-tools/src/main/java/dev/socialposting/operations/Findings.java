package dev.socialposting.operations;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.NudgeMessage;
import dev.socialposting.uploads.store.UnreadableRowException;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out what dead letters are about: the row says. */
final class Findings {
    private final UploadRequestStore requests;
    private final Instant now;

    /** @param now when a redrive is thought of */
    Findings(UploadRequestStore requests, Instant now) {
        this.requests = requests;
        this.now = now;
    }

    Finding of(DeadLetter letter) {
        return of(letter, new HashMap<>());
    }

    /** Each letter explained, the oldest first. Reads each request once. */
    List<Finding> of(List<DeadLetter> letters) {
        Map<RequestId, Row> rows = new HashMap<>();
        return letters.stream()
                .sorted(Comparator.comparing(DeadLetter::sentAt).thenComparing(DeadLetter::messageId))
                .map(letter -> of(letter, rows))
                .toList();
    }

    private Finding of(DeadLetter letter, Map<RequestId, Row> rows) {
        return switch (NudgeMessage.parse(letter.body())) {
            case NudgeMessage.Parsed.NotANudge(String reason) -> new Finding.NotANudge(letter, reason);
            case NudgeMessage.Parsed.Ours(Nudge nudge) ->
                of(letter, nudge, rows.computeIfAbsent(nudge.requestId(), this::row));
        };
    }

    private Row row(RequestId id) {
        try {
            return requests.find(id).<Row>map(Row.Read::new).orElseGet(Row.Missing::new);
        } catch (UnreadableRowException unreadable) {
            return new Row.Unreadable(Terminal.excerpt(String.valueOf(unreadable.getMessage())));
        }
    }

    private Finding of(DeadLetter letter, Nudge nudge, Row row) {
        return switch (row) {
            case Row.Missing() ->
                new Finding.OfNothing(
                        letter,
                        nudge,
                        "there is no such request, or it has been deleted",
                        RedriveEffect.NOTHING_UNKNOWN);
            case Row.Unreadable(String reason) ->
                new Finding.OfNothing(letter, nudge, reason, RedriveEffect.COMES_BACK_UNREADABLE);
            case Row.Read(UploadRequest request) -> of(letter, nudge, request);
        };
    }

    private Finding of(DeadLetter letter, Nudge nudge, UploadRequest request) {
        return request.posting(nudge.destination())
                .<Finding>map(posting -> new Finding.OfPosting(
                        letter, nudge, request.userId(), posting, RedriveEffect.of(posting, nudge, now)))
                .orElseGet(() -> new Finding.OfNothing(
                        letter, nudge, "the request has no such destination", RedriveEffect.NOTHING_UNKNOWN));
    }

    /** What there is under a request's id. */
    private sealed interface Row {
        record Read(UploadRequest request) implements Row {}

        record Missing() implements Row {}

        record Unreadable(String reason) implements Row {}
    }
}

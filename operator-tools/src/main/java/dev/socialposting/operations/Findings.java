package dev.socialposting.operations;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.NudgeMessage;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Map<RequestId, Optional<UploadRequest>> rows = new HashMap<>();
        return letters.stream()
                .sorted(Comparator.comparing(DeadLetter::sentAt).thenComparing(DeadLetter::messageId))
                .map(letter -> of(letter, rows))
                .toList();
    }

    private Finding of(DeadLetter letter, Map<RequestId, Optional<UploadRequest>> rows) {
        return switch (NudgeMessage.parse(letter.body())) {
            case NudgeMessage.Parsed.NotANudge(String reason) -> new Finding.NotANudge(letter, reason);
            case NudgeMessage.Parsed.Ours(Nudge nudge) ->
                of(letter, nudge, rows.computeIfAbsent(nudge.requestId(), requests::find));
        };
    }

    private Finding of(DeadLetter letter, Nudge nudge, Optional<UploadRequest> row) {
        if (row.isEmpty()) {
            return new Finding.OfNothing(letter, nudge, "there is no such request, or it has been deleted");
        }
        return row.get()
                .posting(nudge.destination())
                .<Finding>map(posting -> new Finding.OfPosting(
                        letter, nudge, row.get().userId(), posting, RedriveEffect.of(posting, nudge, now)))
                .orElseGet(() -> new Finding.OfNothing(letter, nudge, "the request has no such destination"));
    }
}

package dev.socialposting.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.queue.Nudge;
import java.util.List;

/** What is in the dead-letter queue, for programs to read. Times are ISO 8601, UTC. */
final class ListJson {
    private ListJson() {}

    static String write(Place place, List<Finding> findings, boolean more) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("queue", place.deadLetterQueueUrl());
        ArrayNode messages = json.putArray("messages");
        findings.forEach(finding -> messages.add(message(finding)));
        return json.put("more", more).toPrettyString();
    }

    private static ObjectNode message(Finding finding) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("message_id", finding.letter().messageId())
                .put("sent_at", finding.letter().sentAt().toString());
        switch (finding) {
            case Finding.OfPosting(DeadLetter _, Nudge nudge, var userId, Posting posting) -> {
                nudge(nudge, json);
                json.put("user_id", userId.value())
                        .put("status", Terminal.word(posting.status()))
                        .put("updated_at", posting.updatedAt().toString())
                        .put("live", Terminal.word(Liveness.of(posting.state())));
                ListText.error(posting.state()).ifPresent(error -> json.set("error", error(error)));
            }
            case Finding.OfNothing(DeadLetter _, Nudge nudge, String reason) -> {
                nudge(nudge, json);
                json.put("problem", reason);
            }
            case Finding.NotANudge(DeadLetter letter, String reason) ->
                json.put("problem", "not a nudge of ours: " + reason).put("excerpt", Terminal.excerpt(letter.body()));
        }
        json.putObject("redrive")
                .put("effect", Terminal.word(finding.redrive()))
                .put("detail", finding.redrive().words());
        return json;
    }

    private static void nudge(Nudge nudge, ObjectNode json) {
        json.put("request_id", nudge.requestId().value())
                .put("destination", nudge.destination().toString());
        nudge.id().ifPresent(id -> json.put("nudge_id", id.value()));
    }

    private static ObjectNode error(PostingError error) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("code", error.code());
        error.platformCode().ifPresent(code -> json.put("platform_code", code));
        return json.put("message", error.message())
                .put("explanation", error.explanation())
                .put("who_acts", Terminal.word(error.whoActs()))
                .put("next_step", error.nextStep());
    }
}

package dev.socialposting.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.queue.Nudge;
import java.util.Map;

/** What is in the dead-letter queue, for programs to read. Times are ISO 8601, UTC. */
final class ListJson {
    private ListJson() {}

    static String write(Place place, Look look) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("queue", place.deadLetterQueueUrl());
        ArrayNode messages = json.putArray("messages");
        look.findings().forEach(finding -> messages.add(message(finding)));
        json.set("summary", summary(Summary.of(look.findings())));
        return json.put("looked_at", look.lookedAt())
                .put("more", look.more())
                .put("not_seen", look.notSeen())
                .toPrettyString();
    }

    private static ObjectNode summary(Summary summary) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("messages", summary.letters())
                .put("postings", summary.postings())
                .put("postings_tried_again", summary.triedAgain());
        counts(summary.byPlatform(), json.putObject("messages_by_platform"));
        counts(summary.byCode(), json.putObject("messages_by_code"));
        counts(summary.byUser(), json.putObject("messages_by_user"));
        return json;
    }

    private static void counts(Map<String, Long> counts, ObjectNode json) {
        counts.forEach(json::put);
    }

    private static ObjectNode message(Finding finding) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("message_id", finding.letter().messageId())
                .put("sent_at", finding.letter().sentAt().toString());
        switch (finding) {
            case Finding.OfPosting(DeadLetter _, Nudge nudge, var userId, Posting posting, var _) -> {
                nudge(nudge, json);
                json.put("user_id", userId.value())
                        .put("status", Terminal.word(posting.status()))
                        .put("updated_at", posting.updatedAt().toString())
                        .put("publish_by", posting.publishBy().toString())
                        .put("live", Terminal.word(Liveness.of(posting.state())));
                finding.error().ifPresent(error -> json.set("error", error(error)));
            }
            case Finding.OfNothing(DeadLetter _, Nudge nudge, String reason, var _) -> {
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

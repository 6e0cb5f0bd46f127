package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.EntityTag;
import dev.socialposting.api.http.Json;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** An upload request, its postings and their logs, as users read them. What does not apply is left out. */
final class UploadJson {
    private UploadJson() {}

    /** The record without logs, as it is in lists. */
    static ObjectNode write(UploadRequest request) {
        return write(request, (_, _) -> {});
    }

    /**
     * The record.
     *
     * @param logs adds the log to the JSON of a posting
     */
    static ObjectNode write(UploadRequest request, BiConsumer<Posting, ObjectNode> logs) {
        ObjectNode json = Json.object()
                .put("request_id", request.id().value())
                .put("user_id", request.userId().value())
                .put("video_url", request.videoUrl())
                .put("caption", request.caption());
        request.schedule().ifPresent(schedule -> {
            json.put("scheduled_at", Json.instant(schedule.at()));
            schedule.zone().ifPresent(zone -> json.put("time_zone", zone.getId()));
        });
        json.put("created_at", request.createdAt().getEpochSecond())
                .put("updated_at", request.updatedAt().getEpochSecond())
                .put("status", Json.word(request.status()))
                .put("is_final", request.status().isFinal());
        json.set("counts", counts(request));
        ObjectNode destinations = json.putObject("destinations");
        request.postings().forEach((destination, posting) -> {
            ObjectNode written = posting(posting);
            logs.accept(posting, written);
            destinations.set(destination.toString(), written);
        });
        json.set("links", links(request.id()));
        return json.put("ttl", request.expiresAt().getEpochSecond());
    }

    private static ObjectNode counts(UploadRequest request) {
        ObjectNode counts = Json.object().put("total", request.postings().size());
        for (PostingStatus status : PostingStatus.values()) {
            counts.put(Json.word(status), request.counts().getOrDefault(status, 0));
        }
        return counts;
    }

    private static ObjectNode posting(Posting posting) {
        ObjectNode json = Json.object()
                .put("status", Json.word(posting.status()))
                .put("is_final", posting.status().isFinal())
                .put("created_at", Json.instant(posting.createdAt()))
                .put("updated_at", Json.instant(posting.updatedAt()))
                .put("publish_by", Json.instant(posting.publishBy()));
        state(posting.state(), json);
        GivingUp.of(posting).ifPresent(end -> json.set("gives_up", end.toJson()));
        if (!posting.options().values().isEmpty()) {
            json.set("options", OptionValues.write(posting.options()));
        }
        return json;
    }

    private static void state(PostingState state, ObjectNode json) {
        switch (state) {
            case PostingState.Scheduled scheduled -> json.put("next_check_at", Json.instant(scheduled.startAt()));
            case PostingState.Queued queued ->
                json.put("next_check_at", Json.instant(queued.wake().at()));
            case PostingState.Leased leased -> {
                atWork(leased.progress(), json);
                json.put("next_check_at", Json.instant(leased.wake().at()));
            }
            case PostingState.Waiting waiting -> {
                atWork(waiting.progress(), json);
                json.put("next_check_at", Json.instant(waiting.until()));
                json.put("waiting_for", waiting.waitingFor());
            }
            case PostingState.Completed completed -> json.set("result", result(completed.post()));
            case PostingState.Failed failed -> {
                failed.startedProgress().ifPresent(progress -> step(progress, json));
                error(failed.error(), json);
            }
            case PostingState.Unconfirmed unconfirmed -> {
                step(unconfirmed.progress(), json);
                error(unconfirmed.error(), json);
            }
            case PostingState.Cancelled cancelled ->
                cancelled.startedProgress().ifPresent(progress -> step(progress, json));
        }
    }

    private static void atWork(Progress progress, ObjectNode json) {
        step(progress, json);
        progress.lastError()
                .ifPresent(error -> json.putObject("last_error")
                        .put("code", error.code())
                        .put("message", error.message())
                        .put("explanation", error.explanation())
                        .put("needs_reconnect", error.needsReconnect()));
        switch (progress.phase()) {
            case Phase.Preparing _ -> {}
            case Phase.Publishing _, Phase.Restored _ -> json.put("may_be_live", true);
            case Phase.Live(PublishedPost post) -> json.set("result", result(post));
        }
    }

    private static void step(Progress progress, ObjectNode json) {
        json.put("step", progress.step().value())
                .put("attempt", progress.attempt())
                .put("max_attempts", Progress.MAX_TRIES);
    }

    private static void error(PostingError error, ObjectNode json) {
        json.put("error", error.message());
        ObjectNode details = json.putObject("error_details").put("code", error.code());
        error.platformCode().ifPresent(code -> details.put("platform_code", code));
        details.put("explanation", error.explanation())
                .put("who_acts", Json.word(error.whoActs()))
                .put("next_step", error.nextStep())
                .put("retryable", error.retryable())
                .put("needs_reconnect", error.needsReconnect());
    }

    private static ObjectNode result(PublishedPost post) {
        ObjectNode result = Json.object();
        post.mediaId().ifPresent(id -> result.put("media_id", id));
        post.postId().ifPresent(id -> result.put("post_id", id));
        post.permalink().ifPresent(address -> result.put("permalink", address));
        return result;
    }

    /** Log entries. More facts are one level down, so that none can be taken for one of the fixed fields. */
    static ArrayNode log(List<LogEntry> entries) {
        ArrayNode list = Json.array();
        entries.forEach(entry -> list.add(entry(entry)));
        return list;
    }

    private static ObjectNode entry(LogEntry entry) {
        ObjectNode json = Json.object()
                .put("id", entry.destination() + "#" + entry.position())
                .put("destination", entry.destination().toString())
                .put("timestamp", Json.instant(entry.timestamp()))
                .put("level", entry.level().name())
                .put("code", entry.code().word())
                .put("message", entry.message());
        if (!entry.fields().isEmpty()) {
            ObjectNode fields = json.putObject("fields");
            entry.fields().forEach((name, value) -> {
                switch (value) {
                    case Boolean flag -> fields.put(name, flag);
                    case Long number -> fields.put(name, number);
                    default -> fields.put(name, value.toString());
                }
            });
        }
        return json;
    }

    /** Where a request is read. */
    static String address(RequestId id) {
        return "/api/social/uploads/" + id;
    }

    /** Where a request and its log are read. */
    static ObjectNode links(RequestId id) {
        return Json.object().put("self", address(id)).put("logs", address(id) + "/logs");
    }

    /**
     * Names what is shown of requests without showing it: a record follows from its row, and the row's version counts its writes.
     *
     * @param program names the running program, of which another may show the same row in another way
     */
    record ShownVersion(String program) {
        EntityTag of(UploadRequest request) {
            return of(new Page.Items<>(List.of(request), Optional.empty()));
        }

        EntityTag of(Page.Items<UploadRequest> page) {
            List<String> facts = new ArrayList<>(List.of(program));
            for (UploadRequest request : page.items()) {
                facts.add(request.id().value());
                facts.add(Long.toString(request.version()));
                facts.add(Json.instant(request.createdAt()));
            }
            page.unreadable().forEach(id -> facts.add(id.value()));
            page.next().map(PageToken::value).ifPresent(facts::add);
            return EntityTag.of(facts);
        }
    }
}

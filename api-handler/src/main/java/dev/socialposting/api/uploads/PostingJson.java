package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Json;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;

/** One posting, as users read it. What does not apply is left out. */
final class PostingJson {
    private PostingJson() {}

    static ObjectNode write(Posting posting) {
        ObjectNode json = Json.object()
                .put("status", Words.of(posting.status()))
                .put("is_final", posting.status().isFinal())
                .put("created_at", Json.instant(posting.createdAt()))
                .put("updated_at", Json.instant(posting.updatedAt()))
                .put("publish_by", Json.instant(posting.publishBy()));
        write(posting.state(), json);
        GivingUp.of(posting).ifPresent(end -> json.set("gives_up", end.toJson()));
        if (!posting.options().values().isEmpty()) {
            json.set("options", OptionValues.write(posting.options()));
        }
        return json;
    }

    private static void write(PostingState state, ObjectNode json) {
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
                .put("who_acts", Words.of(error.whoActs()))
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
}

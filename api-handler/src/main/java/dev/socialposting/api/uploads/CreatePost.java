package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Checked;
import dev.socialposting.api.http.Endpoint;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.Json;
import dev.socialposting.api.http.JsonBody;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.Reply;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST /api/social/post}. */
final class CreatePost implements Endpoint {
    private final PostDraftReader reader;
    private final PostChecks checks;
    private final Acceptance acceptance;

    CreatePost(PostDraftReader reader, PostChecks checks, Acceptance acceptance) {
        this.reader = reader;
        this.checks = checks;
        this.acceptance = acceptance;
    }

    @Override
    public Reply handle(Call call) {
        return IdempotencyKey.of(call.http())
                .reply(key -> JsonBody.of(call.http()).reply(body -> post(call.caller(), key, reader.read(body))));
    }

    /** A repeated call is answered as the first one was, whatever is to be said against it now: accounts and limits may have changed. */
    private Reply post(UserId caller, Optional<IdempotencyKey> key, PostDraft draft) {
        return switch (judged(caller, draft)) {
            case Checked.Valid(PostBody checked) -> reply(acceptance.accept(caller, key, checked), draft.timing());
            case Checked.Invalid(Problem problem) ->
                key.flatMap(given -> draft.complete().flatMap(body -> acceptance.repeated(caller, given, body)))
                        .map(outcome -> reply(outcome, draft.timing()))
                        .orElseGet(problem::toReply);
        };
    }

    private Checked<PostBody> judged(UserId caller, PostDraft draft) {
        List<FieldError> errors = new ArrayList<>(draft.errors());
        errors.addAll(checks.check(draft, caller));
        return draft.complete()
                .filter(_ -> errors.isEmpty())
                .map(Checked::valid)
                .orElseGet(() -> Checked.invalid(Problem.invalidBody(errors)));
    }

    private static Reply reply(Acceptance.Outcome outcome, Timing timing) {
        return switch (outcome) {
            case Acceptance.Outcome.Accepted(UploadRequest request, List<RecentPost> warnings) ->
                accepted(request, timing, warnings);
            case Acceptance.Outcome.Repeated(UploadRequest first, List<RecentPost> warnings) ->
                accepted(first, timing, warnings).with("Idempotent-Replayed", "true");
            case Acceptance.Outcome.KeyReused(RequestId first) ->
                Problem.conflict(
                                "idempotency_key_reused",
                                "This Idempotency-Key was used for another post, request %s. Give a new post a new key."
                                        .formatted(first))
                        .withMember("request_id", first.value())
                        .toReply();
        };
    }

    private static ObjectNode json(RecentPost warning) {
        return Json.object()
                .put("code", RecentPost.CODE)
                .put("destination", warning.destination().toString())
                .put("request_id", warning.requestId())
                .put("accepted_at", warning.acceptedAt())
                .put("detail", warning.detail());
    }

    /**
     * The answer as it was when the post was accepted, whatever has become of it.
     *
     * @param timing as the call gives it, also the repeated one: that of the request may have been changed
     */
    private static Reply accepted(UploadRequest request, Timing timing, List<RecentPost> warnings) {
        boolean later = timing.isLater(request.createdAt());
        ObjectNode json = Json.object()
                .put("request_id", request.id().value())
                .put("status", Words.of(later ? RequestStatus.SCHEDULED : RequestStatus.QUEUED));
        timing.schedule().ifPresent(schedule -> json.put("scheduled_at", Json.instant(schedule.at())));
        ObjectNode destinations = json.putObject("destinations");
        String status = Words.of(later ? PostingStatus.SCHEDULED : PostingStatus.QUEUED);
        request.postings()
                .keySet()
                .forEach(destination ->
                        destinations.putObject(destination.toString()).put("status", status));
        if (!warnings.isEmpty()) {
            ArrayNode list = json.putArray("warnings");
            warnings.forEach(warning -> list.add(json(warning)));
        }
        json.set("links", UploadLinks.of(request.id()));
        return Reply.json(202, json).with("Location", UploadLinks.self(request.id()));
    }
}

package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Checked;
import dev.socialposting.api.http.CountedCalls;
import dev.socialposting.api.http.Deed;
import dev.socialposting.api.http.Endpoint;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.Json;
import dev.socialposting.api.http.JsonBody;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.Query;
import dev.socialposting.api.http.Reply;
import dev.socialposting.api.http.WritingEndpoint;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** {@code POST /api/social/post}: makes posts, or does everything else that it takes to make one. */
final class CreatePost implements WritingEndpoint {
    private final PostBody.Reader reader;
    private final PostChecks checks;
    private final Acceptance acceptance;

    CreatePost(PostBody.Reader reader, PostChecks checks, Acceptance acceptance) {
        this.reader = reader;
        this.checks = checks;
        this.acceptance = acceptance;
    }

    /** With {@code dry_run=true} everything but the post, which changes nothing and is not counted. */
    Endpoint orRehearsal(CountedCalls counted) {
        Endpoint post = counted.of(this);
        return call -> {
            Query query = new Query(call.http().query());
            boolean isDryRun = query.flag("dry_run");
            List<FieldError> errors = query.errors();
            if (!errors.isEmpty()) {
                return Problem.invalidParameters(errors).toReply();
            }
            return isDryRun ? rehearse(call) : post.handle(call);
        };
    }

    @Override
    public Checked<Deed> prepare(Call call) {
        return IdempotencyKey.of(call.http())
                .then(key -> JsonBody.of(call.http())
                        .then(body -> Checked.valid(post(call.caller(), key, reader.read(body)))));
    }

    /** Whatever key came along is left alone: a dry run uses none up, and repeats nothing. */
    private Reply rehearse(Call call) {
        return IdempotencyKey.of(call.http())
                .then(_ -> JsonBody.of(call.http()))
                .reply(body -> {
                    PostBody.Draft draft = reader.read(body);
                    return judged(call.caller(), draft).reply(checked -> {
                        Acceptance.Rehearsal rehearsal = acceptance.rehearse(call.caller(), checked);
                        return acceptable(rehearsal.request(), draft.timing(), rehearsal.warnings());
                    });
                });
    }

    private Deed post(UserId caller, Optional<IdempotencyKey> key, PostBody.Draft draft) {
        Checked<PostBody> judged = judged(caller, draft);
        return new Deed() {
            @Override
            public Reply carryOut() {
                return switch (judged) {
                    case Checked.Valid(PostBody checked) ->
                        reply(acceptance.accept(caller, key, checked), draft.timing());
                    case Checked.Invalid(Problem problem) -> ifDoneBefore().orElseGet(problem::toReply);
                };
            }

            // A repeated call is answered as the first one was, whatever is to be said against it now: accounts and
            // limits may have changed.
            @Override
            public Optional<Reply> ifDoneBefore() {
                return key.flatMap(given -> draft.complete().flatMap(body -> acceptance.repeated(caller, given, body)))
                        .map(outcome -> reply(outcome, draft.timing()));
            }
        };
    }

    private Checked<PostBody> judged(UserId caller, PostBody.Draft draft) {
        List<FieldError> errors = new ArrayList<>(draft.errors());
        errors.addAll(checks.check(draft, caller));
        return draft.complete()
                .filter(_ -> errors.isEmpty())
                .map(Checked::valid)
                .orElseGet(() -> Checked.invalid(Problem.invalidBody(errors)));
    }

    private static Reply reply(Acceptance.Outcome outcome, Timing timing) {
        return switch (outcome) {
            case Acceptance.Outcome.Accepted(UploadRequest request, List<PostWarning> warnings) ->
                accepted(request, timing, warnings);
            case Acceptance.Outcome.Repeated(UploadRequest first, List<PostWarning> warnings) ->
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

    /**
     * The post is accepted: what it is then, whatever becomes of it.
     *
     * @param timing as the call gives it, also a repeated one: that of the request may have been changed
     */
    private static Reply accepted(UploadRequest request, Timing timing, List<PostWarning> warnings) {
        ObjectNode json = Json.object().put("request_id", request.id().value());
        describe(request.postings().keySet(), timing, timing.isLater(request.createdAt()), json);
        if (!warnings.isEmpty()) {
            json.set("warnings", list(warnings));
        }
        json.set("links", UploadJson.links(request.id()));
        return Reply.json(202, json).with("Location", UploadJson.address(request.id()));
    }

    /** The post would be accepted: the same without what only a stored one has. */
    private static Reply acceptable(UploadRequest request, Timing timing, List<PostWarning> warnings) {
        ObjectNode json = Json.object().put("dry_run", true);
        describe(request.postings().keySet(), timing, timing.isLater(request.createdAt()), json);
        json.set("warnings", list(warnings));
        return Reply.json(200, json);
    }

    private static void describe(
            Collection<Destination> destinations, Timing timing, boolean isLater, ObjectNode json) {
        json.put("status", Json.word(isLater ? RequestStatus.SCHEDULED : RequestStatus.QUEUED));
        timing.schedule().ifPresent(schedule -> json.put("scheduled_at", Json.instant(schedule.at())));
        ObjectNode statuses = json.putObject("destinations");
        String status = Json.word(isLater ? PostingStatus.SCHEDULED : PostingStatus.QUEUED);
        destinations.forEach(
                destination -> statuses.putObject(destination.toString()).put("status", status));
    }

    private static ArrayNode list(List<PostWarning> warnings) {
        ArrayNode list = Json.array();
        warnings.forEach(warning -> list.add(warning.toJson()));
        return list;
    }
}

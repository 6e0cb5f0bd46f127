package dev.socialposting.api.uploads;

import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Checked;
import dev.socialposting.api.http.Deed;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.JsonBody;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.Reply;
import dev.socialposting.api.http.WritingEndpoint;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes posts, or does everything else that it takes to make one. */
final class CreatePost implements WritingEndpoint {
    private final PostDraftReader reader;
    private final PostChecks checks;
    private final Acceptance acceptance;

    CreatePost(PostDraftReader reader, PostChecks checks, Acceptance acceptance) {
        this.reader = reader;
        this.checks = checks;
        this.acceptance = acceptance;
    }

    @Override
    public Checked<Deed> prepare(Call call) {
        return IdempotencyKey.of(call.http())
                .then(key -> JsonBody.of(call.http())
                        .then(body -> Checked.valid(post(call.caller(), key, reader.read(body)))));
    }

    /** Whatever key came along is left alone: a dry run uses none up, and repeats nothing. */
    Reply rehearse(Call call) {
        return IdempotencyKey.of(call.http())
                .then(_ -> JsonBody.of(call.http()))
                .reply(body -> {
                    PostDraft draft = reader.read(body);
                    return judged(call.caller(), draft).reply(checked -> {
                        Acceptance.Rehearsal rehearsal = acceptance.rehearse(call.caller(), checked);
                        return PostAnswer.acceptable(rehearsal.request(), draft.timing(), rehearsal.warnings());
                    });
                });
    }

    private Deed post(UserId caller, Optional<IdempotencyKey> key, PostDraft draft) {
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
            case Acceptance.Outcome.Accepted(UploadRequest request, List<PostWarning> warnings) ->
                PostAnswer.accepted(request, timing, warnings);
            case Acceptance.Outcome.Repeated(UploadRequest first, List<PostWarning> warnings) ->
                PostAnswer.accepted(first, timing, warnings).with("Idempotent-Replayed", "true");
            case Acceptance.Outcome.KeyReused(RequestId first) ->
                Problem.conflict(
                                "idempotency_key_reused",
                                "This Idempotency-Key was used for another post, request %s. Give a new post a new key."
                                        .formatted(first))
                        .withMember("request_id", first.value())
                        .toReply();
        };
    }
}

package dev.socialposting.api.uploads;

import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Checked;
import dev.socialposting.api.http.Deed;
import dev.socialposting.api.http.JsonBody;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.Reply;
import dev.socialposting.api.http.WritingEndpoint;
import dev.socialposting.uploads.model.UploadRequest;

/** {@code PATCH /api/social/uploads/{request_id}}: changes a request of which nothing has started. */
final class ChangeUpload implements WritingEndpoint {
    private final OwnUploads uploads;
    private final UploadChangeReader reader;
    private final UploadChanger changer;

    ChangeUpload(OwnUploads uploads, UploadChangeReader reader, UploadChanger changer) {
        this.uploads = uploads;
        this.reader = reader;
        this.changer = changer;
    }

    @Override
    public Checked<Deed> prepare(Call call) {
        return uploads.find(call)
                .then(request -> JsonBody.of(call.http())
                        .then(body -> reader.read(body, request)
                                .then(change -> Checked.valid(() -> reply(changer.change(request, change))))));
    }

    private static Reply reply(UploadChanger.Outcome outcome) {
        return switch (outcome) {
            case UploadChanger.Outcome.Changed(UploadRequest stored) -> Reply.json(200, UploadJson.write(stored));
            case UploadChanger.Outcome.AlreadyStarted() ->
                Problem.conflict(
                                "already_started",
                                "Nothing was changed: a destination has started already, or all have ended. What has not"
                                        + " gone out can be cancelled.")
                        .toReply();
            case UploadChanger.Outcome.Gone() -> OwnUploads.unknown().toReply();
        };
    }
}

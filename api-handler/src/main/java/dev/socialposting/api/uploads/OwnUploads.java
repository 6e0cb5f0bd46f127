package dev.socialposting.api.uploads;

import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Checked;
import dev.socialposting.api.http.Problem;
import dev.socialposting.logging.LogContext;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.util.Optional;

/** Finds the request that a call names. Another user's request is not found: nobody learns whether it exists. */
final class OwnUploads {
    private final UploadRequestStore requests;

    OwnUploads(UploadRequestStore requests) {
        this.requests = requests;
    }

    Checked<UploadRequest> find(Call call) {
        Optional<RequestId> id = RequestId.parse(call.pathParameter("request_id"));
        id.ifPresent(LogContext::add);
        return id.flatMap(requests::find)
                .filter(request -> request.userId().equals(call.caller()))
                .map(Checked::valid)
                .orElseGet(() -> Checked.invalid(unknown()));
    }

    static Problem unknown() {
        return Problem.notFound("unknown_request", "You have no upload request with this id.");
    }
}

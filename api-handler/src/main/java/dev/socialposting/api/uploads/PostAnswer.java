package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Json;
import dev.socialposting.api.http.Reply;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.Collection;
import java.util.List;

/** What is answered about a post: what it is when it is accepted, whatever becomes of it. */
final class PostAnswer {
    private PostAnswer() {}

    /**
     * The post is accepted.
     *
     * @param timing as the call gives it, also a repeated one: that of the request may have been changed
     */
    static Reply accepted(UploadRequest request, Timing timing, List<PostWarning> warnings) {
        ObjectNode json = Json.object().put("request_id", request.id().value());
        describe(request.postings().keySet(), timing, timing.isLater(request.createdAt()), json);
        if (!warnings.isEmpty()) {
            json.set("warnings", list(warnings));
        }
        json.set("links", UploadLinks.of(request.id()));
        return Reply.json(202, json).with("Location", UploadLinks.self(request.id()));
    }

    /** The post would be accepted: the same without what only a stored one has. */
    static Reply acceptable(UploadRequest request, Timing timing, List<PostWarning> warnings) {
        ObjectNode json = Json.object().put("dry_run", true);
        describe(request.postings().keySet(), timing, timing.isLater(request.createdAt()), json);
        json.set("warnings", list(warnings));
        return Reply.json(200, json);
    }

    private static void describe(
            Collection<Destination> destinations, Timing timing, boolean isLater, ObjectNode json) {
        json.put("status", Words.of(isLater ? RequestStatus.SCHEDULED : RequestStatus.QUEUED));
        timing.schedule().ifPresent(schedule -> json.put("scheduled_at", Json.instant(schedule.at())));
        ObjectNode statuses = json.putObject("destinations");
        String status = Words.of(isLater ? PostingStatus.SCHEDULED : PostingStatus.QUEUED);
        destinations.forEach(
                destination -> statuses.putObject(destination.toString()).put("status", status));
    }

    private static ArrayNode list(List<PostWarning> warnings) {
        ArrayNode list = Json.array();
        warnings.forEach(warning -> list.add(warning.toJson()));
        return list;
    }
}

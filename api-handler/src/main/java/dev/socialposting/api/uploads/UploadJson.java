package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Json;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.function.BiConsumer;

/** The record of an upload request, as users read it. */
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
                .put("status", Words.of(request.status()))
                .put("is_final", request.status().isFinal());
        json.set("counts", counts(request));
        ObjectNode destinations = json.putObject("destinations");
        request.postings().forEach((destination, posting) -> {
            ObjectNode written = PostingJson.write(posting);
            logs.accept(posting, written);
            destinations.set(destination.toString(), written);
        });
        json.set("links", UploadLinks.of(request.id()));
        return json.put("ttl", request.expiresAt().getEpochSecond());
    }

    private static ObjectNode counts(UploadRequest request) {
        ObjectNode counts = Json.object().put("total", request.postings().size());
        for (PostingStatus status : PostingStatus.values()) {
            counts.put(Words.of(status), request.counts().getOrDefault(status, 0));
        }
        return counts;
    }
}

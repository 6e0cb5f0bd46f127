package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Json;
import dev.socialposting.uploads.model.RequestId;

/** Where a request and its log are read. */
final class UploadLinks {
    private UploadLinks() {}

    static String self(RequestId id) {
        return "/api/social/uploads/" + id;
    }

    static ObjectNode of(RequestId id) {
        return Json.object().put("self", self(id)).put("logs", self(id) + "/logs");
    }
}

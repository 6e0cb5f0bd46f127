package dev.socialposting.api.uploads;

import dev.socialposting.api.http.EntityTag;
import dev.socialposting.api.http.Json;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

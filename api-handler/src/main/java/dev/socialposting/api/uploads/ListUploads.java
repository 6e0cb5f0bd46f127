package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Endpoint;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.Json;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.Query;
import dev.socialposting.api.http.Reply;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.util.List;
import java.util.Optional;

/** {@code GET /api/social/uploads}: the caller's requests, newest first. */
final class ListUploads implements Endpoint {
    private static final int DEFAULT_LIMIT = 20;

    private final UploadRequestStore requests;
    private final ListFilterReader filters;
    private final ShownVersion shown;

    ListUploads(UploadRequestStore requests, SocialPlatforms platforms, ShownVersion shown) {
        this.requests = requests;
        this.filters = new ListFilterReader(platforms);
        this.shown = shown;
    }

    @Override
    public Reply handle(Call call) {
        Query query = new Query(call.http().query());
        ListFilter filter = filters.read(query);
        int limit = query.wholeNumber("limit", 1, UploadRequestStore.MAX_PAGE_SIZE, DEFAULT_LIMIT);
        Optional<PageToken> cursor = query.text("cursor").map(PageToken::new);
        List<FieldError> errors = query.errors();
        return errors.isEmpty()
                ? list(call, filter, limit, cursor)
                : Problem.invalidParameters(errors).toReply();
    }

    /** A page of very long captions is read again with fewer of them: its token must stand behind its last item. */
    private Reply list(Call call, ListFilter filter, int limit, Optional<PageToken> cursor) {
        return switch (requests.list(call.caller(), filter, limit, cursor)) {
            case Page.BadToken<UploadRequest>() ->
                Problem.invalidParameters(List.of(FieldError.atParameter(
                                "cursor",
                                "bad_cursor",
                                "Give the next_cursor of an earlier page, with the same filters.")))
                        .toReply();
            case Page.Items<UploadRequest> page -> {
                Reply reply = shown.of(page).reply(call.http(), () -> written(page));
                yield reply.body().length() > Reply.MAX_LIST_CHARACTERS && limit > 1
                        ? list(call, filter, limit / 2, cursor)
                        : reply;
            }
        };
    }

    private static Reply written(Page.Items<UploadRequest> page) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("items");
        page.items().forEach(request -> list.add(UploadJson.write(request)));
        if (!page.unreadable().isEmpty()) {
            ArrayNode unreadable = json.putArray("unreadable");
            page.unreadable().forEach(id -> unreadable.add(id.value()));
        }
        page.next().ifPresent(token -> json.put("next_cursor", token.value()));
        return Reply.json(200, json);
    }
}

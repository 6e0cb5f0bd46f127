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
import dev.socialposting.platforms.PlatformCatalog;
import dev.socialposting.platforms.PlatformRules;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code GET /api/social/uploads}: the caller's requests, newest first. */
final class ListUploads implements Endpoint {
    private static final int DEFAULT_LIMIT = 20;

    private final UploadRequestStore requests;
    private final PlatformCatalog platforms;

    ListUploads(UploadRequestStore requests, PlatformCatalog platforms) {
        this.requests = requests;
        this.platforms = platforms;
    }

    @Override
    public Reply handle(Call call) {
        Query query = new Query(call.http().query());
        Optional<RequestStatus> status = query.read(
                "status",
                word -> Words.read(RequestStatus.class, word),
                "unknown_status",
                "The statuses are: " + Words.all(RequestStatus.class) + ".");
        Optional<Platform> platform = query.read(
                "platform", this::platform, "unknown_platform", "The platforms are: " + platformNames() + ".");
        int limit = query.wholeNumber("limit", 1, UploadRequestStore.MAX_PAGE_SIZE, DEFAULT_LIMIT);
        Optional<PageToken> cursor = query.text("cursor").map(PageToken::new);
        List<FieldError> errors = query.errors();
        return errors.isEmpty()
                ? list(call, new ListFilter(status, platform), limit, cursor)
                : Problem.invalidParameters(errors).toReply();
    }

    /** A page of very long captions is read again with fewer of them: its token must stand behind its last item. */
    private Reply list(Call call, ListFilter filter, int limit, Optional<PageToken> cursor) {
        return switch (requests.list(call.caller(), filter, limit, cursor)) {
            case Page.BadToken<UploadRequest>() ->
                Problem.invalidParameters(List.of(FieldError.atParameter(
                                "cursor",
                                "bad_cursor",
                                "Give the next_cursor of an earlier page, with the same status and platform.")))
                        .toReply();
            case Page.Items<UploadRequest>(var items, var next) -> {
                Reply reply = page(items, next);
                yield reply.body().length() > Reply.MAX_LIST_CHARACTERS && limit > 1
                        ? list(call, filter, limit / 2, cursor)
                        : reply;
            }
        };
    }

    private static Reply page(List<UploadRequest> items, Optional<PageToken> next) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("items");
        items.forEach(request -> list.add(UploadJson.write(request)));
        next.ifPresent(token -> json.put("next_cursor", token.value()));
        return Reply.json(200, json);
    }

    private Optional<Platform> platform(String name) {
        return platforms.all().stream()
                .map(PlatformRules::platform)
                .filter(known -> known.name().equals(name))
                .findFirst();
    }

    private String platformNames() {
        return platforms.all().stream().map(rules -> rules.platform().name()).collect(Collectors.joining(", "));
    }
}

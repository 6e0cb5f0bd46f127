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
import dev.socialposting.platforms.DestinationReader;
import dev.socialposting.platforms.SocialPlatform;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.SearchText;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code GET /api/social/uploads}: the caller's requests, newest first. */
final class ListUploads implements Endpoint {
    private static final int DEFAULT_LIMIT = 20;
    private static final String TO = "to";
    private static final String A_TIME =
            "This must be an instant in ISO 8601 with Z or an offset, such as 2026-12-01T08:00:00Z. The + of an"
                    + " offset is written %2B in an address.";

    private final UploadRequestStore requests;
    private final SocialPlatforms platforms;
    private final UploadJson.ShownVersion shown;

    ListUploads(UploadRequestStore requests, SocialPlatforms platforms, UploadJson.ShownVersion shown) {
        this.requests = requests;
        this.platforms = platforms;
        this.shown = shown;
    }

    @Override
    public Reply handle(Call call) {
        Query query = new Query(call.http().query());
        ListFilter filter = filter(query);
        int limit = query.wholeNumber("limit", 1, UploadRequestStore.MAX_PAGE_SIZE, DEFAULT_LIMIT);
        Optional<PageToken> cursor = query.text("cursor").map(PageToken::new);
        List<FieldError> errors = query.errors();
        return errors.isEmpty()
                ? list(call, filter, limit, cursor)
                : Problem.invalidParameters(errors).toReply();
    }

    /** Which requests are to be listed. What is wrong with the parameters is noted in the query. */
    private ListFilter filter(Query query) {
        ListFilter filter = new ListFilter(
                query.read(
                        "status",
                        ListUploads::status,
                        "unknown_status",
                        "The statuses are: "
                                + Arrays.stream(RequestStatus.values())
                                        .map(Json::word)
                                        .collect(Collectors.joining(", "))
                                + "."),
                query.read(
                        "platform",
                        this::platform,
                        "unknown_platform",
                        "The platforms are: " + platforms.names() + "."),
                query.read("account", Destination::parse, "malformed_destination", DestinationReader.MALFORMED),
                query.read(
                        "q",
                        ListUploads::text,
                        "text_too_long",
                        "Give at most %d characters to look for.".formatted(SearchText.MAX_LENGTH)),
                query.read("from", ListUploads::instant, "malformed_time", A_TIME),
                query.read(TO, ListUploads::instant, "malformed_time", A_TIME));
        if (filter.hasNoTime()) {
            query.refuse(TO, "empty_time_range", "This must be after from.");
        }
        return filter;
    }

    private static Optional<RequestStatus> status(String word) {
        return Arrays.stream(RequestStatus.values())
                .filter(status -> Json.word(status).equals(word))
                .findFirst();
    }

    private static Optional<SearchText> text(String text) {
        return SearchText.isTooLong(text) ? Optional.empty() : Optional.of(SearchText.of(text));
    }

    private static Optional<Instant> instant(String text) {
        return TimeText.parse(text).flatMap(written -> switch (written) {
            case TimeText.Written.AnInstant(Instant instant) -> Optional.of(instant);
            case TimeText.Written.Local _ -> Optional.<Instant>empty();
        });
    }

    private Optional<Platform> platform(String name) {
        return platforms.all().stream()
                .map(SocialPlatform::id)
                .filter(known -> known.name().equals(name))
                .findFirst();
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

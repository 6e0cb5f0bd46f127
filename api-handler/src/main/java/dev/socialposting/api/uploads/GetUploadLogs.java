package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Endpoint;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.Json;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.Query;
import dev.socialposting.api.http.Reply;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.PostingLog;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /api/social/uploads/{request_id}/logs}: what has happened since the reader last looked. */
final class GetUploadLogs implements Endpoint {
    private static final int DEFAULT_LIMIT = 100;

    private final OwnUploads uploads;
    private final LogReader logReader;
    private final Clock clock;

    GetUploadLogs(OwnUploads uploads, LogReader logReader, Clock clock) {
        this.uploads = uploads;
        this.logReader = logReader;
        this.clock = clock;
    }

    @Override
    public Reply handle(Call call) {
        return uploads.find(call).reply(request -> read(call, request));
    }

    private Reply read(Call call, UploadRequest request) {
        Query query = new Query(call.http().query());
        Optional<Destination> destination = query.read(
                "destination",
                text -> Destination.parse(text).filter(request.postings()::containsKey),
                "unknown_destination",
                "Name one of the request's destinations.");
        Optional<Set<LogLevel>> levels = query.read(
                "level",
                GetUploadLogs::levels,
                "unknown_level",
                "Name one or several of INFO, WARNING and ERROR, with commas between them.");
        Optional<LogCursor> after = query.read(
                "after",
                text -> LogCursor.read(text, request),
                "bad_cursor",
                "Give the next_after of an earlier answer about the same request.");
        int limit = query.wholeNumber("limit", 1, PostingLog.MAX_ENTRIES, DEFAULT_LIMIT);
        List<FieldError> errors = query.errors();
        if (!errors.isEmpty()) {
            return Problem.invalidParameters(errors).toReply();
        }
        LogReader.Wanted wanted = new LogReader.Wanted(
                destination
                        .map(List::of)
                        .orElseGet(() -> List.copyOf(request.postings().keySet())),
                levels.orElseGet(() -> EnumSet.allOf(LogLevel.class)),
                limit);
        return page(request, logReader.read(request, wanted, after.orElse(LogCursor.START)));
    }

    private Reply page(UploadRequest request, LogReader.Page page) {
        ObjectNode json = Json.object();
        json.set("entries", UploadJson.log(page.entries()));
        json.put("next_after", page.next().write(request)).put("has_more", page.hasMore());
        PollAdvice.seconds(request, clock.instant()).ifPresent(seconds -> json.put("poll_after_seconds", seconds));
        return Reply.json(200, json);
    }

    private static Optional<Set<LogLevel>> levels(String text) {
        Set<LogLevel> levels = EnumSet.noneOf(LogLevel.class);
        for (String name : text.split(",", -1)) {
            Optional<LogLevel> level = Arrays.stream(LogLevel.values())
                    .filter(known -> known.name().equals(name))
                    .findFirst();
            if (level.isEmpty()) {
                return Optional.empty();
            }
            levels.add(level.get());
        }
        return Optional.of(levels);
    }
}

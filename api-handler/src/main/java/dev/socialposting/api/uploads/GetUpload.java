package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Endpoint;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.Json;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.Query;
import dev.socialposting.api.http.Reply;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.PostingLog;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** {@code GET /api/social/uploads/{request_id}}: one request, with its log when asked for. */
final class GetUpload implements Endpoint {
    private final OwnUploads uploads;
    private final LogReader logReader;
    private final Clock clock;
    private final UploadJson.ShownVersion shown;

    GetUpload(OwnUploads uploads, LogReader logReader, Clock clock, UploadJson.ShownVersion shown) {
        this.uploads = uploads;
        this.logReader = logReader;
        this.clock = clock;
        this.shown = shown;
    }

    @Override
    public Reply handle(Call call) {
        Query query = new Query(call.http().query());
        Optional<String> include = query.read(
                "include",
                word -> word.equals("logs") ? Optional.of(word) : Optional.empty(),
                "unknown_include",
                "What can be included is: logs.");
        List<FieldError> errors = query.errors();
        return errors.isEmpty()
                ? uploads.find(call).reply(request -> show(call, request, include.isPresent()))
                : Problem.invalidParameters(errors).toReply();
    }

    /** A log grows without its row, so an answer that has it has no tag. */
    private Reply show(Call call, UploadRequest request, boolean withLogs) {
        Optional<Long> pollAfter = PollAdvice.seconds(request, clock.instant());
        Reply reply = withLogs
                ? full(withLogs(request), pollAfter)
                : shown.of(request).reply(call.http(), () -> full(withoutLogs(request), pollAfter));
        return pollAfter
                .map(seconds -> reply.with("Retry-After", seconds.toString()))
                .orElse(reply);
    }

    private static Reply full(ObjectNode json, Optional<Long> pollAfter) {
        pollAfter.ifPresent(seconds -> json.put("poll_after_seconds", seconds));
        return Reply.json(200, json);
    }

    private static ObjectNode withoutLogs(UploadRequest request) {
        return UploadJson.write(request, (_, posting) -> posting.set("logs", Json.array()));
    }

    private ObjectNode withLogs(UploadRequest request) {
        LogReader.Page page = logReader.read(
                request,
                new LogReader.Wanted(
                        List.copyOf(request.postings().keySet()),
                        EnumSet.allOf(LogLevel.class),
                        PostingLog.MAX_ENTRIES),
                LogCursor.START);
        BiConsumer<Posting, ObjectNode> logs = (posting, json) -> json.set("logs", UploadJson.log(of(posting, page)));
        return UploadJson.write(request, logs).put("logs_complete", !page.hasMore());
    }

    private static List<LogEntry> of(Posting posting, LogReader.Page page) {
        return page.entries().stream()
                .filter(entry -> entry.destination().equals(posting.destination()))
                .toList();
    }
}

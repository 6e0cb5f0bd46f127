package dev.socialposting.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.socialposting.operations.Place.Part;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RequestScan;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code bin/post}: any user's posts, and what operators did. */
public final class PostTool {
    /** Within this time before and after a post, show looks for the same post. */
    private static final Duration TWINS_WITHIN = Duration.ofDays(7);

    private static final Duration AUDIT_SHOWN = Duration.ofDays(7);
    private static final Set<Part> NEEDED = Set.of(Part.UPLOAD_REQUESTS);

    private final Surroundings around;
    private final Tool tool;
    private final PrintStream out;

    public PostTool(Surroundings around) {
        this.around = around;
        this.tool = new Tool("bin/post", around);
        this.out = around.out();
    }

    /** Does what the arguments say, and answers the exit code. */
    public int run(List<String> arguments) {
        return tool.run(() -> switch (PostCommand.of(arguments)) {
            case PostCommand.Help() -> tool.helped(PostCommand.USAGE);
            case PostCommand.Wrong(String why) -> tool.misused(why);
            case PostCommand.Show show -> show(show, audited(show.stack(), arguments));
            case PostCommand.Find find -> find(find, audited(find.stack(), arguments));
            case PostCommand.Audit(var since, boolean json, var stack) ->
                listAudit(since, json, tool.place(stack, NEEDED));
        });
    }

    private int show(PostCommand.Show show, Place place) {
        Optional<UploadRequest> found = around.systems().requests(place).find(show.id());
        if (found.isEmpty()) {
            return tool.complained(
                    "There is no request %s in %s: it has been deleted, or never was."
                            .formatted(show.id(), place.words()),
                    Tool.FAILED);
        }
        UploadRequest request = found.get();
        PostReport report = new PostReport(request, log(request, place), twins(request, place));
        if (show.json()) {
            out.println(report.json());
        } else {
            out.print(report.text());
        }
        return Tool.DONE;
    }

    private List<LogEntry> log(UploadRequest request, Place place) {
        PostingLog log = around.systems().log(place);
        List<LogEntry> entries = new ArrayList<>();
        request.postings()
                .keySet()
                .forEach(destination -> WholeLog.read(log, request.id(), destination, entries::addAll));
        entries.sort(Comparator.comparing(LogEntry::timestamp));
        return entries;
    }

    private List<Twin> twins(UploadRequest request, Place place) {
        ListFilter near = ListFilter.EVERYTHING
                .createdFrom(request.createdAt().minus(TWINS_WITHIN))
                .createdBefore(request.createdAt().plus(TWINS_WITHIN));
        return Twin.of(
                request,
                UsersRequests.of(around.systems().requests(place), request.userId(), near)
                        .readable());
    }

    private int find(PostCommand.Find find, Place place) {
        ListFilter filter = find.filter(around.clock().instant());
        FoundPosts found = find.user()
                .map(user -> UsersRequests.of(around.systems().requests(place), user, filter))
                .map(FoundPosts::of)
                .orElseGet(() -> {
                    try (Stream<RequestScan.Row> rows =
                            around.systems().allRequests(place).rows()) {
                        return FoundPosts.among(rows, filter);
                    }
                });
        if (find.json()) {
            out.println(found.json());
        } else {
            out.print(found.text(place));
        }
        return Tool.DONE;
    }

    private int listAudit(Optional<Since> since, boolean json, Place place) {
        Instant now = around.clock().instant();
        Instant from = since.map(given -> given.from(now)).orElseGet(() -> now.minus(AUDIT_SHOWN));
        List<AuditEntry> entries = around.systems().audit(place).between(from, now);
        if (json) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            entries.forEach(entry -> list.addObject()
                    .put("at", entry.at().toString())
                    .put("operator", entry.operator())
                    .put("command", entry.command()));
            out.println(list.toPrettyString());
        } else {
            out.println("What operators have done with %s since %s: %d times"
                    .formatted(place.words(), from, entries.size()));
            entries.forEach(entry -> out.println(entry.line()));
        }
        return Tool.DONE;
    }

    private Place audited(Optional<String> stack, List<String> arguments) {
        Place place = tool.place(stack, NEEDED);
        tool.audit(place, arguments);
        return place;
    }
}

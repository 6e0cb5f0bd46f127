package dev.socialposting.api.uploads;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * How the log of a posting begins: that the post was accepted, and what is warned of.
 *
 * <p>That a post was accepted which goes out at once is not stored: the row tells it, for as long as there is one. A scheduled post can be
 * changed; what it was accepted for is stored, as is every warning.
 */
final class FirstLines {
    private FirstLines() {}

    /**
     * The lines that are to be stored for a request that has just been accepted; most often none. They are not at the row's version: a
     * worker may have written the row, and its log, already.
     */
    static List<LogEntry> toStore(UploadRequest accepted, List<PostWarning> warnings) {
        List<LogEntry> lines = new ArrayList<>();
        for (Destination destination : accepted.postings().keySet()) {
            List<LogLines.Warning> ofThis = warnings.stream()
                    .filter(warning -> warning.destination().equals(destination))
                    .map(PostWarning::inLog)
                    .toList();
            List<LogEntry> all = accepted(accepted, destination, ofThis);
            lines.addAll(isToldByRow(accepted) ? all.subList(1, all.size()) : all);
        }
        return lines;
    }

    /**
     * A log from its beginning, whether that is stored or not.
     *
     * @param stored the first entries that are
     */
    static List<LogEntry> fromBeginning(List<LogEntry> stored, UploadRequest request, Destination destination) {
        boolean isStored = !stored.isEmpty() && stored.getFirst().position().equals(LogPosition.FIRST);
        if (isStored || !isToldByRow(request)) {
            return stored;
        }
        List<LogEntry> whole = new ArrayList<>(accepted(request, destination, List.of()));
        whole.addAll(stored);
        return whole;
    }

    private static boolean isToldByRow(UploadRequest request) {
        return request.schedule().isEmpty();
    }

    private static List<LogEntry> accepted(
            UploadRequest request, Destination destination, List<LogLines.Warning> warnings) {
        return LogLines.of(
                destination,
                LogPosition.FIRST.rowVersion(),
                request.createdAt(),
                ScheduleWords.accepted(request),
                warnings);
    }
}

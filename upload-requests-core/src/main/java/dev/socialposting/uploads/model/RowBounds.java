package dev.socialposting.uploads.model;

import dev.socialposting.uploads.model.PostingState.Cancelled;
import dev.socialposting.uploads.model.PostingState.Completed;
import dev.socialposting.uploads.model.PostingState.Failed;
import dev.socialposting.uploads.model.PostingState.Leased;
import dev.socialposting.uploads.model.PostingState.Queued;
import dev.socialposting.uploads.model.PostingState.Scheduled;
import dev.socialposting.uploads.model.PostingState.Unconfirmed;
import dev.socialposting.uploads.model.PostingState.Waiting;
import java.util.Collection;
import java.util.List;

/**
 * What a request's row keeps of texts that others wrote, platforms above all: so much that it can never grow too large to be stored. The log has
 * them whole.
 *
 * <p>DynamoDB takes items of 400 KB, and a caption alone may have 253 kB. What one posting can grow to is bounded here; what a user may give
 * is bounded by {@link #largest}. All lengths are bytes of UTF-8.
 */
public final class RowBounds {
    /** Why it ended, or has to be tried again. */
    static final ErrorBounds ERROR = new ErrorBounds(800, 500, 300);

    /** What was wrong last before it ended for another reason. */
    static final ErrorBounds EARLIER_ERROR = new ErrorBounds(300, 300, 100);

    static final int CODE = 70;
    static final int WAITING_FOR = 200;

    /** The longest address that a platform gave; publishers refuse longer ones where they read them. */
    public static final int LINK = 670;

    /** What a flow remembers, names included: ids, times, an address and a refusal in short. */
    public static final int CHECKPOINT = 2480;

    /** The ids of a published post and its address, to which a host may have been added. */
    public static final int PUBLISHED_POST = 128 + 128 + LINK + 34;

    /** Source: DynamoDB developer guide, "Constraints": 400 KB. */
    public static final int MAX_BYTES = 400 * 1024;

    /** What a row has besides the texts that its user gives and its postings: ids, times, a hash, what the indexes are made of. */
    private static final int REQUEST = 1500;

    /** What a posting has at most besides its options: its names and times, one error, what it waits for, checkpoint, post. */
    private static final int POSTING = 600 + ERROR.size() + WAITING_FOR + CHECKPOINT + PUBLISHED_POST;

    /** What is stored with each option, and with each value of one, besides the text. */
    private static final int OPTION = 16;

    private static final int VALUE = 4;
    private static final String MARK = " … (cut; the log has all of it)";

    private RowBounds() {}

    /** The bytes that the row of a request can come to, whatever platforms answer. */
    public static int largest(UploadRequest request) {
        return largest(
                request.videoUrl(),
                request.caption(),
                request.postings().values().stream().map(Posting::options).toList());
    }

    /**
     * The bytes that a row can come to, whatever platforms answer.
     *
     * @param options of each destination
     */
    public static int largest(String videoUrl, String caption, Collection<PostingOptions> options) {
        int size = REQUEST + BoundedText.bytes(videoUrl) + BoundedText.bytes(caption);
        for (PostingOptions each : options) {
            size += POSTING + size(each);
        }
        return size;
    }

    private static int size(PostingOptions options) {
        return options.values().entrySet().stream()
                .mapToInt(option -> OPTION + BoundedText.bytes(option.getKey()) + size(option.getValue()))
                .sum();
    }

    private static int size(Object value) {
        return value instanceof List<?> list
                ? list.stream().mapToInt(RowBounds::size).sum()
                : VALUE + BoundedText.bytes(value.toString());
    }

    /** What the row keeps of a state. */
    public static PostingState bounded(PostingState state) {
        return switch (state) {
            case Scheduled scheduled -> scheduled;
            case Queued queued -> queued;
            case Leased(var lease, var wake, var progress) -> new Leased(lease, wake, bounded(progress, ERROR));
            case Waiting(var until, var wake, var waitingFor, var progress) ->
                new Waiting(until, wake, cut(waitingFor, WAITING_FOR), bounded(progress, ERROR));
            case Completed(var post, var progress) -> new Completed(post, progress.withoutError());
            case Failed(var error, var deadLettered, var progress) ->
                new Failed(ERROR.cut(error), deadLettered, progress.map(Progress::withoutError));
            case Unconfirmed(var error, var progress) ->
                new Unconfirmed(ERROR.cut(error), bounded(progress, EARLIER_ERROR));
            case Cancelled(var progress) -> new Cancelled(progress.map(Progress::withoutError));
        };
    }

    private static Progress bounded(Progress progress, ErrorBounds bounds) {
        return progress.lastError()
                .map(error -> progress.withLastError(bounds.cut(error)))
                .orElse(progress);
    }

    private static String cut(String text, int maxBytes) {
        return BoundedText.cut(text, maxBytes, MARK);
    }

    /** How long the texts of an error may be. */
    record ErrorBounds(int message, int explanation, int nextStep) {
        int size() {
            return message + explanation + nextStep + 2 * CODE;
        }

        PostingError cut(PostingError error) {
            return new PostingError(
                    RowBounds.cut(error.code(), CODE),
                    RowBounds.cut(error.message(), message),
                    error.platformCode().map(code -> RowBounds.cut(code, CODE)),
                    RowBounds.cut(error.explanation(), explanation),
                    error.whoActs(),
                    RowBounds.cut(error.nextStep(), nextStep),
                    error.retryable());
        }
    }
}

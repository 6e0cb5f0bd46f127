package dev.socialposting.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.socialposting.accounts.TokenCipher.CipherUnavailableException;
import dev.socialposting.concurrency.AtOnce;
import dev.socialposting.environment.Environment;
import dev.socialposting.logging.LogContext;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.NudgeMessage;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.queue.PostingQueue.Receipt;
import dev.socialposting.uploads.queue.QueueUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Lambda behind the posting queue, and the one behind the transfer queue: handles the messages of a batch at once, and gives a verdict on each of them. */
public final class PostingWorkerFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(PostingWorkerFunction.class);
    private static final String RECEIVE_COUNT = "ApproximateReceiveCount";
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");

    private final PostingEngine engine;
    private final PostingQueue queue;
    private final RetrySchedule retries;
    private final WorkerSettings settings;
    private final Clock clock;
    private final AtOnce atOnce;

    /** As Lambda makes it: with everything from the environment. */
    public PostingWorkerFunction() {
        this(WorkerParts.from(new Environment(System.getenv())));
    }

    private PostingWorkerFunction(WorkerParts parts) {
        this(parts.engine(), parts.queue(), parts.retries(), parts.settings(), parts.clock());
    }

    PostingWorkerFunction(
            PostingEngine engine, PostingQueue queue, RetrySchedule retries, WorkerSettings settings, Clock clock) {
        this(engine, queue, retries, settings, clock, Executors::newVirtualThreadPerTaskExecutor);
    }

    /** @param threads gives the threads of one batch; closed when every message has its verdict */
    PostingWorkerFunction(
            PostingEngine engine,
            PostingQueue queue,
            RetrySchedule retries,
            WorkerSettings settings,
            Clock clock,
            Supplier<ExecutorService> threads) {
        this.engine = engine;
        this.queue = queue;
        this.retries = retries;
        this.settings = settings;
        this.clock = clock;
        this.atOnce = new AtOnce(threads);
    }

    /** As on one machine: with the environment given. */
    public static PostingWorkerFunction fromEnvironment(Map<String, String> environment) {
        return new PostingWorkerFunction(WorkerParts.from(new Environment(environment)));
    }

    /** If a message gets no verdict, which is a defect, this throws and the whole batch comes again. */
    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Instant stopBy = settings.stopBy(clock.instant(), Duration.ofMillis(context.getRemainingTimeInMillis()));
        List<Callable<Optional<BatchItemFailure>>> tasks = new ArrayList<>();
        for (SQSMessage message : Optional.ofNullable(event.getRecords()).orElse(List.of())) {
            tasks.add(() -> handle(message, stopBy));
        }
        try (LogContext _ = LogContext.ofInvocation(context.getAwsRequestId())) {
            return new SQSBatchResponse(
                    atOnce.all(tasks).stream().flatMap(Optional::stream).toList());
        }
    }

    private Optional<BatchItemFailure> handle(SQSMessage message, Instant stopBy) {
        NudgeMessage.Parsed parsed = NudgeMessage.parse(String.valueOf(message.getBody()));
        try (LogContext _ = logContext(parsed)) {
            return switch (verdict(message, parsed, stopBy)) {
                case Verdict.Done() -> Optional.empty();
                case Verdict.TryAgain(Duration after) -> Optional.of(failed(message, after));
                case Verdict.DeadLetter() -> Optional.of(failed(message, Duration.ZERO));
            };
        }
    }

    private static LogContext logContext(NudgeMessage.Parsed parsed) {
        return switch (parsed) {
            case NudgeMessage.Parsed.Ours(Nudge nudge) -> LogContext.of(nudge.requestId(), nudge.destination());
            case NudgeMessage.Parsed.NotANudge _ -> LogContext.open();
        };
    }

    private Verdict verdict(SQSMessage message, NudgeMessage.Parsed parsed, Instant stopBy) {
        int receiveCount = receiveCount(message);
        try {
            return switch (parsed) {
                case NudgeMessage.Parsed.Ours(Nudge nudge) ->
                    engine.handle(new ReceivedNudge(nudge, receiveCount, stopBy));
                case NudgeMessage.Parsed.NotANudge(String reason) -> {
                    OPERATOR_LOG
                            .atError()
                            .addKeyValue("message_id", message.getMessageId())
                            .log("A message is not ours and goes to the dead-letter queue: {}.", reason);
                    yield Verdict.DEAD_LETTER;
                }
            };
        } catch (CipherUnavailableException away) {
            return withoutToken(message, receiveCount, away);
        } catch (RuntimeException fault) {
            Duration after = retries.afterFailedTry(receiveCount);
            OPERATOR_LOG
                    .atError()
                    .addKeyValue("message_id", message.getMessageId())
                    .setCause(fault)
                    .log("A message could not be handled; it is tried again in {} s.", after.toSeconds());
            return new Verdict.TryAgain(after);
        }
    }

    /**
     * The posting is not to blame, and its row can be read and says when it is looked at again. So after the last receive the message is
     * left out, and the dispatcher sends another: a dead letter would tell nobody anything.
     */
    private Verdict withoutToken(SQSMessage message, int receiveCount, CipherUnavailableException away) {
        OPERATOR_LOG
                .atError()
                .addKeyValue("message_id", message.getMessageId())
                .setCause(away)
                .log("The tokens cannot be read now; the posting is tried again, and no try of it is used up.");
        return receiveCount < Progress.MAX_TRIES
                ? new Verdict.TryAgain(retries.afterFailedTry(receiveCount))
                : Verdict.DONE;
    }

    private BatchItemFailure failed(SQSMessage message, Duration after) {
        try {
            queue.redeliver(new Receipt(message.getReceiptHandle()), after);
        } catch (QueueUnavailableException unavailable) {
            OPERATOR_LOG
                    .atWarn()
                    .addKeyValue("message_id", message.getMessageId())
                    .setCause(unavailable)
                    .log("A message comes again only after the queue's visibility timeout.");
        }
        return new BatchItemFailure(message.getMessageId());
    }

    private static int receiveCount(SQSMessage message) {
        Map<String, String> attributes =
                Optional.ofNullable(message.getAttributes()).orElse(Map.of());
        String count = Optional.ofNullable(attributes.get(RECEIVE_COUNT)).orElse("");
        return COUNT.matcher(count).matches() ? Integer.parseInt(count) : 1;
    }
}

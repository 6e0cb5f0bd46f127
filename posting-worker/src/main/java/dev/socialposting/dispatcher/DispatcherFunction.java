package dev.socialposting.dispatcher;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.socialposting.environment.Environment;
import dev.socialposting.logging.LogContext;
import dev.socialposting.metrics.Metric;
import dev.socialposting.metrics.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Lambda that runs every minute and nudges what is overdue, and ends what is abandoned. Nothing of the schedule's event is needed, so it
 * may be of any kind.
 */
public final class DispatcherFunction implements RequestHandler<Object, String> {
    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(DispatcherFunction.class);

    /** What is left of an invocation when no further request is begun. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Dispatcher dispatcher;
    private final Metrics metrics;
    private final Clock clock;

    /** As Lambda makes it: with everything from the environment. */
    public DispatcherFunction() {
        this(DispatcherParts.from(new Environment(System.getenv())));
    }

    private DispatcherFunction(DispatcherParts parts) {
        this(parts.dispatcher(), parts.metrics(), parts.clock());
    }

    DispatcherFunction(Dispatcher dispatcher, Metrics metrics, Clock clock) {
        this.dispatcher = dispatcher;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** As on one machine: with the environment given. */
    public static DispatcherFunction fromEnvironment(Map<String, String> environment) {
        return new DispatcherFunction(DispatcherParts.from(new Environment(environment)));
    }

    @Override
    public String handleRequest(Object event, Context context) {
        try (LogContext _ = LogContext.ofInvocation(context.getAwsRequestId())) {
            return handle(context);
        }
    }

    private String handle(Context context) {
        Instant stopBy =
                clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
        Dispatcher.Run run = dispatcher.run(stopBy);
        // Also when there are none: a metric that stays away tells nothing.
        metrics.report(new Metric.PostingsOverdue(run.overdue(), run.longest()));
        metrics.report(new Metric.PostingsUnended(run.unended()));
        metrics.report(new Metric.RowsUnreadable(run.unreadable()));
        if (run.nudges() > 0) {
            OPERATOR_LOG.atInfo().addKeyValue("nudges", run.nudges()).log("Overdue postings were nudged.");
        }
        if (run.ended() > 0) {
            OPERATOR_LOG
                    .atError()
                    .addKeyValue("ended", run.ended())
                    .log("Postings were ended that no worker had ended in time. Look whether workers live.");
        }
        if (run.failures() > 0) {
            throw new IllegalStateException(run.failures() + " overdue requests could not be seen to");
        }
        return "nudged %d, ended %d".formatted(run.nudges(), run.ended());
    }
}

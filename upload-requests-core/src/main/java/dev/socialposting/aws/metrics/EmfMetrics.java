package dev.socialposting.aws.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.socialposting.metrics.Metric;
import dev.socialposting.metrics.Metrics;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import java.io.PrintStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.cloudwatchlogs.emf.model.DimensionSet;
import software.amazon.cloudwatchlogs.emf.model.MetricsContext;
import software.amazon.cloudwatchlogs.emf.model.Unit;

/**
 * Prints each metric as a line in CloudWatch's embedded metric format. On Lambda, what is printed reaches the function's log group, and
 * CloudWatch makes the metric of it: no call is made, no permission needed.
 *
 * <p>Grouped by are the service, and for failures the platform and the code, too; each combination of these is a metric that is paid
 * for. Ids stand beside them as fields, for Logs Insights.
 */
public final class EmfMetrics implements Metrics {
    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(EmfMetrics.class);
    private static final String NAMESPACE = "SocialPosting";
    private static final String SERVICE = "service";

    private final String service;
    private final PrintStream out;

    /** @param service tells this stack's metrics from those of others in the account */
    public EmfMetrics(String service, PrintStream out) {
        this.service = service;
        this.out = out;
    }

    @Override
    public void report(Metric metric) {
        try {
            lines(metric).forEach(out::println);
        } catch (JsonProcessingException | RuntimeException unwritten) {
            OPERATOR_LOG
                    .atWarn()
                    .setCause(unwritten)
                    .log("A metric could not be written; the graphs lack it: {}", metric);
        }
    }

    private List<String> lines(Metric metric) throws JsonProcessingException {
        MetricsContext line = new MetricsContext();
        line.setNamespace(NAMESPACE);
        line.setDimensions(DimensionSet.of(SERVICE, service));
        switch (metric) {
            case Metric.Accepted(RequestId requestId, var destinations) -> {
                line.putMetric("Accepted", destinations.size(), Unit.COUNT);
                line.putProperty("request_id", requestId.value());
                line.putProperty(
                        "destinations",
                        destinations.stream()
                                .map(Destination::toString)
                                .sorted()
                                .toList());
            }
            case Metric.Published(RequestId requestId, Destination destination, var timeToPublish) -> {
                line.putMetric("Published", 1, Unit.COUNT);
                line.putMetric("TimeToPublish", (double) timeToPublish.toMillis(), Unit.MILLISECONDS);
                name(line, requestId, destination);
            }
            case Metric.Failed(RequestId requestId, Destination destination, String code) -> {
                line.putMetric("Failed", 1, Unit.COUNT);
                line.putDimension(DimensionSet.of(
                        SERVICE, service, "platform", destination.platform().name(), "code", code));
                name(line, requestId, destination);
            }
            case Metric.Unconfirmed(RequestId requestId, Destination destination) -> {
                line.putMetric("Unconfirmed", 1, Unit.COUNT);
                name(line, requestId, destination);
            }
            case Metric.PostingsOverdue(int postings) -> line.putMetric("PostingsOverdue", postings, Unit.COUNT);
        }
        return line.serialize();
    }

    private static void name(MetricsContext line, RequestId requestId, Destination destination) {
        line.putProperty("request_id", requestId.value());
        line.putProperty("destination", destination.toString());
    }
}

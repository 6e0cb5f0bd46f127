package dev.socialposting.aws.metrics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.socialposting.metrics.Metric;
import dev.socialposting.metrics.Metrics;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UserId;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints each metric as a line in CloudWatch's embedded metric format. On Lambda, what is printed reaches the function's log group, and
 * CloudWatch makes the metric of it: no call is made, no permission needed.
 *
 * <p>Grouped by are the service, and for failures the platform and the code, too; each combination of these is a metric that is paid
 * for. Ids stand beside them as fields, for Logs Insights.
 *
 * <p>Source: CloudWatch user guide, "Specification: Embedded metric format".
 */
public final class EmfMetrics implements Metrics {
    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(EmfMetrics.class);
    private static final String NAMESPACE = "SocialPosting";
    private static final String SERVICE = "service";
    private static final String COUNT = "Count";
    private static final String MILLISECONDS = "Milliseconds";
    private static final JsonFactory JSON = new JsonFactory();

    private final String service;
    private final PrintStream out;
    private final Clock clock;

    /** @param service tells this stack's metrics from those of others in the account */
    public EmfMetrics(String service, PrintStream out, Clock clock) {
        this.service = service;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void report(Metric metric) {
        try {
            out.println(line(metric));
        } catch (IOException | RuntimeException unwritten) {
            OPERATOR_LOG
                    .atWarn()
                    .setCause(unwritten)
                    .log("A metric could not be written; the graphs lack it: {}", metric);
        }
    }

    private String line(Metric metric) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            switch (metric) {
                case Metric.Accepted(RequestId requestId, var destinations) -> {
                    write(json, List.of(), new Value("Accepted", destinations.size(), COUNT));
                    json.writeStringField("request_id", requestId.value());
                    json.writeFieldName("destinations");
                    json.writeArray(sorted(destinations.stream()), 0, destinations.size());
                }
                case Metric.Published(RequestId requestId, Destination destination, var timeToPublish) -> {
                    write(
                            json,
                            List.of(),
                            new Value("Published", 1, COUNT),
                            new Value("TimeToPublish", timeToPublish.toMillis(), MILLISECONDS));
                    write(json, requestId, destination);
                }
                case Metric.Failed(RequestId requestId, Destination destination, String code) -> {
                    String platform = destination.platform().name();
                    write(
                            json,
                            List.of(new Dimension("platform", platform), new Dimension("code", code)),
                            new Value("Failed", 1, COUNT));
                    write(json, requestId, destination);
                }
                case Metric.Unconfirmed(RequestId requestId, Destination destination) -> {
                    write(json, List.of(), new Value("Unconfirmed", 1, COUNT));
                    write(json, requestId, destination);
                }
                case Metric.CallRefused(UserId userId) -> {
                    write(json, List.of(), new Value("CallsRefused", 1, COUNT));
                    json.writeStringField("user_id", userId.value());
                }
                case Metric.PostingsOverdue(int postings, var longest) ->
                    write(
                            json,
                            List.of(),
                            new Value("PostingsOverdue", postings, COUNT),
                            new Value("TimePastDue", longest.toMillis(), MILLISECONDS));
                case Metric.RowsUnreadable(int rows) ->
                    write(json, List.of(), new Value("RowsUnreadable", rows, COUNT));
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    /** What CloudWatch makes a metric of. */
    private record Value(String name, long value, String unit) {}

    /** What a metric is grouped by. Source of what CloudWatch takes: CloudWatch API reference, "Dimension". */
    private record Dimension(String name, String value) {
        private static final int MAX_LENGTH = 1024;

        Dimension {
            boolean isPrintable = value.chars().allMatch(character -> character >= ' ' && character <= '~');
            if (value.isBlank() || value.length() > MAX_LENGTH || !isPrintable) {
                throw new IllegalArgumentException("CloudWatch takes no such dimension: " + value);
            }
        }
    }

    private static String[] sorted(Stream<Destination> destinations) {
        return destinations.map(Destination::toString).sorted().toArray(String[]::new);
    }

    /** Writes values that are grouped by service and, if there are more dimensions, by all of these, too. */
    private void write(JsonGenerator json, List<Dimension> more, Value... values) throws IOException {
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", clock.millis());
        json.writeArrayFieldStart("CloudWatchMetrics");
        json.writeStartObject();
        json.writeStringField("Namespace", NAMESPACE);
        json.writeArrayFieldStart("Dimensions");
        writeGroup(json, List.of());
        if (!more.isEmpty()) {
            writeGroup(json, more);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (Value value : values) {
            json.writeStartObject();
            json.writeStringField("Name", value.name());
            json.writeStringField("Unit", value.unit());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeStringField(SERVICE, service);
        for (Dimension dimension : more) {
            json.writeStringField(dimension.name(), dimension.value());
        }
        for (Value value : values) {
            json.writeNumberField(value.name(), value.value());
        }
    }

    private static void writeGroup(JsonGenerator json, List<Dimension> more) throws IOException {
        json.writeStartArray();
        json.writeString(SERVICE);
        for (Dimension dimension : more) {
            json.writeString(dimension.name());
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, RequestId requestId, Destination destination) throws IOException {
        json.writeStringField("request_id", requestId.value());
        json.writeStringField("destination", destination.toString());
    }
}

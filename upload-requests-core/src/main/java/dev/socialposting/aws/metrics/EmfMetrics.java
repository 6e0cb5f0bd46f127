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
 * <p>Grouped by are the service, for what a platform publishes and fails the platform, too, and for failures the code; each combination of
 * these is a metric that is paid for. Ids stand beside them as fields, for Logs Insights.
 *
 * <p>{@code Published} and {@code PlatformFailed} of a platform are always counted together, whichever of them is zero: so either both have a
 * value for a time or neither has, and neither means that nothing ended.
 *
 * <p>Source: CloudWatch user guide, "Specification: Embedded metric format".
 */
public final class EmfMetrics implements Metrics {
    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(EmfMetrics.class);
    private static final String NAMESPACE = "SocialPosting";
    private static final String SERVICE = "service";
    private static final String PLATFORM = "platform";
    private static final String PUBLISHED = "Published";
    private static final String PLATFORM_FAILED = "PlatformFailed";
    private static final List<String> OF_ALL = List.of();
    private static final List<String> BY_PLATFORM = List.of(PLATFORM);
    private static final List<String> BY_PLATFORM_AND_CODE = List.of(PLATFORM, "code");
    private static final String COUNT = "Count";
    private static final String MILLISECONDS = "Milliseconds";
    private static final JsonFactory JSON = new JsonFactory();

    private final String service;
    private final String commit;
    private final PrintStream out;
    private final Clock clock;

    /**
     * Prints to a stream.
     *
     * @param service tells this stack's metrics from those of others in the account
     * @param commit the one that is deployed, said in each line
     */
    public EmfMetrics(String service, String commit, PrintStream out, Clock clock) {
        this.service = service;
        this.commit = commit;
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
                    write(json, new Value("Accepted", destinations.size(), COUNT));
                    json.writeStringField("request_id", requestId.value());
                    json.writeFieldName("destinations");
                    json.writeArray(sorted(destinations.stream()), 0, destinations.size());
                }
                case Metric.Published(RequestId requestId, Destination destination, var timeToPublish) -> {
                    Value published = new Value(PUBLISHED, 1, COUNT);
                    Value time = new Value("TimeToPublish", timeToPublish.toMillis(), MILLISECONDS);
                    write(
                            json,
                            List.of(platform(destination)),
                            new Group(OF_ALL, published, time),
                            new Group(BY_PLATFORM, published, new Value(PLATFORM_FAILED, 0, COUNT)));
                    write(json, requestId, destination);
                }
                case Metric.Failed(RequestId requestId, Destination destination, String code, Metric.Cause cause) -> {
                    Value failed = new Value("Failed", 1, COUNT);
                    Value byOperator = new Value("OperatorFailed", one(cause == Metric.Cause.OPERATOR), COUNT);
                    Value byPlatform = new Value(PLATFORM_FAILED, one(cause == Metric.Cause.PLATFORM), COUNT);
                    write(
                            json,
                            List.of(platform(destination), new Dimension("code", code)),
                            new Group(OF_ALL, failed, byOperator),
                            new Group(BY_PLATFORM_AND_CODE, failed),
                            new Group(BY_PLATFORM, new Value(PUBLISHED, 0, COUNT), byPlatform));
                    write(json, requestId, destination);
                }
                case Metric.Unconfirmed(RequestId requestId, Destination destination) -> {
                    write(json, new Value("Unconfirmed", 1, COUNT));
                    write(json, requestId, destination);
                }
                case Metric.CallRefused(UserId userId) -> {
                    write(json, new Value("CallsRefused", 1, COUNT));
                    json.writeStringField("user_id", userId.value());
                }
                case Metric.PostingsOverdue(int postings, var longest) ->
                    write(
                            json,
                            new Value("PostingsOverdue", postings, COUNT),
                            new Value("TimePastDue", longest.toMillis(), MILLISECONDS));
                case Metric.PostingsUnended(int postings) -> write(json, new Value("PostingsUnended", postings, COUNT));
                case Metric.RowsUnreadable(int rows) -> write(json, new Value("RowsUnreadable", rows, COUNT));
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    /** What CloudWatch makes a metric of. */
    private record Value(String name, long value, String unit) {}

    /** Values that are grouped by the same dimensions, besides the service. */
    private record Group(List<String> dimensions, List<Value> values) {
        Group(List<String> dimensions, Value... values) {
            this(dimensions, List.of(values));
        }
    }

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

    private static Dimension platform(Destination destination) {
        return new Dimension(PLATFORM, destination.platform().name());
    }

    private static int one(boolean so) {
        return so ? 1 : 0;
    }

    private static String[] sorted(Stream<Destination> destinations) {
        return destinations.map(Destination::toString).sorted().toArray(String[]::new);
    }

    /** Writes values that are grouped by service alone. */
    private void write(JsonGenerator json, Value... values) throws IOException {
        write(json, List.of(), new Group(OF_ALL, values));
    }

    /** Writes values as they are grouped; a value of the same name is the same one in each group. */
    private void write(JsonGenerator json, List<Dimension> dimensions, Group... groups) throws IOException {
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", clock.millis());
        json.writeArrayFieldStart("CloudWatchMetrics");
        for (Group group : groups) {
            write(json, group);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeStringField("commit", commit);
        json.writeStringField(SERVICE, service);
        for (Dimension dimension : dimensions) {
            json.writeStringField(dimension.name(), dimension.value());
        }
        for (Value value : Stream.of(groups)
                .flatMap(group -> group.values().stream())
                .distinct()
                .toList()) {
            json.writeNumberField(value.name(), value.value());
        }
    }

    private static void write(JsonGenerator json, Group group) throws IOException {
        json.writeStartObject();
        json.writeStringField("Namespace", NAMESPACE);
        json.writeArrayFieldStart("Dimensions");
        json.writeStartArray();
        json.writeString(SERVICE);
        for (String dimension : group.dimensions()) {
            json.writeString(dimension);
        }
        json.writeEndArray();
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (Value value : group.values()) {
            json.writeStartObject();
            json.writeStringField("Name", value.name());
            json.writeStringField("Unit", value.unit());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, RequestId requestId, Destination destination) throws IOException {
        json.writeStringField("request_id", requestId.value());
        json.writeStringField("destination", destination.toString());
    }
}

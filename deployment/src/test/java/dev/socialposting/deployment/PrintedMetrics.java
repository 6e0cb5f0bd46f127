package dev.socialposting.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.aws.metrics.EmfMetrics;
import dev.socialposting.metrics.Metric;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UserId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What the functions print of each kind of metric, one of each, as CloudWatch reads it. */
final class PrintedMetrics {
    static final String NAMESPACE = "SocialPosting";

    private static final RequestId REQUEST = RequestId.of(new UUID(1, 2));
    private static final Destination DESTINATION =
            Destination.parse("instagram:17841400000000001").orElseThrow();
    private static final List<Metric> ONE_OF_EACH = List.of(
            new Metric.Accepted(REQUEST, Set.of(DESTINATION)),
            new Metric.Published(REQUEST, DESTINATION, Duration.ofSeconds(1)),
            new Metric.Failed(REQUEST, DESTINATION, "token_expired", Metric.Cause.POST),
            new Metric.Unconfirmed(REQUEST, DESTINATION),
            new Metric.CallRefused(new UserId("a-user")),
            new Metric.PostingsOverdue(1, Duration.ofSeconds(90)),
            new Metric.PostingsUnended(1),
            new Metric.RowsUnreadable(1));

    private PrintedMetrics() {}

    /** A metric as CloudWatch tells it from others: by its name and what it is grouped by. */
    record Series(String name, Set<String> dimensions) {
        Series {
            dimensions = new TreeSet<>(dimensions);
        }
    }

    static List<JsonNode> lines() throws JsonProcessingException {
        if (ONE_OF_EACH.stream().map(Object::getClass).distinct().count()
                != Metric.class.getPermittedSubclasses().length) {
            throw new IllegalStateException("there is a kind of metric of which there is none here");
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        EmfMetrics metrics = new EmfMetrics(
                "a-stack", "a-commit", new PrintStream(printed, true, StandardCharsets.UTF_8), Clock.systemUTC());
        ONE_OF_EACH.forEach(metrics::report);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : printed.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(JsonMapper.builder().build().readTree(line));
        }
        return lines;
    }

    static Set<Series> series() throws JsonProcessingException {
        Set<Series> all = new LinkedHashSet<>();
        for (JsonNode line : lines()) {
            for (JsonNode directive : line.at("/_aws/CloudWatchMetrics")) {
                for (JsonNode metric : directive.path("Metrics")) {
                    for (JsonNode dimensions : directive.path("Dimensions")) {
                        Set<String> names = new TreeSet<>();
                        dimensions.forEach(name -> names.add(name.asText()));
                        all.add(new Series(metric.path("Name").asText(), names));
                    }
                }
            }
        }
        return all;
    }
}

package dev.socialposting.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.deployment.PrintedMetrics.Series;
import dev.socialposting.platforms.SocialPlatforms;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the alarms and the operators' dashboard watch is what the functions count, by the same names. */
class MetricsTest {
    /** As in {@code SEARCH('{SocialPosting,code,platform,service} MetricName="Failed" ...'}. */
    private static final Pattern SEARCH = Pattern.compile(
            "\\{" + PrintedMetrics.NAMESPACE + ",([^}]+)} MetricName=\"(\\w+)\" service=\"AWS::StackName\"");

    private final DeployedStack stack = new DeployedStack();

    @Test
    void theDashboardShowsEveryMetricAndNoOther() throws JsonProcessingException {
        assertThat(onDashboard()).containsExactlyInAnyOrderElementsOf(PrintedMetrics.series());
    }

    @Test
    void noAlarmWatchesWhatNobodyCounts() throws JsonProcessingException {
        assertThat(watched())
                .contains(
                        new Series("PostingsOverdue", Set.of("service")),
                        new Series("TimePastDue", Set.of("service")),
                        new Series("PostingsUnended", Set.of("service")),
                        new Series("RowsUnreadable", Set.of("service")),
                        new Series("TimeToPublish", Set.of("service")),
                        new Series("Unconfirmed", Set.of("service")),
                        new Series("OperatorFailed", Set.of("service")),
                        new Series("PlatformFailed", Set.of("service", "platform")),
                        new Series("Published", Set.of("service", "platform")))
                .isSubsetOf(PrintedMetrics.series());
    }

    @Test
    void bothAndTheFunctionsCallThisStackTheSame() throws JsonProcessingException {
        String itself = "{\"Ref\":\"AWS::StackName\"}";
        assertThat(stack.globals().at("/Environment/Variables/METRICS_SERVICE")).hasToString(itself);
        assertThat(ours()).isNotEmpty().allSatisfy(metric -> {
            assertThat(metric.at("/Dimensions/0/Name").asText()).isEqualTo("service");
            assertThat(metric.at("/Dimensions/0/Value")).hasToString(itself);
        });
        assertThat(graphs())
                .isNotEmpty()
                .allSatisfy(graph -> assertThat(graph.path(3).asText()).isEqualTo("AWS::StackName"));
    }

    @Test
    void theTimeToPublishIsShownInTheUnitInWhichItIsCounted() throws JsonProcessingException {
        assertThat(PrintedMetrics.lines())
                .flatExtracting(line -> List.copyOf(line.at("/_aws/CloudWatchMetrics/0/Metrics")
                        .valueStream()
                        .toList()))
                .anySatisfy(metric -> {
                    assertThat(metric.path("Name").asText()).isEqualTo("TimeToPublish");
                    assertThat(metric.path("Unit").asText()).isEqualTo("Milliseconds");
                });
        assertThat(stack.operatorsDashboard().findValuesAsText("title")).contains("Time to publish (ms)");
    }

    /** Each combination of their values is a metric that is paid for; there are few platforms and few codes. */
    @Test
    void nothingIsGroupedByWhatThereIsWithoutBound() throws JsonProcessingException {
        assertThat(PrintedMetrics.series())
                .allSatisfy(series -> assertThat(series.dimensions()).isSubsetOf("service", "platform", "code"));
    }

    /** Each is paid for, one by platform for each of them; those by code come on top, as many as there are causes. */
    @Test
    void theRunbookSaysHowManyMetricsOfOursThereAre() throws IOException {
        int platforms = SocialPlatforms.standard().all().size();
        int metrics = PrintedMetrics.series().stream()
                .filter(series -> !series.dimensions().contains("code"))
                .mapToInt(series -> series.dimensions().contains("platform") ? platforms : 1)
                .sum();

        assertThat(Files.readString(DeployedStack.root().resolve("docs/runbook.md")))
                .contains("of the %d, only".formatted(metrics), "for the %d when".formatted(metrics));
    }

    private Set<Series> watched() {
        Set<Series> series = new LinkedHashSet<>();
        ours().forEach(metric -> {
            Set<String> dimensions = new TreeSet<>();
            metric.path("Dimensions")
                    .forEach(dimension -> dimensions.add(dimension.path("Name").asText()));
            series.add(new Series(metric.path("MetricName").asText(), dimensions));
        });
        return series;
    }

    /** Every metric of ours that an alarm names. */
    private List<JsonNode> ours() {
        return stack.resources("AWS::CloudWatch::Alarm").values().stream()
                .flatMap(alarm -> alarm.findParents("MetricName").stream())
                .filter(metric -> metric.path("Namespace").asText().equals(PrintedMetrics.NAMESPACE))
                .toList();
    }

    private Set<Series> onDashboard() throws JsonProcessingException {
        Set<Series> series = new LinkedHashSet<>();
        for (JsonNode graph : graphs()) {
            series.add(new Series(graph.path(1).asText(), Set.of(graph.path(2).asText())));
        }
        for (String expression : stack.operatorsDashboard().findValuesAsText("expression")) {
            Matcher search = SEARCH.matcher(expression);
            while (search.find()) {
                series.add(new Series(search.group(2), Set.of(search.group(1).split(",", -1))));
            }
        }
        return series;
    }

    /** Metrics of ours as a graph names them: namespace, name, then the dimension and its value. */
    private List<JsonNode> graphs() throws JsonProcessingException {
        return stack.operatorsDashboard().findValues("metrics").stream()
                .flatMap(JsonNode::valueStream)
                .filter(metric -> metric.path(0).asText().equals(PrintedMetrics.NAMESPACE))
                .toList();
    }
}

package dev.socialposting.aws.metrics;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.metrics.Metric;
import dev.socialposting.metrics.Metric.Cause;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** The lines that CloudWatch reads. Source of their form: CloudWatch user guide, "Specification: Embedded metric format". */
class EmfMetricsTest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String ID = requestId(1).value();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final EmfMetrics metrics = new EmfMetrics(
            "social-posting-prod", COMMIT, new PrintStream(printed, true, StandardCharsets.UTF_8), CLOCK);

    @Test
    void acceptedCountsThePostingsOfARequest() throws JsonProcessingException {
        JsonNode line = line(new Metric.Accepted(requestId(1), Set.of(INSTAGRAM, FACEBOOK)));

        assertThat(definition(line)).isEqualTo(json("""
                        [{"Namespace": "SocialPosting", "Dimensions": [["service"]],
                          "Metrics": [{"Name": "Accepted", "Unit": "Count"}]}]"""));
        assertThat(values(line)).isEqualTo(json("""
                {"service": "social-posting-prod", "Accepted": 2, "request_id": "%s",
                 "destinations": ["%s", "%s"]}""".formatted(ID, FACEBOOK, INSTAGRAM)));
    }

    @Test
    void publishedComesWithTheTimeThatItTookInMilliseconds() throws JsonProcessingException {
        JsonNode line = line(new Metric.Published(requestId(1), INSTAGRAM, Duration.ofSeconds(83)));

        assertThat(definition(line)).isEqualTo(json("""
                        [{"Namespace": "SocialPosting", "Dimensions": [["service"]],
                          "Metrics": [{"Name": "Published", "Unit": "Count"},
                                      {"Name": "TimeToPublish", "Unit": "Milliseconds"}]},
                         {"Namespace": "SocialPosting", "Dimensions": [["service", "platform"]],
                          "Metrics": [{"Name": "Published", "Unit": "Count"}, {"Name": "PlatformFailed", "Unit": "Count"}]}]"""));
        assertThat(values(line)).isEqualTo(json("""
                {"service": "social-posting-prod", "platform": "instagram", "Published": 1, "TimeToPublish": 83000,
                 "PlatformFailed": 0, "request_id": "%s", "destination": "%s"}""".formatted(ID, INSTAGRAM)));
    }

    @Test
    void failedIsCountedInAllAndByPlatformAndCodeAndNeverById() throws JsonProcessingException {
        JsonNode line = line(new Metric.Failed(requestId(1), FACEBOOK, "token_expired", Cause.POST));

        assertThat(definition(line)).isEqualTo(json("""
                        [{"Namespace": "SocialPosting", "Dimensions": [["service"]],
                          "Metrics": [{"Name": "Failed", "Unit": "Count"}, {"Name": "OperatorFailed", "Unit": "Count"}]},
                         {"Namespace": "SocialPosting", "Dimensions": [["service", "platform", "code"]],
                          "Metrics": [{"Name": "Failed", "Unit": "Count"}]},
                         {"Namespace": "SocialPosting", "Dimensions": [["service", "platform"]],
                          "Metrics": [{"Name": "Published", "Unit": "Count"}, {"Name": "PlatformFailed", "Unit": "Count"}]}]"""));
        assertThat(values(line)).isEqualTo(json("""
                {"service": "social-posting-prod", "platform": "facebook", "code": "token_expired", "Failed": 1,
                 "OperatorFailed": 0, "Published": 0, "PlatformFailed": 0, "request_id": "%s", "destination": "%s"}""".formatted(ID, FACEBOOK)));
    }

    @Test
    void aFailureCountsAsThePlatformsOrTheOperatorsByItsCause() throws JsonProcessingException {
        JsonNode platforms = line(new Metric.Failed(requestId(1), FACEBOOK, "platform_unavailable", Cause.PLATFORM));
        printed.reset();
        JsonNode operators = line(new Metric.Failed(requestId(1), FACEBOOK, "internal_error", Cause.OPERATOR));

        assertThat(platforms.path("PlatformFailed").asInt()).isEqualTo(1);
        assertThat(platforms.path("OperatorFailed").asInt(-1)).isZero();
        assertThat(operators.path("PlatformFailed").asInt(-1)).isZero();
        assertThat(operators.path("OperatorFailed").asInt()).isEqualTo(1);
    }

    @Test
    void unconfirmedIsCounted() throws JsonProcessingException {
        JsonNode line = line(new Metric.Unconfirmed(requestId(1), INSTAGRAM));

        assertThat(definition(line)).isEqualTo(json("""
                        [{"Namespace": "SocialPosting", "Dimensions": [["service"]],
                          "Metrics": [{"Name": "Unconfirmed", "Unit": "Count"}]}]"""));
        assertThat(values(line)).isEqualTo(json("""
                {"service": "social-posting-prod", "Unconfirmed": 1, "request_id": "%s", "destination": "%s"}""".formatted(ID, INSTAGRAM)));
    }

    @Test
    void thatNothingIsOverdueIsSaidToo() throws JsonProcessingException {
        JsonNode line = line(new Metric.PostingsOverdue(0, Duration.ZERO));

        assertThat(definition(line)).isEqualTo(json("""
                        [{"Namespace": "SocialPosting", "Dimensions": [["service"]],
                          "Metrics": [{"Name": "PostingsOverdue", "Unit": "Count"}, {"Name": "TimePastDue", "Unit": "Milliseconds"}]}]"""));
        assertThat(values(line)).isEqualTo(json("""
                {"service": "social-posting-prod", "PostingsOverdue": 0, "TimePastDue": 0}"""));
    }

    @Test
    void everyMetricIsALineOfItsOwn() {
        metrics.report(new Metric.PostingsOverdue(1, Duration.ofSeconds(90)));
        metrics.report(new Metric.Unconfirmed(requestId(1), INSTAGRAM));

        assertThat(text().lines()).hasSize(2).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    /** CloudWatch takes no such dimension. Nothing of ours makes one; if it did, a post must not fail of it. */
    @ParameterizedTest
    @MethodSource
    void aMetricThatCannotBeWrittenIsMissedAndLoggedAndNothingElse(String code) {
        Logger logger = (Logger) LoggerFactory.getLogger(EmfMetrics.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);

        assertThatCode(() -> metrics.report(new Metric.Failed(requestId(1), INSTAGRAM, code, Cause.POST)))
                .doesNotThrowAnyException();

        logger.detachAppender(log);
        assertThat(log.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage, STRING)
                .contains("A metric could not be written", ID);
        assertThat(text()).isEmpty();
    }

    static List<String> aMetricThatCannotBeWrittenIsMissedAndLoggedAndNothingElse() {
        return List.of("größe", "", " ", "a\nb", "a".repeat(1025));
    }

    private JsonNode line(Metric metric) throws JsonProcessingException {
        metrics.report(metric);
        JsonNode line = json(text());
        assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(CLOCK.millis());
        assertThat(line.path("commit").asText()).isEqualTo(COMMIT);
        return line;
    }

    private static JsonNode definition(JsonNode line) {
        return line.at("/_aws/CloudWatchMetrics");
    }

    /** All but what is for CloudWatch alone, and the commit that every line has. */
    private static JsonNode values(JsonNode line) {
        return line.<ObjectNode>deepCopy().without(List.of("_aws", "commit"));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}

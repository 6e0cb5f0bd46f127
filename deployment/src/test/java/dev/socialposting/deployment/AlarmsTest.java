package dev.socialposting.deployment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.platforms.SocialPlatforms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern IN_RUNBOOK = Pattern.compile("docs/runbook\\.md#([a-z0-9-]+)$");

    private final DeployedStack stack = new DeployedStack();
    private final Map<String, JsonNode> alarms = stack.resources("AWS::CloudWatch::Alarm");

    @Test
    void everyAlarmSaysWhereTheRunbookSaysWhatToDo() throws IOException {
        Set<String> headings = HEADING.matcher(runbook())
                .results()
                .map(heading -> anchor(heading.group(1)))
                .collect(Collectors.toSet());

        assertThat(alarms)
                .hasSizeGreaterThan(8)
                .allSatisfy((name, alarm) -> assertThat(headings).contains(placeInRunbook(alarm)));
        assertThat(alarms.values().stream().map(AlarmsTest::ofAnyPlatform).distinct())
                .extracting(AlarmsTest::placeInRunbook)
                .doesNotHaveDuplicates();
    }

    /** A platform that is added to the catalogue needs its own, and one that is taken out leaves none. */
    @Test
    void everyPlatformHasTheSameAlarms() {
        Map<String, List<JsonNode>> byPlace = alarms.values().stream()
                .filter(alarm -> !platformsOf(alarm).isEmpty())
                .collect(Collectors.groupingBy(AlarmsTest::placeInRunbook));

        assertThat(byPlace)
                .hasSize(2)
                .allSatisfy((place, ofEach) -> assertThat(ofEach)
                        .flatExtracting(AlarmsTest::platformsOf)
                        .containsExactlyInAnyOrderElementsOf(platforms()));
        alarms.forEach((name, alarm) -> platformsOf(alarm)
                .forEach(platform -> assertThat(name.toLowerCase(Locale.ROOT)).startsWith(platform)));
    }

    @Test
    void theRunbookSaysForEveryAlarmWhatItMeansWhatToLookAtWhatToDoAndWhenItIsOver() throws IOException {
        for (JsonNode alarm : alarms.values()) {
            assertThat(section(placeInRunbook(alarm)))
                    .as(placeInRunbook(alarm))
                    .contains("**It means**", "**Look at**", "**Do**", "**It is over**");
        }
    }

    /** The other queue is not looked at itself: what was not worked off is late, which is. */
    @Test
    void everyQueueOfWhatFailedHasAnAlarm() {
        assertThat(stack.resources("AWS::SQS::Queue").keySet())
                .filteredOn(queue -> queue.contains("DeadLetter"))
                .isNotEmpty()
                .allSatisfy(queue -> assertThat(alarms.values())
                        .anyMatch(alarm ->
                                watches(alarm, "AWS/SQS", "{\"Fn::GetAtt\":[\"" + queue + "\",\"QueueName\"]}")));
    }

    /** It waits in the queue for up to 12 minutes, and whether a delayed message counts in the queue's own age is not documented. */
    @Test
    void aMessageThatWaitsForItsThirdTryRaisesNoAlarm() {
        assertThat(alarms.values())
                .noneMatch(alarm -> watches(alarm, "\"ApproximateAgeOfOldestMessage\"", "\"PostingQueue\""));
        JsonNode late = requireNonNull(alarms.get("PostsLateAlarm"));
        assertThat(late.path("MetricName").asText()).isEqualTo("TimePastDue");
        assertThat(Duration.ofMillis(late.path("Threshold").asLong())).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void everyFunctionsFailuresAndRefusalsRaiseAnAlarm() {
        assertThat(stack.functions()).allSatisfy(function -> {
            String itself = "{\"Ref\":\"" + function.logicalId() + "\"}";
            assertThat(alarms.values()).anyMatch(alarm -> watches(alarm, "\"Throttles\"", itself));
            if (function.routes().isEmpty()) {
                assertThat(alarms.values()).anyMatch(alarm -> watches(alarm, "\"Errors\"", itself));
            } else {
                assertThat(alarms.values()).anyMatch(alarm -> watches(alarm, "\"5xx\"", "{\"Ref\":\"HttpApi\"}"));
            }
        });
    }

    /** The first word of its description says how bad it is, the runbook says the same, and the topic is the one for that. */
    @Test
    void everyAlarmIsAPageOrATicketAndIsSentThereAndItsEndToo() throws IOException {
        for (JsonNode alarm : alarms.values()) {
            String severity = severity(alarm);
            String topic = severity.equals("Page") ? "AlarmTopic" : "TicketTopic";

            assertThat(severity).isIn("Page", "Ticket");
            assertThat(alarm.path("AlarmActions").toString()).isEqualTo("[{\"Ref\":\"" + topic + "\"}]");
            assertThat(alarm.path("OKActions")).isEqualTo(alarm.path("AlarmActions"));
            assertThat(section(placeInRunbook(alarm)).strip()).startsWith("**" + severity + ".** **It means**");
        }
    }

    @Test
    void whatEndsByItselfPagesNobody() {
        assertThat(alarms.entrySet().stream()
                        .filter(alarm -> severity(alarm.getValue()).equals("Page"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "ApiServerErrorsAlarm",
                        "DeadLettersOldAlarm",
                        "DispatcherErrorsAlarm",
                        "DispatcherSilentAlarm",
                        "FacebookDownAlarm",
                        "InstagramDownAlarm",
                        "OperatorFailuresAlarm",
                        "PostingsUnendedAlarm",
                        "PostsLateAlarm");
    }

    @Test
    void theOperatorsDashboardShowsEveryAlarm() throws IOException {
        assertThat(stack.operatorsDashboard().findValue("alarms"))
                .map(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        alarms.keySet().stream().map(alarm -> alarm + ".Arn").toList());
    }

    private static String severity(JsonNode alarm) {
        return alarm.path("AlarmDescription").asText().split("\\.", -1)[0];
    }

    private static List<String> platforms() {
        return SocialPlatforms.standard().all().stream()
                .map(platform -> platform.id().name())
                .toList();
    }

    /** The platforms whose metrics an alarm watches. */
    private static List<String> platformsOf(JsonNode alarm) {
        return alarm.findParents("Name").stream()
                .filter(dimension -> dimension.path("Name").asText().equals("platform"))
                .map(dimension -> dimension.path("Value").asText())
                .distinct()
                .toList();
    }

    /** The alarm, with every platform's name replaced by the same word: what it says and does for any of them. */
    private static JsonNode ofAnyPlatform(JsonNode alarm) {
        String text = alarm.toString();
        for (String platform : platforms()) {
            text = text.replaceAll("(?i)" + Pattern.quote(platform), "platform");
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean watches(JsonNode alarm, String metric, String dimension) {
        return alarm.toString().contains(metric) && alarm.toString().contains(dimension);
    }

    private static String placeInRunbook(JsonNode alarm) {
        return IN_RUNBOOK
                .matcher(alarm.path("AlarmDescription").asText())
                .results()
                .map(place -> place.group(1))
                .findFirst()
                .orElse("nowhere");
    }

    /** What stands under the heading with this anchor, up to the next heading. */
    private static String section(String anchor) throws IOException {
        String text = runbook();
        List<MatchResult> headings = HEADING.matcher(text).results().toList();
        Optional<MatchResult> heading = headings.stream()
                .filter(candidate -> anchor(candidate.group(1)).equals(anchor))
                .findFirst();
        int start = heading.map(MatchResult::end).orElse(text.length());
        int end = headings.stream()
                .mapToInt(MatchResult::start)
                .filter(next -> next > start)
                .findFirst()
                .orElse(text.length());
        return text.substring(start, end);
    }

    /** As the pages that show Markdown make it of a heading. */
    private static String anchor(String heading) {
        return Stream.of(heading.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("-"));
    }

    private static String runbook() throws IOException {
        return Files.readString(DeployedStack.root().resolve("docs/runbook.md"));
    }
}

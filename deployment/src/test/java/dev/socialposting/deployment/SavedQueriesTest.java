package dev.socialposting.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.accounts.InMemorySocialAccountStore;
import dev.socialposting.accounts.InMemoryTokenCipher;
import dev.socialposting.api.ApiFunction;
import dev.socialposting.api.ApiPorts;
import dev.socialposting.calls.WritingCallLimit;
import dev.socialposting.local.aws.template.FunctionEvent;
import dev.socialposting.logging.LogContext;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.rules.MediaUrlRules;
import dev.socialposting.secrets.DeployedLog;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.WhoActs;
import dev.socialposting.uploads.queue.InMemoryPostingQueue;
import dev.socialposting.uploads.store.InMemoryPostingLog;
import dev.socialposting.uploads.store.InMemoryRecentPosts;
import dev.socialposting.uploads.store.InMemoryUploadRequestStore;
import dev.socialposting.worker.DetailedLogger;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** The queries that are saved for operators ask for fields that are logged: a misspelt one would be empty, and nobody be told. */
class SavedQueriesTest {
    /** No account is connected here. */
    private static final PlatformHttp NO_PLATFORM = call -> {
        throw new PlatformUnreachableException("there is no platform", new IOException(call.toString()));
    };

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Comments, texts and patterns name no field. */
    private static final Pattern NO_FIELDS = Pattern.compile("(?m)#.*$|\"[^\"]*\"|/[^/\\n]*/");

    private static final Pattern NEW_NAMES = Pattern.compile("\\bas (\\w+(?:, \\w+)*)");
    private static final Pattern NAME = Pattern.compile("@?[A-Za-z_][\\w.]*");
    private static final Set<String> WORDS = Set.of(
            "fields",
            "filter",
            "sort",
            "stats",
            "limit",
            "as",
            "by",
            "in",
            "like",
            "asc",
            "desc",
            "count",
            "pct",
            "max",
            "sum",
            "bin",
            "and",
            "parse",
            "ispresent",
            "count_distinct");

    /** Every line has them. Source: CloudWatch Logs user guide, "Supported logs and discovered fields". */
    private static final Set<String> OF_CLOUDWATCH = Set.of("@timestamp", "@message", "@log");

    /**
     * What Lambda itself logs of a run: one that found its function started, one that began it, and one that began it from a snapshot, which
     * has no init duration. Source: Lambda developer guide, "Lambda Telemetry API Event schema reference", platform.report.
     */
    private static final String WARM_RUN = """
            {"time":"2026-11-25T03:00:02.000Z","type":"platform.report","record":{"requestId":"3","status":"success",
            "metrics":{"durationMs":12.5,"billedDurationMs":13,"memorySizeMB":1024,"maxMemoryUsedMB":210}}}""";

    private static final String COLD_RUN = """
            {"time":"2026-11-25T03:00:00.000Z","type":"platform.report","record":{"requestId":"1","status":"success",
            "metrics":{"durationMs":320.1,"billedDurationMs":1521,"memorySizeMB":1024,"maxMemoryUsedMB":190,"initDurationMs":1200.2}}}""";

    private static final String RUN_FROM_SNAPSHOT = """
            {"time":"2026-11-25T03:00:01.000Z","type":"platform.report","record":{"requestId":"2","status":"success",
            "metrics":{"durationMs":95.4,"billedDurationMs":240,"memorySizeMB":1024,"maxMemoryUsedMB":200,"restoreDurationMs":410.7,
            "billedRestoreDurationMs":144}}}""";

    private static final String RUN_THAT_TIMED_OUT = """
            {"time":"2026-11-25T03:00:03.000Z","type":"platform.report","record":{"requestId":"4","status":"timeout","errorType":"Sandbox.Timedout",
            "metrics":{"durationMs":120000.0,"billedDurationMs":120000,"memorySizeMB":1024,"maxMemoryUsedMB":210}}}""";

    private static final Pattern COUNTED = Pattern.compile("count\\(([\\w.]+)\\)");

    private static final PostingError ERROR = new PostingError(
            "rate_limited",
            "Too many calls",
            Optional.of("32"),
            "The Page's calls are used up.",
            WhoActs.NOBODY,
            "Nothing: it goes on by itself.",
            true);

    private final DeployedStack stack = new DeployedStack();
    private final Map<String, JsonNode> queries = stack.resources("AWS::Logs::QueryDefinition");

    @Test
    void everyFieldOfAQueryIsInTheLinesThatItReads() throws JsonProcessingException {
        Set<String> ofFunctions = new HashSet<>(fieldsOfALine());
        ofFunctions.addAll(fieldsOfACall());
        for (String line : List.of(WARM_RUN, COLD_RUN, RUN_FROM_SNAPSHOT, RUN_THAT_TIMED_OUT)) {
            ofFunctions.addAll(paths(JSON.readTree(line), ""));
        }
        Set<String> ofAccess = fieldsOfAccessLog();

        assertThat(queries).hasSizeGreaterThan(5).allSatisfy((name, query) -> {
            Set<String> known = new HashSet<>(readsAccessLog(query) ? ofAccess : ofFunctions);
            known.addAll(OF_CLOUDWATCH);
            assertThat(fieldsOf(query)).as(name).isNotEmpty().isSubsetOf(known);
        });
    }

    @Test
    void theQueryForOneRequestOrDestinationFindsTheirMetricsToo() throws JsonProcessingException {
        assertThat(textOf("RequestQuery")).contains("@message like /REQUEST_ID/");
        assertThat(textOf("DestinationQuery")).contains("@message like /DESTINATION/");
        assertThat(PrintedMetrics.lines())
                .filteredOn(line -> !line.has("PostingsOverdue")
                        && !line.has("PostingsUnended")
                        && !line.has("RowsUnreadable")
                        && !line.has("CallsRefused"))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.toString())
                        .contains("00000000-0000-0001-0000-000000000002", "instagram:17841400000000001"));
    }

    @Test
    void slowAndColdRunsCountsEveryStartOnceAlsoOneFromASnapshot() throws JsonProcessingException {
        List<String> counted = COUNTED.matcher(textOf("SlowRunsQuery"))
                .results()
                .map(count -> count.group(1))
                .toList();

        assertThat(paths(JSON.readTree(COLD_RUN), ""))
                .filteredOn(counted::contains)
                .hasSize(1);
        assertThat(paths(JSON.readTree(RUN_FROM_SNAPSHOT), ""))
                .filteredOn(counted::contains)
                .hasSize(1);
        assertThat(paths(JSON.readTree(WARM_RUN), "")).doesNotContainAnyElementsOf(counted);
    }

    @Test
    void whoDidWhatAsksForEveryCallThatChangesSomething() {
        String query = textOf("WhoDidWhatQuery");
        Set<String> methods = stack.functions().stream()
                .flatMap(function -> function.routes().stream())
                .filter(route -> !route.isDefault())
                .map(FunctionEvent.HttpRoute::method)
                .collect(Collectors.toSet());
        methods.remove("GET");

        assertThat(methods)
                .contains("POST", "DELETE")
                .allSatisfy(method -> assertThat(query).contains("\"" + method + "\""));
        assertThat(query)
                .contains("fields.user_id", "fields.path", "mdc.request_id", "fields.status")
                .doesNotContain("\"GET\"");
    }

    @Test
    void everyLineOfTheFunctionsSaysTheCommitThatIsDeployed() throws JsonProcessingException {
        assertThat(fieldsOfALine()).contains("commit");
        assertThat(PrintedMetrics.lines())
                .allSatisfy(line -> assertThat(line.path("commit").asText()).isEqualTo("a-commit"));
    }

    private String textOf(String query) {
        return Objects.requireNonNull(queries.get(query), query)
                .path("QueryString")
                .asText();
    }

    private static boolean readsAccessLog(JsonNode query) {
        return query.path("LogGroupNames").toString().equals("[{\"Ref\":\"ApiAccessLogGroup\"}]");
    }

    private static Set<String> fieldsOf(JsonNode query) {
        String text = NO_FIELDS.matcher(query.path("QueryString").asText()).replaceAll(" ");
        Set<String> fields = NAME.matcher(text.replaceAll("\\b\\d+h\\b", " "))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        fields.removeAll(WORDS);
        NEW_NAMES
                .matcher(text)
                .results()
                .forEach(named -> List.of(named.group(1).split(", ", -1)).forEach(fields::remove));
        return fields;
    }

    /** Those of lines about a posting that tell of a fault and of a call, as {@code logback.xml} in the packages has them written. */
    private static Set<String> fieldsOfALine() throws JsonProcessingException {
        try (DeployedLog log = DeployedLog.listening();
                LogContext _ = LogContext.of(
                        RequestId.of(new UUID(1, 2)),
                        Destination.parse("instagram:17841400000000001").orElseThrow())) {
            LoggingEventBuilder line = LoggerFactory.getLogger("dev.socialposting.worker")
                    .atError()
                    .setCause(new IllegalStateException("a fault"));
            Map<String, Object> fields = new HashMap<>(DetailedLogger.fieldsOf(ERROR));
            fields.put("log_code", LogCode.PLATFORM_CALLED.word());
            fields.put("url", "https://graph.facebook.com/v25.0/1");
            fields.put("duration_ms", 120L);
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                line = line.addKeyValue(field.getKey(), field.getValue());
            }
            line.log("A step failed");
            return paths(JSON.readTree(log.text()), "");
        }
    }

    /** Those of the line that the API writes of each call. */
    private static Set<String> fieldsOfACall() throws JsonProcessingException {
        ApiFunction api = new ApiFunction(new ApiPorts(
                new InMemoryUploadRequestStore(),
                new InMemoryPostingLog(),
                new InMemoryPostingQueue(Clock.systemUTC()),
                new InMemoryRecentPosts(),
                new InMemorySocialAccountStore(),
                new InMemoryTokenCipher(),
                SocialPlatforms.standard(),
                NO_PLATFORM,
                new MediaUrlRules(List.of()),
                WritingCallLimit.none(),
                Clock.systemUTC(),
                () -> new UUID(1, 2)));
        Context context = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> "an-invocation");
        try (DeployedLog log = DeployedLog.listening()) {
            api.handleRequest(new APIGatewayV2HTTPEvent(), context);
            return paths(JSON.readTree(log.text()), "");
        }
    }

    private Set<String> fieldsOfAccessLog() throws JsonProcessingException {
        String format = stack.resource("HttpApi")
                .at("/Properties/AccessLogSettings/Format")
                .asText();
        return paths(JSON.readTree(format), "");
    }

    private static Set<String> paths(JsonNode object, String prefix) {
        Set<String> paths = new HashSet<>();
        object.properties().forEach(member -> {
            String path = prefix + member.getKey();
            paths.add(path);
            paths.addAll(paths(member.getValue(), path + "."));
        });
        return paths;
    }
}

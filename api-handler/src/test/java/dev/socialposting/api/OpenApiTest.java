package dev.socialposting.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.http.Route;
import dev.socialposting.local.aws.template.FunctionEvent.HttpRoute;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.platforms.rules.CountingMethod;
import dev.socialposting.platforms.rules.OptionType;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.RequestStatus;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OpenApiTest {
    private final OpenAPI openApi = ApiBench.contract().api();
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void describesTheRoutesThatTheTemplateHasAndTheFunctionAnswers() {
        List<String> described = new ArrayList<>();
        openApi.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().keySet().forEach(method -> described.add(method + " " + path)));
        List<String> deployed = Template.find().function("ApiFunction").routes().stream()
                .filter(route -> !route.isDefault())
                .map(HttpRoute::routeKey)
                .toList();
        List<String> answered =
                new ApiBench().function().routes().stream().map(Route::key).toList();

        assertThat(described).containsExactlyInAnyOrderElementsOf(deployed);
        assertThat(described).containsExactlyInAnyOrderElementsOf(answered);
    }

    @Test
    void theTemplateLeavesWhatIsUnknownToTheFunctionToo() {
        assertThat(Template.find().function("ApiFunction").routes()).anyMatch(HttpRoute::isDefault);
    }

    @TestFactory
    Stream<DynamicTest> everyExampleKeepsToItsSchema() {
        SchemaValidator validator = new SchemaValidator(openApi, new MessageResolver());
        return contents().entrySet().stream()
                .flatMap(content -> examples(content.getValue()).stream()
                        .map(example -> DynamicTest.dynamicTest(content.getKey(), () -> {
                            Schema<?> schema = content.getValue().getSchema();

                            assertThat(validator
                                            .validate(json.writeValueAsString(example), schema, "example")
                                            .getMessages())
                                    .isEmpty();
                        })));
    }

    @Test
    void showsAnExampleOfEveryAnswer() {
        assertThat(contents())
                .hasSizeGreaterThan(40)
                .allSatisfy((where, content) ->
                        assertThat(examples(content)).as(where).isNotEmpty());
    }

    @Test
    void namesEveryWayOfCountingAndEveryTypeOfOption() {
        assertThat(property("CaptionLimit", "counting").getEnum().toString())
                .isEqualTo(Stream.of(CountingMethod.values())
                        .map(CountingMethod::id)
                        .toList()
                        .toString());
        assertThat(property("OptionRule", "type").getEnum()).hasSize(OptionType.class.getPermittedSubclasses().length);
    }

    @Test
    void namesEveryStatusAndWhichAreFinal() {
        assertThat(schema("RequestStatus").getEnum().toString()).isEqualTo(words(RequestStatus.values(), _ -> true));
        assertThat(schema("PostingStatus").getEnum().toString()).isEqualTo(words(PostingStatus.values(), _ -> true));
        assertThat(schema("RequestStatus").getDescription())
                .startsWith(finalOnes(words(RequestStatus.values(), RequestStatus::isFinal)));
        assertThat(schema("PostingStatus").getDescription())
                .startsWith(finalOnes(words(PostingStatus.values(), PostingStatus::isFinal)));
    }

    @Test
    void saysOfEveryLogCodeWhatTheCodeSays() throws IOException {
        String source = Files.readString(
                Path.of("../upload-requests-core/src/main/java/dev/socialposting/uploads/model/LogCode.java"));
        List<String> said = Pattern.compile("^    /\\*\\* (.*) \\*/\n    ([A-Z_]+)[,;]", Pattern.MULTILINE)
                .matcher(source)
                .results()
                .map(each -> "- `%s`: %s".formatted(each.group(2).toLowerCase(Locale.ROOT), each.group(1)))
                .toList();

        assertThat(said).hasSize(LogCode.values().length);
        assertThat(schema("LogCode").getEnum().toString()).isEqualTo(words(LogCode.values(), _ -> true));
        assertThat(schema("LogCode").getDescription().lines().filter(line -> line.startsWith("- ")))
                .containsExactlyElementsOf(said);
    }

    private static <E extends Enum<E>> String words(E[] statuses, Predicate<E> wanted) {
        return Stream.of(statuses)
                .filter(wanted)
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .toList()
                .toString();
    }

    /** "[a, b, c]" as "`a`, `b` and `c` are final." */
    private static String finalOnes(String words) {
        String quoted = words.replace("[", "`").replace("]", "`").replace(", ", "`, `");
        int last = quoted.lastIndexOf(", ");
        return quoted.substring(0, last) + " and " + quoted.substring(last + 2) + " are final.";
    }

    private Schema<?> schema(String name) {
        return named(openApi.getComponents().getSchemas(), name);
    }

    private Schema<?> property(String schema, String name) {
        return named(schema(schema).getProperties(), name);
    }

    private static <T> T named(Map<String, T> all, String name) {
        return Optional.ofNullable(all.get(name)).orElseThrow();
    }

    /** Every body of a request or an answer, by a name that says where it is. */
    private Map<String, MediaType> contents() {
        Map<String, MediaType> contents = new LinkedHashMap<>();
        openApi.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    String call = method + " " + path;
                    Optional.ofNullable(operation.getRequestBody())
                            .ifPresent(body -> put(contents, call + " request", body.getContent()));
                    operation
                            .getResponses()
                            .forEach((status, response) -> put(
                                    contents,
                                    call + " " + status,
                                    resolved(response).getContent()));
                }));
        return contents;
    }

    private ApiResponse resolved(ApiResponse response) {
        String reference = response.get$ref();
        return reference == null
                ? response
                : named(openApi.getComponents().getResponses(), reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void put(Map<String, MediaType> contents, String where, Content content) {
        if (content != null) {
            content.values().forEach(type -> contents.put(where, type));
        }
    }

    private static List<Object> examples(MediaType type) {
        List<Object> examples = new ArrayList<>();
        Optional.ofNullable(type.getExample()).ifPresent(examples::add);
        Optional.ofNullable(type.getExamples()).orElse(Map.of()).values().stream()
                .map(Example::getValue)
                .forEach(examples::add);
        return examples;
    }
}

package dev.socialposting.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.api.bench.TestCall;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;

/** Calls of every operation of {@code openapi.yaml}: some as the document allows them, most of them changed by a {@link Damage}. */
final class FuzzedCalls {
    private static final int SOUND_IN = 3;

    private final OpenAPI api;
    private final FuzzSession session;
    private final Random random;
    private final SchemaValues values;
    private final Damage damage;
    private final List<Template> templates = new ArrayList<>();

    FuzzedCalls(OpenAPI api, FuzzSession session, Random random) {
        this.api = api;
        this.session = session;
        this.random = random;
        this.values = new SchemaValues(api, random, session::known);
        this.damage = new Damage(random, values, session);
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    List<Parameter> parameters = new ArrayList<>(
                            Optional.ofNullable(item.getParameters()).orElse(List.of()));
                    parameters.addAll(
                            Optional.ofNullable(operation.getParameters()).orElse(List.of()));
                    templates.add(new Template(
                            method.name(),
                            path,
                            operation,
                            parameters.stream().map(this::resolved).toList()));
                }));
    }

    private record Template(String method, String path, Operation operation, List<Parameter> parameters) {}

    FuzzedCall next() {
        Template template = templates.get(random.nextInt(templates.size()));
        boolean atBounds = random.nextInt(4) == 0;
        boolean sound = !atBounds && random.nextInt(SOUND_IN) == 0;
        Optional<Schema<?>> bodySchema = body(template.operation());
        Optional<JsonNode> body = bodySchema
                .filter(_ -> Boolean.TRUE.equals(
                                template.operation().getRequestBody().getRequired())
                        || random.nextInt(3) > 0)
                .map(schema -> atBounds ? damage.atABound(values.allowed(schema), schema) : values.allowed(schema));
        TestCall call = TestCall.of(template.method(), path(template) + query(template, atBounds));
        for (Parameter header : in(template, "header")) {
            call = call.with(header.getName(), value(header, atBounds));
        }
        FuzzedCall made = new FuzzedCall(
                template.method() + " " + template.path(),
                template.path(),
                template.operation(),
                body.map(JsonNode::toString).map(call::json).orElse(call),
                !atBounds,
                false);
        return sound || atBounds ? made : damage.done(made, body);
    }

    private Optional<Schema<?>> body(Operation operation) {
        return Optional.ofNullable(operation.getRequestBody())
                .map(body -> body.getContent().values().iterator().next())
                .map(MediaType::getSchema);
    }

    private String path(Template template) {
        String path = template.path();
        for (Parameter parameter : in(template, "path")) {
            path = path.replace("{" + parameter.getName() + "}", value(parameter, false));
        }
        return path;
    }

    /** Each parameter is optional: one in two is given. */
    private String query(Template template, boolean atBounds) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (Parameter parameter : in(template, "query")) {
            query.add(
                    parameter.getName() + "=" + URLEncoder.encode(value(parameter, atBounds), StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    private String value(Parameter parameter, boolean atBounds) {
        Schema<?> schema = parameter.getSchema();
        if (atBounds && random.nextBoolean()) {
            return text(damage.atABound(schema));
        }
        return session.known(parameter.getName()).orElseGet(() -> text(values.allowed(schema)));
    }

    /** As a parameter is written: lists with commas. */
    private static String text(JsonNode value) {
        StringJoiner text = new StringJoiner(",");
        if (value.isArray()) {
            value.forEach(item -> text.add(item.asText()));
            return text.toString();
        }
        return value.asText();
    }

    private List<Parameter> in(Template template, String place) {
        return template.parameters().stream()
                .filter(parameter -> parameter.getIn().equals(place))
                .filter(parameter -> Boolean.TRUE.equals(parameter.getRequired()) || random.nextInt(3) == 0)
                .toList();
    }

    private Parameter resolved(Parameter parameter) {
        String reference = parameter.get$ref();
        return reference == null
                ? parameter
                : Optional.ofNullable(api.getComponents()
                                .getParameters()
                                .get(reference.substring(reference.lastIndexOf('/') + 1)))
                        .orElseThrow();
    }
}

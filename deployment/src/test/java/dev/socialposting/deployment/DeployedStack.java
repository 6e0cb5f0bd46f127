package dev.socialposting.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.Resolver;
import dev.socialposting.local.aws.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code template.yaml} for tests that look at all of it, and not only at what is run on one machine. */
final class DeployedStack {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Pattern PARAMETER = Pattern.compile("\\$\\{([^}]+)}");

    private final Template template = Template.find();
    private final JsonNode tree = JSON.valueToTree(template.asWritten());

    /** Where the repository is. */
    static Path root() {
        return Template.findFile().resolveSibling("");
    }

    List<FunctionDefinition> functions() {
        return template.functions();
    }

    /** The names of all indexes of all tables. */
    List<String> indexNames() {
        return template.tables().stream()
                .flatMap(table -> table.indexes().stream())
                .map(index -> index.name())
                .toList();
    }

    /** The environment of a function, where each resource is called by its logical id. */
    Map<String, String> environment(FunctionDefinition function) {
        return template.environment(function.logicalId(), Resolver.logicalIds());
    }

    /** The properties of every resource of a type, by logical id. */
    Map<String, JsonNode> resources(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        tree.path("Resources").properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type))
                .forEach(resource ->
                        found.put(resource.getKey(), resource.getValue().path("Properties")));
        return found;
    }

    /** A resource with its type, properties and what else it says. */
    JsonNode resource(String logicalId) {
        return tree.path("Resources").path(logicalId);
    }

    JsonNode properties(FunctionDefinition function) {
        return resource(function.logicalId()).path("Properties");
    }

    JsonNode globals() {
        return tree.at("/Globals/Function");
    }

    /** What is on the operators' dashboard; in place of values that are known once it is deployed stand their names. */
    JsonNode operatorsDashboard() throws JsonProcessingException {
        String body = resource("OperatorsDashboard")
                .at("/Properties/DashboardBody/Fn::Sub")
                .asText();
        return JSON.readTree(PARAMETER.matcher(body).replaceAll(found -> Matcher.quoteReplacement(found.group(1))));
    }

    /** The logical id that {@code {Ref: X}} or {@code {Fn::GetAtt: [X, ...]}} names; an empty text for anything else. */
    static String named(JsonNode value) {
        return value.path("Ref").asText(value.at("/Fn::GetAtt/0").asText(""));
    }
}

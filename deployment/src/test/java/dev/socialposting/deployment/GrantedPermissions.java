package dev.socialposting.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.local.aws.template.FunctionDefinition;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the roles of the template allow. */
final class GrantedPermissions {
    private static final Pattern BELOW_AN_ARN = Pattern.compile("\\$\\{(\\w+)\\.Arn}(/.+)");

    private final DeployedStack stack;

    GrantedPermissions(DeployedStack stack) {
        this.stack = stack;
    }

    /** What a function's own role allows, one permission for each action with each resource. */
    Set<Permission> to(FunctionDefinition function) {
        Set<Permission> granted = new LinkedHashSet<>();
        statements(stack.resource(roleOf(function)).path("Properties")).forEach(statement -> {
            for (JsonNode action : list(statement.path("Action"))) {
                for (JsonNode resource : list(statement.path("Resource"))) {
                    granted.add(new Permission(action.asText(), resource(resource)));
                }
            }
        });
        return granted;
    }

    String roleOf(FunctionDefinition function) {
        return DeployedStack.named(stack.properties(function).path("Role"));
    }

    /** Every statement that a role or a policy of the template has. */
    Stream<JsonNode> allStatements() {
        return Stream.of("AWS::IAM::Role", "AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::RolePolicy")
                .flatMap(type -> stack.resources(type).values().stream())
                .flatMap(GrantedPermissions::statements);
    }

    static Iterable<JsonNode> list(JsonNode value) {
        return value.isArray() ? value : Set.of(value);
    }

    private static Stream<JsonNode> statements(JsonNode properties) {
        Stream<JsonNode> inline = stream(properties.path("Policies")).map(policy -> policy.path("PolicyDocument"));
        return Stream.concat(inline, Stream.of(properties.path("PolicyDocument")))
                .flatMap(document -> stream(document.path("Statement")));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** A statement's resource as {@link Permission} writes it; anything else as it stands, so that it equals nothing that is needed. */
    private static String resource(JsonNode value) {
        if (value.at("/Fn::GetAtt/1").asText().equals("Arn")) {
            return DeployedStack.named(value);
        }
        return Optional.of(BELOW_AN_ARN.matcher(value.path("Fn::Sub").asText()))
                .filter(Matcher::matches)
                .map(below -> below.group(1) + below.group(2))
                .orElseGet(value::toString);
    }
}

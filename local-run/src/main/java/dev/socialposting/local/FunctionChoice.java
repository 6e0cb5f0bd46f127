package dev.socialposting.local;

import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.Template;
import java.util.List;
import java.util.stream.Collectors;

/** Which of the template's functions run in this process. */
sealed interface FunctionChoice {

    /** Every one. */
    record All() implements FunctionChoice {}

    /** One, by its logical id. */
    record Only(String logicalId) implements FunctionChoice {}

    /** Every one but this, by its logical id. */
    record Without(String logicalId) implements FunctionChoice {}

    /**
     * The chosen ones, in the template's order.
     *
     * @throws IllegalArgumentException naming the function that the template does not have
     */
    default List<FunctionDefinition> of(Template template) {
        List<FunctionDefinition> all = template.functions();
        return switch (this) {
            case All() -> all;
            case Only(String logicalId) -> List.of(named(logicalId, all));
            case Without(String logicalId) -> {
                FunctionDefinition left = named(logicalId, all);
                yield all.stream().filter(function -> !function.equals(left)).toList();
            }
        };
    }

    private static FunctionDefinition named(String logicalId, List<FunctionDefinition> all) {
        return all.stream()
                .filter(function -> function.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("template.yaml has no function %s; it has %s"
                        .formatted(
                                logicalId,
                                all.stream().map(FunctionDefinition::logicalId).collect(Collectors.joining(", ")))));
    }
}

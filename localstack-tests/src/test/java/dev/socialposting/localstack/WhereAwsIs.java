package dev.socialposting.localstack;

import dev.socialposting.local.aws.AwsService;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.testcontainers.DockerClientFactory;

/** Runs the suite where there is an AWS for it, and says which; or says why it does not run. */
public final class WhereAwsIs implements ExecutionCondition {
    private static final Namespace NAMESPACE = Namespace.create(WhereAwsIs.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        ConditionEvaluationResult.class, _ -> decidedAndSaid(), ConditionEvaluationResult.class);
    }

    private static ConditionEvaluationResult decidedAndSaid() {
        ConditionEvaluationResult decided = decided(new LocalStack().missing());
        String reason = decided.getReason().orElse("");
        // What was printed before may have left its line open.
        System.out.println(System.lineSeparator() + reason);
        if (decided.isDisabled() && Boolean.getBoolean("localstack.required")) {
            throw new IllegalStateException(reason);
        }
        return decided;
    }

    private static ConditionEvaluationResult decided(List<AwsService> missing) {
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("THE LOCALSTACK SUITE RUNS on the endpoints of the environment: "
                    + Arrays.stream(AwsService.values())
                            .map(service -> service + " at "
                                    + service.endpointIn(System.getenv()).orElseThrow())
                            .collect(Collectors.joining(", ")));
        }
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return ConditionEvaluationResult.enabled("THE LOCALSTACK SUITE RUNS on LocalStack in Docker: " + missing);
        }
        return ConditionEvaluationResult.disabled(
                "THE LOCALSTACK SUITE IS SKIPPED: there is no Docker here to run LocalStack in, and the environment does not say"
                        + " where else %s would be. Start Docker, or set AWS_ENDPOINT_URL or %s."
                                .formatted(
                                        missing,
                                        missing.stream()
                                                .map(AwsService::endpointVariable)
                                                .collect(Collectors.joining(", "))));
    }
}

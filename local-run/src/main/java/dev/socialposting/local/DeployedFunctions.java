package dev.socialposting.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.socialposting.api.ApiFunction;
import dev.socialposting.dispatcher.DispatcherFunction;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.lambda.LambdaFunction;
import dev.socialposting.worker.PostingWorkerFunction;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The functions that are deployed: the handlers that the template names, each with the environment it gives them. */
final class DeployedFunctions {

    private static final Map<String, Kind<?, ?>> KINDS = Map.of(
            ApiFunction.class.getName(),
            new Kind<>(ApiFunction::fromEnvironment, APIGatewayV2HTTPEvent.class, APIGatewayV2HTTPResponse.class),
            PostingWorkerFunction.class.getName(),
            new Kind<>(PostingWorkerFunction::fromEnvironment, SQSEvent.class, SQSBatchResponse.class),
            DispatcherFunction.class.getName(),
            new Kind<>(DispatcherFunction::fromEnvironment, Object.class, String.class));

    private DeployedFunctions() {}

    private record Kind<I, O>(
            Function<Map<String, String>, ? extends RequestHandler<I, O>> make, Class<I> event, Class<O> answer) {

        LambdaFunction function(FunctionDefinition definition, Map<String, String> environment, Clock clock) {
            return LambdaFunction.of(definition, make.apply(environment), event, answer, clock);
        }
    }

    /**
     * Makes these functions of the template.
     *
     * @param environments by logical id
     * @throws IllegalArgumentException naming a variable that is wrong
     */
    static List<LambdaFunction> of(
            List<FunctionDefinition> definitions, Function<String, Map<String, String>> environments, Clock clock) {
        return definitions.stream()
                .map(definition ->
                        kind(definition).function(definition, environments.apply(definition.logicalId()), clock))
                .toList();
    }

    private static Kind<?, ?> kind(FunctionDefinition definition) {
        Kind<?, ?> kind = KINDS.get(definition.handler());
        if (kind == null) {
            throw new IllegalStateException("%s has the handler %s, which cannot be run here"
                    .formatted(definition.logicalId(), definition.handler()));
        }
        return kind;
    }
}

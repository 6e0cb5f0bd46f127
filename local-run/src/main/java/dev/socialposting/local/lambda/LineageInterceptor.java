package dev.socialposting.local.lambda;

import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Gives each message that a function sends the {@link Lineage} of the call it is sent in. In Lambda the SDK sends it as the header
 * {@code X-Amzn-Trace-Id} and SQS makes the attribute {@code AWSTraceHeader} of it; ElasticMQ takes the attribute alone.
 *
 * <p>The SDK finds it by {@code software/amazon/awssdk/global/handlers/execution.interceptors}.
 */
public final class LineageInterceptor implements ExecutionInterceptor {
    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return Lineage.current()
                .map(lineage -> with(lineage, context.request()))
                .orElse(context.request());
    }

    private static SdkRequest with(Lineage lineage, SdkRequest request) {
        Map<MessageSystemAttributeNameForSends, MessageSystemAttributeValue> header = Map.of(
                MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                MessageSystemAttributeValue.builder()
                        .dataType("String")
                        .stringValue(lineage.header())
                        .build());
        return switch (request) {
            case SendMessageRequest one ->
                one.toBuilder().messageSystemAttributes(header).build();
            case SendMessageBatchRequest batch ->
                batch.toBuilder()
                        .entries(batch.entries().stream()
                                .map(entry -> entry.toBuilder()
                                        .messageSystemAttributes(header)
                                        .build())
                                .toList())
                        .build();
            default -> request;
        };
    }
}

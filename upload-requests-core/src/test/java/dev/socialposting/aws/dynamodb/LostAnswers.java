package dev.socialposting.aws.dynamodb;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Lets DynamoDB do what it is asked to and then loses its answer, or does not let the request through at all. */
final class LostAnswers implements ExecutionInterceptor {
    private static final int NOBODY_LISTENS_HERE = 1;

    private final AtomicInteger answersToLose = new AtomicInteger();
    private final AtomicReference<Optional<Runnable>> afterLoss = new AtomicReference<>(Optional.empty());
    private volatile boolean writesAreStopped;
    private volatile boolean readsAreStopped;

    /** The answers to the next attempts of writes are lost; the SDK makes a few by itself. */
    void loseAnswersToWrites(int attempts) {
        answersToLose.set(attempts);
    }

    /** Runs this once, when an answer has been lost. */
    void thenLet(Runnable happen) {
        afterLoss.set(Optional.of(happen));
    }

    void stopWrites() {
        writesAreStopped = true;
    }

    void stopReads() {
        readsAreStopped = true;
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        boolean stopped = switch (context.request()) {
            case PutItemRequest _ -> writesAreStopped;
            case GetItemRequest _ -> readsAreStopped;
            default -> false;
        };
        return stopped
                ? context.httpRequest().copy(request -> request.port(NOBODY_LISTENS_HERE))
                : context.httpRequest();
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (context.request() instanceof PutItemRequest && answersToLose.getAndDecrement() > 0) {
            afterLoss.getAndSet(Optional.empty()).ifPresent(Runnable::run);
            throw RetryableException.create("the connection was reset");
        }
    }
}

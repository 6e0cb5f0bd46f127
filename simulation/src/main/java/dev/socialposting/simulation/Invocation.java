package dev.socialposting.simulation;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What a simulated function knows of its invocation. */
final class Invocation implements Context {
    private final String name;
    private final LongSupplier remainingMillis;

    private Invocation(String name, LongSupplier remainingMillis) {
        this.name = name;
        this.remainingMillis = remainingMillis;
    }

    /** An invocation that begins now. */
    Invocation(String name, Scheduler scheduler, Duration timeout) {
        this(name, endingAt(scheduler.now() + timeout.toMillis(), scheduler));
    }

    /** One that takes no time. */
    static Invocation unbounded() {
        return new Invocation("reading", () -> Integer.MAX_VALUE);
    }

    private static LongSupplier endingAt(long millis, Scheduler scheduler) {
        return () -> Math.max(0, millis - scheduler.now());
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) remainingMillis.getAsLong();
    }

    @Override
    public String getAwsRequestId() {
        return name;
    }

    @Override
    public String getLogGroupName() {
        return "simulation";
    }

    @Override
    public String getLogStreamName() {
        return "simulation";
    }

    @Override
    public String getFunctionName() {
        return name;
    }

    @Override
    public String getFunctionVersion() {
        return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-central-1:000000000000:function:" + name;
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException();
    }
}

package dev.socialposting.api.bench;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** The context of an invocation, as far as the API looks at it. */
public final class TestContext implements Context {
    @Override
    public String getAwsRequestId() {
        return "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
    }

    @Override
    public String getLogGroupName() {
        throw unused();
    }

    @Override
    public String getLogStreamName() {
        throw unused();
    }

    @Override
    public String getFunctionName() {
        throw unused();
    }

    @Override
    public String getFunctionVersion() {
        throw unused();
    }

    @Override
    public String getInvokedFunctionArn() {
        throw unused();
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw unused();
    }

    @Override
    public ClientContext getClientContext() {
        throw unused();
    }

    @Override
    public int getRemainingTimeInMillis() {
        throw unused();
    }

    @Override
    public int getMemoryLimitInMB() {
        throw unused();
    }

    @Override
    public LambdaLogger getLogger() {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("the API does not look at this");
    }
}

package dev.socialposting.benchmarks.start;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;

/** The same yardstick over the other small HTTP client of the SDK, whose work is done by a native library. */
public final class BareApiOverCrt implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final BareApi api = new BareApi(AwsCrtHttpClient.create());

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return api.handleRequest(event, context);
    }
}

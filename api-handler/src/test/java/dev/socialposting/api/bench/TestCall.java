package dev.socialposting.api.bench;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import dev.socialposting.uploads.model.Fixtures;
import dev.socialposting.uploads.model.UserId;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A call as a test writes it down; by Alice, unless it says otherwise. */
public record TestCall(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        String body,
        boolean isBase64,
        Optional<UserId> caller) {
    public static final String CALL_ID = "JKJaXmPLvHcESHA=";

    public static TestCall of(String method, String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return new TestCall(method, path, query, Map.of(), "", false, Optional.of(Fixtures.ALICE));
    }

    public static TestCall get(String target) {
        return of("GET", target);
    }

    public static TestCall post(String json) {
        return of("POST", "/api/social/post").json(json);
    }

    public TestCall json(String json) {
        return body(json).with("content-type", "application/json");
    }

    public TestCall body(String text) {
        return new TestCall(method, path, query, headers, text, false, caller);
    }

    public TestCall bytes(byte[] bytes) {
        return new TestCall(method, path, query, headers, Base64.getEncoder().encodeToString(bytes), true, caller);
    }

    public TestCall with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new TestCall(method, path, query, more, body, isBase64, caller);
    }

    public TestCall without(String header) {
        Map<String, String> fewer = new HashMap<>(headers);
        fewer.remove(header);
        return new TestCall(method, path, query, fewer, body, isBase64, caller);
    }

    public TestCall by(UserId user) {
        return new TestCall(method, path, query, headers, body, isBase64, Optional.of(user));
    }

    public TestCall byNobody() {
        return new TestCall(method, path, query, headers, body, isBase64, Optional.empty());
    }

    public APIGatewayV2HTTPEvent event() {
        RequestContext.Http http = RequestContext.Http.builder()
                .withMethod(method)
                .withPath(path)
                .withProtocol("HTTP/1.1")
                .build();
        RequestContext.RequestContextBuilder context = RequestContext.builder()
                .withRequestId(CALL_ID)
                .withStage("$default")
                .withHttp(http);
        caller.ifPresent(user -> context.withAuthorizer(RequestContext.Authorizer.builder()
                .withJwt(RequestContext.Authorizer.JWT
                        .builder()
                        .withClaims(Map.of("sub", user.value()))
                        .build())
                .build()));
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath(path)
                .withRawQueryString(query)
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(isBase64)
                .withRequestContext(context.build())
                .build();
    }
}

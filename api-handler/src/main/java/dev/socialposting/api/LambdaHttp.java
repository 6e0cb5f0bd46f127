package dev.socialposting.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.socialposting.api.http.HttpCall;
import dev.socialposting.api.http.Reply;
import dev.socialposting.uploads.model.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events of an HTTP API (payload format 2.0) as calls, and replies as its responses.
 *
 * <p>Any member of an event may be missing: the library's event types do not promise otherwise, and an event may be sent by hand.
 */
final class LambdaHttp {
    private static final int MAX_USER_ID_LENGTH = 255;

    private LambdaHttp() {}

    static HttpCall call(APIGatewayV2HTTPEvent event) {
        Optional<RequestContext> context = Optional.ofNullable(event.getRequestContext());
        return new HttpCall(
                context.map(RequestContext::getRequestId).orElse(""),
                context.map(RequestContext::getHttp)
                        .map(RequestContext.Http::getMethod)
                        .orElse("")
                        .toUpperCase(Locale.ROOT),
                Optional.ofNullable(event.getRawPath()).orElse(""),
                Optional.ofNullable(event.getRawQueryString()).orElse(""),
                headers(event.getHeaders()),
                body(Optional.ofNullable(event.getBody()).orElse(""), event.getIsBase64Encoded()));
    }

    /** The caller as the gateway's JWT authorizer has found it. */
    static Optional<UserId> caller(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext())
                .map(RequestContext::getAuthorizer)
                .map(RequestContext.Authorizer::getJwt)
                .map(RequestContext.Authorizer.JWT::getClaims)
                .map(claims -> claims.get("sub"))
                .filter(subject -> !subject.isBlank() && subject.length() <= MAX_USER_ID_LENGTH)
                .map(UserId::new);
    }

    static APIGatewayV2HTTPResponse response(Reply reply) {
        Map<String, String> headers = new HashMap<>(reply.headers());
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(reply.status())
                .withHeaders(headers)
                .withBody(reply.body())
                .withIsBase64Encoded(false)
                .build();
    }

    private static Map<String, String> headers(@Nullable Map<String, String> given) {
        Map<String, String> headers = new HashMap<>();
        if (given != null) {
            given.forEach((name, value) -> {
                if (value != null) {
                    headers.put(name.toLowerCase(Locale.ROOT), value);
                }
            });
        }
        return headers;
    }

    private static HttpCall.Body body(String body, boolean isBase64) {
        if (!isBase64) {
            return new HttpCall.Body.Text(body, body.getBytes(StandardCharsets.UTF_8).length);
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(body);
            return text(bytes)
                    .<HttpCall.Body>map(text -> new HttpCall.Body.Text(text, bytes.length))
                    .orElseGet(() -> new HttpCall.Body.NotText(bytes.length));
        } catch (IllegalArgumentException _) {
            return new HttpCall.Body.NotText(body.length());
        }
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}

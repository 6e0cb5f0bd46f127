package dev.socialposting.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.local.gateway.RouteTable.Match;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Builds the event of payload format 2.0 for a request.
 *
 * <p>Source: API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs". Header names are lower-case,
 * values of one header are joined by commas, cookies stand apart; {@code rawPath} is decoded, {@code rawQueryString} is not; a
 * body is text for {@code text/*}, JSON, JavaScript and XML, and base64 for anything else.
 *
 * <p>Where bytes of such a text are no UTF-8, API Gateway sets U+FFFD in their place, and what was there is lost before a function sees
 * it. Here the bytes go to the function as they came, in base64, so that it can say what is wrong with them.
 */
final class HttpApiEvents {

    private static final DateTimeFormatter REQUEST_TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Set<String> TEXT_TYPES =
            Set.of("application/json", "application/javascript", "application/xml");

    private final JsonMapper json = new JsonMapper();
    private final Clock clock;

    HttpApiEvents(Clock clock) {
        this.clock = clock;
    }

    /**
     * Builds the event.
     *
     * @param claims of the caller's token, as the JWT authorizer passes them on
     */
    String event(GatewayRequest request, Match match, Map<String, String> claims) {
        ObjectNode event = json.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", match.routeKey());
        event.put("rawPath", request.decodedPath());
        event.put("rawQueryString", request.encodedQuery());
        addCookies(event, request);
        addHeaders(event.putObject("headers"), request);
        addAll(event, "queryStringParameters", request.queryParameters());
        event.set("requestContext", context(request, match, claims));
        addAll(event, "pathParameters", match.pathParameters());
        addBody(event, request);
        return text(event);
    }

    private static void addCookies(ObjectNode event, GatewayRequest request) {
        List<String> cookies = request.headers().getOrDefault("cookie", List.of());
        if (!cookies.isEmpty()) {
            ArrayNode array = event.putArray("cookies");
            cookies.forEach(line -> List.of(line.split("; *", -1)).forEach(array::add));
        }
    }

    private static void addHeaders(ObjectNode headers, GatewayRequest request) {
        request.headers().forEach((name, values) -> {
            if (!name.equals("cookie") && !name.equals(DevUser.HEADER)) {
                headers.put(name, String.join(",", values));
            }
        });
        headers.put("x-forwarded-for", request.sourceIp());
        headers.put("x-forwarded-proto", "http");
    }

    private static void addAll(ObjectNode event, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            ObjectNode object = event.putObject(name);
            values.forEach(object::put);
        }
    }

    private ObjectNode context(GatewayRequest request, Match match, Map<String, String> claims) {
        Instant now = clock.instant();
        ObjectNode context = json.createObjectNode();
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
        addAll(jwt, "claims", claims);
        jwt.putNull("scopes");
        context.put("domainName", request.header("host").orElse("localhost"));
        context.put("domainPrefix", "local");
        ObjectNode http = context.putObject("http");
        http.put("method", request.method());
        http.put("path", request.decodedPath());
        http.put("protocol", request.protocol());
        http.put("sourceIp", request.sourceIp());
        http.put("userAgent", request.header("user-agent").orElse(""));
        context.put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", match.routeKey());
        context.put("stage", "$default");
        context.put("time", REQUEST_TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    private static void addBody(ObjectNode event, GatewayRequest request) {
        Content body = request.body();
        Optional<String> text = isText(request) ? body.text() : Optional.empty();
        if (!body.isEmpty()) {
            event.put("body", text.orElseGet(body::base64));
        }
        event.put("isBase64Encoded", !body.isEmpty() && text.isEmpty());
    }

    private static boolean isText(GatewayRequest request) {
        String type = request.header("content-type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        boolean encoded = request.headers().containsKey("content-encoding");
        return !encoded && (type.startsWith("text/") || TEXT_TYPES.contains(type));
    }

    private String text(ObjectNode event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON", e);
        }
    }
}

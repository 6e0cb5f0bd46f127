package dev.socialposting.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request from wherever they were sent: query, form, multipart form or JSON body.
 *
 * <p>The body wins over the query. A JSON value that is not text is given as its JSON text. A body that cannot be read gives no
 * parameters, as the Graph API does: the missing parameter is then what the caller is told of.
 */
public final class RequestParameters {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> texts;
    private final Map<String, byte[]> files;

    private RequestParameters(Map<String, String> texts, Map<String, byte[]> files) {
        this.texts = texts;
        this.files = files;
    }

    /** Reads all parameters of a request. */
    public static RequestParameters of(SimulatorRequest request) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, byte[]> files = new HashMap<>();
        readForm(request.rawQuery(), texts);
        String contentType = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (contentType.startsWith("application/x-www-form-urlencoded")) {
            readForm(new String(request.body(), UTF_8), texts);
        } else if (contentType.startsWith("application/json")) {
            readJson(request.body(), texts);
        } else if (contentType.startsWith("multipart/form-data")) {
            readMultipart(request, texts, files);
        }
        return new RequestParameters(texts, files);
    }

    /** A parameter's text, also when it is empty. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** A parameter's text, or nothing when it is missing or blank. */
    public Optional<String> filled(String name) {
        return text(name).filter(value -> !value.isBlank());
    }

    /** The bytes of a file part. */
    public Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name)).map(byte[]::clone);
    }

    /** All text parameters, in the order they were sent. */
    public Map<String, String> all() {
        return Map.copyOf(texts);
    }

    private static void readForm(String encoded, Map<String, String> into) {
        for (String pair : List.of(encoded.split("&", -1))) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = equals < 0 ? pair : pair.substring(0, equals);
                into.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, UTF_8);
        } catch (IllegalArgumentException malformedPercent) {
            return encoded;
        }
    }

    private static void readJson(byte[] body, Map<String, String> into) {
        try {
            JsonNode json = JSON.readTree(body);
            json.properties().forEach(field -> into.put(field.getKey(), asText(field.getValue())));
        } catch (JsonProcessingException malformed) {
            into.put("malformed_json", "true");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String asText(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static void readMultipart(SimulatorRequest request, Map<String, String> texts, Map<String, byte[]> files) {
        try {
            MultipartBody.read(request, (name, fileName, content) -> {
                if (fileName.isPresent()) {
                    files.put(name, content);
                } else {
                    texts.put(name, new String(content, UTF_8));
                }
            });
        } catch (IOException malformed) {
            texts.put("malformed_multipart", "true");
        }
    }
}

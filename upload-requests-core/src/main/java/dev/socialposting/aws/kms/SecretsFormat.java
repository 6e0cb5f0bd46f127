package dev.socialposting.aws.kms;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.RefreshToken;
import dev.socialposting.accounts.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Secrets as the bytes that are encrypted: a JSON object. */
final class SecretsFormat {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ACCESS_TOKEN = "access_token";
    private static final String REFRESH_TOKEN = "refresh_token";
    private static final String KEYS = "keys";

    private SecretsFormat() {}

    static byte[] write(Secrets secrets) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(ACCESS_TOKEN, secrets.accessToken().value());
        secrets.refreshToken().ifPresent(token -> json.put(REFRESH_TOKEN, token.value()));
        if (!secrets.keys().isEmpty()) {
            ObjectNode keys = json.putObject(KEYS);
            secrets.keys().forEach(keys::put);
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException if that is not what {@link #write} has written; its text says nothing of the bytes */
    static Secrets read(byte[] bytes) {
        JsonNode json = parsed(bytes);
        Map<String, String> keys = new HashMap<>();
        json.path(KEYS)
                .properties()
                .forEach(key -> keys.put(key.getKey(), key.getValue().asText()));
        return new Secrets(
                new AccessToken(json.path(ACCESS_TOKEN).asText()),
                Optional.of(json.path(REFRESH_TOKEN))
                        .filter(JsonNode::isTextual)
                        .map(token -> new RefreshToken(token.asText())),
                keys);
    }

    /** The parser's own exception quotes what it could not read. */
    private static JsonNode parsed(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("not the secrets of an account");
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory cannot be read", impossible);
        }
    }
}

package dev.socialposting.local.aws.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;

/** The operations of the local KMS, from request body to answer. */
final class KmsOperations {

    private static final String ALGORITHM = "SYMMETRIC_DEFAULT";
    /** Every alias of this kind names the one key. */
    private static final String ALIAS_PREFIX = "alias/local-";
    /** KMS encrypts at most 4096 bytes directly. */
    private static final int MAX_PLAINTEXT_BYTES = 4096;

    private static final String DATA_KEY_SPEC = "AES_256";
    private static final int DATA_KEY_BYTES = 32;

    private final JsonMapper json;
    private final SymmetricKey key;
    private final SecureRandom random = new SecureRandom();

    KmsOperations(JsonMapper json, SymmetricKey key) {
        this.json = json;
        this.key = key;
    }

    ObjectNode run(String operation, JsonNode request) {
        return switch (operation) {
            case "Encrypt" -> encrypt(request);
            case "Decrypt" -> decrypt(request);
            case "GenerateDataKey" -> generateDataKey(request);
            case "DescribeKey" -> describe(request);
            default ->
                throw new KmsFault(
                        "UnsupportedOperationException",
                        "the local KMS knows Encrypt, Decrypt, GenerateDataKey and DescribeKey, not " + operation);
        };
    }

    private ObjectNode encrypt(JsonNode request) {
        requireKey(request);
        byte[] plaintext = blob(request, "Plaintext");
        if (plaintext.length == 0 || plaintext.length > MAX_PLAINTEXT_BYTES) {
            throw new KmsFault(
                    "ValidationException",
                    "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have"
                            + " length between 1 and " + MAX_PLAINTEXT_BYTES);
        }
        ObjectNode answer = answer();
        answer.put("CiphertextBlob", Base64.getEncoder().encodeToString(key.encrypt(plaintext, context(request))));
        return answer;
    }

    private ObjectNode decrypt(JsonNode request) {
        byte[] ciphertext = blob(request, "CiphertextBlob");
        String keyId = request.path("KeyId").asText();
        if (!keyId.isEmpty() && !names(keyId)) {
            throw new KmsFault(
                    "IncorrectKeyException",
                    "The key ID in the request does not identify a CMK that can perform this operation.");
        }
        byte[] plaintext = key.decrypt(ciphertext, context(request))
                .orElseThrow(() -> new KmsFault("InvalidCiphertextException", ""));
        ObjectNode answer = answer();
        answer.put("Plaintext", Base64.getEncoder().encodeToString(plaintext));
        return answer;
    }

    private ObjectNode generateDataKey(JsonNode request) {
        requireKey(request);
        String spec = request.path("KeySpec").asText();
        if (!spec.equals(DATA_KEY_SPEC)) {
            throw new KmsFault("ValidationException", "the local KMS makes data keys of AES_256, not of " + spec);
        }
        byte[] dataKey = new byte[DATA_KEY_BYTES];
        random.nextBytes(dataKey);
        ObjectNode answer = json.createObjectNode();
        answer.put("KeyId", arn());
        answer.put("Plaintext", Base64.getEncoder().encodeToString(dataKey));
        answer.put("CiphertextBlob", Base64.getEncoder().encodeToString(key.encrypt(dataKey, context(request))));
        return answer;
    }

    private ObjectNode describe(JsonNode request) {
        requireKey(request);
        ObjectNode answer = json.createObjectNode();
        answer.putObject("KeyMetadata")
                .put("KeyId", key.id().toString())
                .put("Arn", arn())
                .put("Enabled", true)
                .put("KeyState", "Enabled")
                .put("KeyUsage", "ENCRYPT_DECRYPT")
                .put("KeySpec", ALGORITHM);
        return answer;
    }

    private void requireKey(JsonNode request) {
        String keyId = request.path("KeyId").asText();
        if (!names(keyId)) {
            throw new KmsFault("NotFoundException", "Key '%s' does not exist".formatted(keyId));
        }
    }

    private ObjectNode answer() {
        ObjectNode answer = json.createObjectNode();
        answer.put("KeyId", arn());
        answer.put("EncryptionAlgorithm", ALGORITHM);
        return answer;
    }

    private boolean names(String keyId) {
        return keyId.equals(key.id().toString()) || keyId.equals(arn()) || keyId.startsWith(ALIAS_PREFIX);
    }

    private String arn() {
        return "arn:aws:kms:us-east-1:000000000000:key/" + key.id();
    }

    private static byte[] blob(JsonNode request, String name) {
        try {
            return Base64.getDecoder().decode(request.path(name).asText());
        } catch (IllegalArgumentException e) {
            throw new KmsFault("SerializationException", name + " is not base64");
        }
    }

    private static SortedMap<String, String> context(JsonNode request) {
        SortedMap<String, String> context = new TreeMap<>();
        request.path("EncryptionContext")
                .properties()
                .forEach(entry -> context.put(entry.getKey(), entry.getValue().asText()));
        return context;
    }
}

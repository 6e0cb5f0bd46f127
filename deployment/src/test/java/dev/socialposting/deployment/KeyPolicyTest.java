package dev.socialposting.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.Secrets;
import dev.socialposting.aws.kms.KmsTokenCipher;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** What the policy of the tokens' key refuses: everything that does not say for whom and for what, and nothing that the code asks. */
class KeyPolicyTest {
    private static final AccountKey ACCOUNT = new AccountKey(
            new UserId("alice"),
            Destination.parse("instagram:17841400000000001").orElseThrow());

    private final DeployedStack stack = new DeployedStack();

    @Test
    void theKeyDoesWhatTheCodeAsks() {
        Recording kms = new Recording();
        KmsTokenCipher cipher = new KmsTokenCipher(kms, "key");

        EncryptedSecrets encrypted = cipher.encrypt(ACCOUNT, Secrets.of(new AccessToken("token")));
        cipher.decrypt(ACCOUNT, encrypted);
        cipher.decrypt(ACCOUNT, new EncryptedSecrets("AAAA"));

        assertThat(kms.asked)
                .extracting(Asked::action)
                .containsExactly("kms:GenerateDataKey", "kms:Decrypt", "kms:Decrypt", "kms:Decrypt");
        assertThat(kms.asked)
                .allSatisfy(asked -> assertThat(refused(asked.action(), asked.contextKeys()))
                        .as(asked.toString())
                        .isFalse());
    }

    @Test
    void theKeyDoesNothingForWhoDoesNotSayForWhomAndForWhat() {
        for (String action : List.of("kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom")) {
            assertThat(refused(action, Set.of())).as(action).isTrue();
            assertThat(refused(action, Set.of("record"))).as(action).isTrue();
            assertThat(refused(action, Set.of("user_id"))).as(action).isTrue();
            assertThat(refused(action, Set.of("user_id", "record"))).as(action).isFalse();
        }
    }

    @Test
    void whatIsEncryptedFromNowOnNamesItsRecord() {
        assertThat(refused("kms:Encrypt", Set.of("user_id", "destination"))).isTrue();
        assertThat(refused("kms:Decrypt", Set.of("user_id", "destination"))).isFalse();
    }

    @Test
    void whoAdministersTheKeyIsNotHeldUp() {
        assertThat(refused("kms:PutKeyPolicy", Set.of())).isFalse();
        assertThat(refused("kms:ScheduleKeyDeletion", Set.of())).isFalse();
    }

    /** Whether a statement denies that, whoever asks. Source: IAM user guide, "Null" condition: all keys of one must be as it says. */
    private boolean refused(String action, Set<String> contextKeys) {
        return StreamSupport.stream(
                        stack.resource("TokenKey")
                                .at("/Properties/KeyPolicy/Statement")
                                .spliterator(),
                        false)
                .filter(statement -> statement.path("Effect").asText().equals("Deny")
                        && statement.path("Principal").asText().equals("*"))
                .filter(statement -> covers(statement, action))
                .anyMatch(statement -> statement.at("/Condition/Null").properties().stream()
                        .allMatch(missing -> missing.getValue().asText().equals("true")
                                && !contextKeys.contains(missing.getKey().replace("kms:EncryptionContext:", ""))));
    }

    private static boolean covers(JsonNode statement, String action) {
        return StreamSupport.stream(statement.path("Action").spliterator(), false)
                .map(JsonNode::asText)
                .anyMatch(known -> known.endsWith("*")
                        ? action.startsWith(known.substring(0, known.length() - 1))
                        : action.equals(known));
    }

    private record Asked(String action, Set<String> contextKeys) {}

    /** Writes down what it is asked, and knows a ciphertext that is no data key only by the context of earlier versions. */
    private static final class Recording implements KmsClient {
        private static final SdkBytes DATA_KEY = SdkBytes.fromUtf8String("data key");

        private final List<Asked> asked = new ArrayList<>();

        @Override
        public GenerateDataKeyResponse generateDataKey(GenerateDataKeyRequest request) {
            asked.add(
                    new Asked("kms:GenerateDataKey", request.encryptionContext().keySet()));
            return GenerateDataKeyResponse.builder()
                    .plaintext(SdkBytes.fromByteArray(new byte[32]))
                    .ciphertextBlob(DATA_KEY)
                    .build();
        }

        @Override
        public DecryptResponse decrypt(DecryptRequest request) {
            Map<String, String> context = request.encryptionContext();
            asked.add(new Asked("kms:Decrypt", context.keySet()));
            if (request.ciphertextBlob().equals(DATA_KEY)) {
                return DecryptResponse.builder()
                        .plaintext(SdkBytes.fromByteArray(new byte[32]))
                        .build();
            }
            if (context.containsKey("record")) {
                throw InvalidCiphertextException.builder().build();
            }
            return DecryptResponse.builder()
                    .plaintext(SdkBytes.fromUtf8String("token"))
                    .build();
        }

        @Override
        public String serviceName() {
            return "kms";
        }

        @Override
        public void close() {}
    }
}

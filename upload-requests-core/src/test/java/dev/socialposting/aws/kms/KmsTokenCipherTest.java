package dev.socialposting.aws.kms;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.GrantId;
import dev.socialposting.accounts.GrantKey;
import dev.socialposting.accounts.Secrets;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.accounts.TokenCipher.CipherUnavailableException;
import dev.socialposting.accounts.TokenCipher.UndecryptableTokenException;
import dev.socialposting.accounts.TokenCipherContract;
import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;

@ExtendWith(LocalAwsExtension.class)
final class KmsTokenCipherTest extends TokenCipherContract {
    private static final AccountKey KEY = new AccountKey(ALICE, INSTAGRAM);
    private static final String TOKEN = "IGAA-secret";
    private static final Secrets SECRETS = Secrets.of(new AccessToken(TOKEN));

    private final LocalAws aws;
    private final String keyId;
    private final TokenCipher cipher;

    KmsTokenCipherTest(LocalAws aws) {
        this.aws = aws;
        this.keyId = aws.keyId("TokenKey");
        this.cipher = new KmsTokenCipher(aws.kms(), keyId);
    }

    @Override
    protected TokenCipher cipher() {
        return cipher;
    }

    /** As it is stored: {@code v2.}, and the data key with its length before it. */
    @Test
    void userAndRecordAreTheEncryptionContextOfTheDataKey() {
        EncryptedSecrets encrypted = cipher.encrypt(KEY, SECRETS);

        assertThat(encrypted.ciphertext()).startsWith("v2.");
        ByteBuffer stored = ByteBuffer.wrap(
                Base64.getDecoder().decode(encrypted.ciphertext().substring(3)));
        byte[] dataKey = new byte[stored.getShort()];
        stored.get(dataKey);
        SdkBytes plaintext = aws.kms()
                .decrypt(request -> request.ciphertextBlob(SdkBytes.fromByteArray(dataKey))
                        .encryptionContext(Map.of("user_id", "alice", "record", "account:" + INSTAGRAM)))
                .plaintext();

        assertThat(plaintext.asByteArray()).hasSize(32);
    }

    /** What is stored of accounts that were connected before there were data keys. */
    @Test
    void aTokenThatTheKeyItselfHasEncryptedIsDecryptedAsBefore() {
        EncryptedSecrets before = encryptedDirectly(Map.of("user_id", "alice", "record", "account:" + INSTAGRAM));

        assertThat(before.ciphertext()).doesNotContain(".");
        assertThat(cipher.decrypt(KEY, before)).isEqualTo(SECRETS);
        assertThatThrownBy(() -> cipher.decrypt(new AccountKey(ALICE, FACEBOOK), before))
                .isInstanceOf(UndecryptableTokenException.class);
        assertThatThrownBy(() -> cipher.decrypt(new GrantKey(ALICE, new GrantId("1")), before))
                .isInstanceOf(UndecryptableTokenException.class);
    }

    @Test
    void aTokenOfAnEarlierVersionIsStillDecryptedAndForItsOwnAccountAlone() {
        EncryptedSecrets earlier = encryptedDirectly(Map.of("user_id", "alice", "destination", INSTAGRAM.toString()));

        assertThat(cipher.decrypt(KEY, earlier)).isEqualTo(SECRETS);
        assertThatThrownBy(() -> cipher.decrypt(new AccountKey(ALICE, FACEBOOK), earlier))
                .isInstanceOf(UndecryptableTokenException.class);
    }

    private EncryptedSecrets encryptedDirectly(Map<String, String> context) {
        byte[] ciphertext = aws.kms()
                .encrypt(request -> request.keyId(keyId)
                        .plaintext(SdkBytes.fromUtf8String(TOKEN))
                        .encryptionContext(context))
                .ciphertextBlob()
                .asByteArray();
        return new EncryptedSecrets(Base64.getEncoder().encodeToString(ciphertext));
    }

    @Test
    void aKeyThatIsNotThereMakesTheCipherUnavailable() {
        TokenCipher withoutKey = new KmsTokenCipher(aws.kms(), "11111111-2222-4333-8444-555555555555");

        assertThatThrownBy(() -> withoutKey.encrypt(KEY, SECRETS)).isInstanceOf(CipherUnavailableException.class);
    }

    @Test
    void aServiceThatDoesNotAnswerMakesTheCipherUnavailable() {
        try (KmsClient nobody = aws.pointed(KmsClient.builder(), AwsService.KMS)
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .build()) {
            TokenCipher unreachable = new KmsTokenCipher(nobody, keyId);

            assertThatThrownBy(() -> unreachable.encrypt(KEY, SECRETS)).isInstanceOf(CipherUnavailableException.class);
            assertThatThrownBy(() -> unreachable.decrypt(KEY, new EncryptedSecrets("AAAA")))
                    .isInstanceOf(CipherUnavailableException.class);
        }
    }
}

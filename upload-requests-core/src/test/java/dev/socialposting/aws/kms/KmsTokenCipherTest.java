package dev.socialposting.aws.kms;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.EncryptedToken;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.accounts.TokenCipher.CipherUnavailableException;
import dev.socialposting.accounts.TokenCipher.UndecryptableTokenException;
import dev.socialposting.accounts.TokenCipherContract;
import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;

@ExtendWith(LocalAwsExtension.class)
final class KmsTokenCipherTest extends TokenCipherContract {
    private static final AccountKey KEY = new AccountKey(ALICE, INSTAGRAM);
    private static final AccessToken TOKEN = new AccessToken("IGAA-secret");

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

    @Test
    void userAndRecordAreTheEncryptionContext() {
        EncryptedToken encrypted = cipher.encrypt(KEY, TOKEN);

        SdkBytes plaintext = aws.kms()
                .decrypt(request -> request.ciphertextBlob(
                                SdkBytes.fromByteArray(Base64.getDecoder().decode(encrypted.ciphertext())))
                        .encryptionContext(Map.of("user_id", "alice", "record", "account:" + INSTAGRAM)))
                .plaintext();

        assertThat(plaintext.asUtf8String()).isEqualTo(TOKEN.value());
    }

    @Test
    void aTokenOfAnEarlierVersionIsStillDecryptedAndForItsOwnAccountAlone() {
        byte[] ciphertext = aws.kms()
                .encrypt(request -> request.keyId(keyId)
                        .plaintext(SdkBytes.fromUtf8String(TOKEN.value()))
                        .encryptionContext(Map.of("user_id", "alice", "destination", INSTAGRAM.toString())))
                .ciphertextBlob()
                .asByteArray();
        EncryptedToken earlier = new EncryptedToken(Base64.getEncoder().encodeToString(ciphertext));

        assertThat(cipher.decrypt(KEY, earlier)).isEqualTo(TOKEN);
        assertThatThrownBy(() -> cipher.decrypt(new AccountKey(ALICE, FACEBOOK), earlier))
                .isInstanceOf(UndecryptableTokenException.class);
    }

    @Test
    void aKeyThatIsNotThereMakesTheCipherUnavailable() {
        TokenCipher withoutKey = new KmsTokenCipher(aws.kms(), "11111111-2222-4333-8444-555555555555");

        assertThatThrownBy(() -> withoutKey.encrypt(KEY, TOKEN)).isInstanceOf(CipherUnavailableException.class);
    }

    @Test
    void aServiceThatDoesNotAnswerMakesTheCipherUnavailable() {
        try (KmsClient nobody = aws.pointed(KmsClient.builder(), AwsService.KMS)
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .build()) {
            TokenCipher unreachable = new KmsTokenCipher(nobody, keyId);

            assertThatThrownBy(() -> unreachable.encrypt(KEY, TOKEN)).isInstanceOf(CipherUnavailableException.class);
            assertThatThrownBy(() -> unreachable.decrypt(KEY, new EncryptedToken("AAAA")))
                    .isInstanceOf(CipherUnavailableException.class);
        }
    }
}

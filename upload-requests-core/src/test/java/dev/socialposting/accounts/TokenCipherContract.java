package dev.socialposting.accounts;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.accounts.TokenCipher.UndecryptableTokenException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every cipher of tokens does. */
public abstract class TokenCipherContract {
    private static final AccountKey KEY = new AccountKey(ALICE, INSTAGRAM);
    private static final GrantKey GRANT = new GrantKey(ALICE, new GrantId("5f3a"));
    private static final String TOKEN = "IGAAJx0123456789-secret-ZDZD";
    private static final Secrets SECRETS = Secrets.of(new AccessToken(TOKEN));

    protected abstract TokenCipher cipher();

    @Test
    void secretsAreDecryptedForTheRecordTheyWereEncryptedFor() {
        for (CredentialsKey key : List.of(KEY, GRANT)) {
            assertThat(cipher().decrypt(key, cipher().encrypt(key, SECRETS))).isEqualTo(SECRETS);
        }
    }

    @Test
    void everythingThatIsSecretOfCredentialsIsKept() {
        Secrets all = new Secrets(
                new AccessToken(TOKEN),
                Optional.of(new RefreshToken("refresh \"me\"")),
                Map.of("dpop_key", "-----BEGIN-----\nabc", "é", "🔑"));

        assertThat(cipher().decrypt(GRANT, cipher().encrypt(GRANT, all))).isEqualTo(all);
    }

    @Test
    void aTokenOfManyCharactersOfAnyKindIsDecrypted() {
        Secrets longer = Secrets.of(new AccessToken("é|🔑".repeat(4000)));

        assertThat(cipher().decrypt(KEY, cipher().encrypt(KEY, longer))).isEqualTo(longer);
    }

    @Test
    void theSameSecretsAreNeverStoredAlike() {
        assertThat(cipher().encrypt(KEY, SECRETS)).isNotEqualTo(cipher().encrypt(KEY, SECRETS));
    }

    @Test
    void whatIsStoredDoesNotShowTheToken() {
        EncryptedSecrets encrypted = cipher().encrypt(KEY, SECRETS);

        String plain = new String(bytes(encrypted), StandardCharsets.ISO_8859_1);
        assertThat(plain).doesNotContain(TOKEN);
        assertThat(encrypted.ciphertext()).doesNotContain(TOKEN);
    }

    @Test
    void aTokenIsNotDecryptedForAnotherAccount() {
        EncryptedSecrets encrypted = cipher().encrypt(KEY, SECRETS);

        for (CredentialsKey other : List.of(new AccountKey(BOB, INSTAGRAM), new AccountKey(ALICE, FACEBOOK), GRANT)) {
            assertThatThrownBy(() -> cipher().decrypt(other, encrypted))
                    .isInstanceOf(UndecryptableTokenException.class);
        }
    }

    @Test
    void theSecretsOfAGrantAreNotDecryptedForAnotherRecord() {
        EncryptedSecrets encrypted = cipher().encrypt(GRANT, SECRETS);

        for (CredentialsKey other :
                List.of(KEY, new GrantKey(BOB, GRANT.id()), new GrantKey(ALICE, new GrantId("5f3b")))) {
            assertThatThrownBy(() -> cipher().decrypt(other, encrypted))
                    .isInstanceOf(UndecryptableTokenException.class);
        }
    }

    @Test
    void aStoredTokenThatWasChangedIsNotDecrypted() {
        EncryptedSecrets encrypted = cipher().encrypt(KEY, SECRETS);
        byte[] bytes = bytes(encrypted);

        for (int position : new int[] {0, bytes.length / 2, bytes.length - 1}) {
            byte[] changed = bytes.clone();
            changed[position] ^= 1;
            EncryptedSecrets other = new EncryptedSecrets(
                    version(encrypted) + Base64.getEncoder().encodeToString(changed));
            assertThatThrownBy(() -> cipher().decrypt(KEY, other))
                    .as("byte %d", position)
                    .isInstanceOf(UndecryptableTokenException.class);
        }
    }

    @Test
    void nonsenseIsNotDecrypted() {
        for (String nonsense : List.of(
                "", "AAAA", "c2VjcmV0", "not Base64!", "ü", "v2.", "v2.AAAA", "v2.not Base64!", "v2.AAEA", "v3.AAAA")) {
            assertThatThrownBy(() -> cipher().decrypt(KEY, new EncryptedSecrets(nonsense)))
                    .as("'%s'", nonsense)
                    .isInstanceOf(UndecryptableTokenException.class);
        }
    }

    private static String version(EncryptedSecrets encrypted) {
        return encrypted.ciphertext().substring(0, encrypted.ciphertext().indexOf('.') + 1);
    }

    private static byte[] bytes(EncryptedSecrets encrypted) {
        return Base64.getDecoder()
                .decode(encrypted.ciphertext().substring(version(encrypted).length()));
    }
}

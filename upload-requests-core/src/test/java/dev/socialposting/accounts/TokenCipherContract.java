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
import org.junit.jupiter.api.Test;

/** What every cipher of tokens does. */
public abstract class TokenCipherContract {
    private static final AccountKey KEY = new AccountKey(ALICE, INSTAGRAM);
    private static final AccessToken TOKEN = new AccessToken("IGAAJx0123456789-secret-ZDZD");

    protected abstract TokenCipher cipher();

    @Test
    void aTokenIsDecryptedForTheAccountItWasEncryptedFor() {
        assertThat(cipher().decrypt(KEY, cipher().encrypt(KEY, TOKEN))).isEqualTo(TOKEN);
    }

    @Test
    void aTokenOfManyCharactersOfAnyKindIsDecrypted() {
        AccessToken token = new AccessToken("é|🔑".repeat(400));

        assertThat(cipher().decrypt(KEY, cipher().encrypt(KEY, token))).isEqualTo(token);
    }

    @Test
    void whatIsStoredDoesNotShowTheToken() {
        EncryptedToken encrypted = cipher().encrypt(KEY, TOKEN);

        String plain = new String(Base64.getDecoder().decode(encrypted.ciphertext()), StandardCharsets.ISO_8859_1);
        assertThat(plain).doesNotContain(TOKEN.value());
        assertThat(encrypted.ciphertext()).doesNotContain(TOKEN.value());
    }

    @Test
    void aTokenIsNotDecryptedForAnotherAccount() {
        EncryptedToken encrypted = cipher().encrypt(KEY, TOKEN);

        for (AccountKey other : List.of(new AccountKey(BOB, INSTAGRAM), new AccountKey(ALICE, FACEBOOK))) {
            assertThatThrownBy(() -> cipher().decrypt(other, encrypted))
                    .isInstanceOf(UndecryptableTokenException.class);
        }
    }

    @Test
    void aStoredTokenThatWasChangedIsNotDecrypted() {
        byte[] changed = Base64.getDecoder().decode(cipher().encrypt(KEY, TOKEN).ciphertext());
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> cipher().decrypt(
                                KEY, new EncryptedToken(Base64.getEncoder().encodeToString(changed))))
                .isInstanceOf(UndecryptableTokenException.class);
    }

    @Test
    void nonsenseIsNotDecrypted() {
        for (String nonsense : List.of("", "AAAA", "c2VjcmV0", "not Base64!", "ü")) {
            assertThatThrownBy(() -> cipher().decrypt(KEY, new EncryptedToken(nonsense)))
                    .as("'%s'", nonsense)
                    .isInstanceOf(UndecryptableTokenException.class);
        }
    }
}

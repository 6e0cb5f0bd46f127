package dev.socialposting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.Credentials;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "IGAAKy8SECRETpart0123",
                "IGQVJSECRETpart0123456",
                "EAAGm0PX4ZCpsBASECRETpart",
                "Authorization: Bearer SECRETpart.of.a-token",
                "Authorization: OAuth SECRETpart",
                "https://graph.facebook.com/v25.0/me?fields=id&access_token=SECRETpart&x=1",
                "client_secret=SECRETpart",
                "fb_exchange_token=SECRETpart&grant_type=fb_exchange_token",
                "{\"access_token\":\"SECRETpart\",\"expires_in\":5183944}",
                "{\"access_token\": \"SECRETpart\"}",
                "appsecret_proof=SECRETpart",
                "refresh_token=SECRETpart",
            })
    void whateverLooksLikeASecretIsMasked(String text) {
        assertThat(SecretMasker.ofShapes().mask(text)).contains("[masked]").doesNotContain("SECRETpart");
    }

    @Test
    void theTokenInUseIsMaskedInEverySpelling() {
        SecretMasker masker = SecretMasker.of(Credentials.of(new AccessToken("odd|token/with+signs=")));

        assertThat(masker.mask("plain odd|token/with+signs= end")).isEqualTo("plain [masked] end");
        assertThat(masker.mask("x?t=odd%7Ctoken%2Fwith%2Bsigns%3D&y=1")).isEqualTo("x?t=[masked]&y=1");
    }

    @Test
    void whatIsNoSecretStaysAsItIs() {
        String text = "POST /v25.0/17841400000000001/media was answered with 400 (190/463): Session has expired";

        assertThat(SecretMasker.ofShapes().mask(text)).isEqualTo(text);
    }

    @Property
    void noTokenSurvivesWhateverStandsAroundIt(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 8, max = 60) String token,
            @ForAll @StringLength(max = 40) String before,
            @ForAll @StringLength(max = 40) String after) {
        String masked = SecretMasker.of(Credentials.of(new AccessToken(token))).mask(before + token + after);

        assertThat(masked).doesNotContain(token);
    }
}

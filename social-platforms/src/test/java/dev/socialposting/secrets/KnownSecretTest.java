package dev.socialposting.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownSecretTest {
    private static final String ODD = "odd|token/with+signs=&\"quote\\";

    @ParameterizedTest
    @EnumSource
    void isMaskedInEverySpelling(SecretForms.Spelling spelling) {
        String masked = KnownSecret.of(ODD).mask("before " + spelling.of(ODD) + " after");

        assertThat(masked).isEqualTo("before [masked] after");
    }

    /** All but the characters at the ends that carry bits of a neighbour, which tell nothing. */
    @Property
    void isMaskedInBase64WhateverStandsAroundIt(
            @ForAll @CharRange(from = '!', to = '~') @StringLength(min = 8, max = 80) String token,
            @ForAll @StringLength(max = 9) String before,
            @ForAll @StringLength(max = 9) String after) {
        byte[] bytes = (before + token + after).getBytes(StandardCharsets.UTF_8);

        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            String encoded = encoder.encodeToString(bytes);
            String masked = KnownSecret.of(token).mask(encoded);

            assertThat(masked).contains("[masked]");
            assertThat(masked.length() - "[masked]".length())
                    .isLessThanOrEqualTo(encoded.length() - token.length() * 8 / 6 + 2);
        }
    }

    @Property
    void isMaskedAsItIsWhateverStandsAroundIt(
            @ForAll @CharRange(from = '!', to = '~') @StringLength(min = 8, max = 60) String token,
            @ForAll @StringLength(max = 40) String before,
            @ForAll @StringLength(max = 40) String after) {
        assertThat(KnownSecret.of(token).mask(before + token + after)).doesNotContain(token);
    }
}

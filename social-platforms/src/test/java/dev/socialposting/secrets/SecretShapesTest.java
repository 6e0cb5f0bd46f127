package dev.socialposting.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.socialposting.platforms.PlatformSecrets;
import dev.socialposting.secrets.SecretForms.Spelling;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretShapesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @EnumSource
    void everyKnownFormIsMaskedInWhateverItIsQuoted(SecretForms form) {
        for (Spelling spelling : Spelling.values()) {
            for (String beginning : SecretForms.beginnings()) {
                String text = spelling.of(beginning + form.text() + " end");

                String masked = PlatformSecrets.mask(text);

                assertThat(form.isHiddenIn(masked))
                        .as("%s: %s became %s", spelling, text, masked)
                        .isTrue();
                assertThat(masked).as("%s: %s", spelling, text).contains(PlatformSecrets.MASK);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecretInAMiddleOfJsonLeavesTheRestOfItAsItWas(SecretForms form) throws JsonProcessingException {
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("before", "as it was")
                .put("text", form.text())
                .put("after", "as it was")
                .toString();

        String masked = JSON.readTree(PlatformSecrets.mask(json)).toString();

        assertThat(masked).startsWith("{\"before\":\"as it was\",").endsWith(",\"after\":\"as it was\"}");
    }

    /** Each beginning of a secret, followed by a value that has no end: the matcher must not go deeper with each character. */
    @ParameterizedTest
    @EnumSource
    void aSecretOfAnyLengthIsMasked(SecretForms form) {
        String before = form.text().substring(0, form.text().indexOf(form.secret()));
        String start = form.secret().substring(0, Math.min(20, form.secret().length()));

        for (String unit : List.of("x1", "\\/", "%21", "a/", "\\\\", "\\n")) {
            String text = before + start + unit.repeat(20_000);

            assertThat(PlatformSecrets.mask(text).length()).isLessThanOrEqualTo(text.length());
        }
    }

    /** A Bluesky app password is four groups of Base32, and a UUID is written in groups, too. */
    @Property
    void anAppPasswordIsMaskedWhereverItStands(@ForAll("appPasswords") String password) {
        String id = "3e1bd7a5-7d30-4f1f-9d6e-1f2a3b4c5d6e";

        assertThat(PlatformSecrets.mask(password)).isEqualTo(PlatformSecrets.MASK);
        assertThat(PlatformSecrets.mask(id + " " + password)).isEqualTo(id + " " + PlatformSecrets.MASK);
        assertThat(PlatformSecrets.mask(password + " " + id)).isEqualTo(PlatformSecrets.MASK + " " + id);
    }

    @Provide
    Arbitrary<String> appPasswords() {
        Arbitrary<String> group = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('2', '7')
                .ofLength(4);
        return group.list().ofSize(4).map(groups -> String.join("-", groups));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v25.0/17841400000000001/media was answered with 400 (190/463): Session has expired",
                "Error validating access token: Session has expired on Sunday, 22-Nov-26 10:00:00 PST.",
                "Invalid OAuth access token - Cannot parse access token",
                "Invalid OAuth 2.0 Access Token",
                "OAuth authorization failed; a bearer token was expected, or basic authentication.",
                "{\"error\":{\"type\":\"OAuthException\",\"code\":190,\"error_subcode\":463,\"fbtrace_id\":\"AbCdEf123\"}}",
                "{\"token_type\":\"bearer\",\"expires_in\":5183944}",
                "instagram:17841400000000001 facebook:100000000000001",
                "https://www.instagram.com/reel/EAAGx1yZ_-2/ https://www.facebook.com/reel/1234567890/",
                "https://rupload.facebook.com/video-upload/v25.0/1234567890",
                "3e1bd7a5-7d30-4f1f-9d6e-1f2a3b4c5d6e",
                "urn:li:video:C5505AQH-oV1qvnFtKA at://did:plc:ewvi7nxzyoun6zhxrhs64oiz/app.bsky.feed.post/3k",
                "M2UxYmQ3YTV8MD0wMDAwMDAwMDAyIzAwMDAwMw",
                "Token expired. The password: it is in the manual. code=190&subcode=463",
                "THANKSGIVING is coming, IGNORE this",
            })
    void whatIsNoSecretStaysAsItIs(String text) {
        assertThat(PlatformSecrets.mask(text)).isEqualTo(text);
    }

    @Property(tries = 2000)
    void whateverIsMaskedJsonStaysJson(@ForAll("texts") List<String> texts) throws JsonProcessingException {
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("text", String.join("", texts))
                .put(
                        "nested",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("it", String.join("", texts))
                                .toString())
                .put("last", true)
                .toString();

        assertThat(JSON.readTree(PlatformSecrets.mask(json)).path("last").booleanValue())
                .isTrue();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.of(SecretForms.class).map(SecretForms::text),
                        Arbitraries.of(SecretForms.class).map(form -> Spelling.IN_JSON.of(form.text())),
                        Arbitraries.of(
                                "token=",
                                "\"token\":\"",
                                "\\\"token\\\": \\\"",
                                "\\",
                                "\"",
                                "'",
                                "%22",
                                "\\u0022",
                                "&quot;",
                                "Authorization: ",
                                "Bearer ",
                                "EAA",
                                "secret=",
                                "\n",
                                "/",
                                "&",
                                ",",
                                "}",
                                "abc",
                                "1//0",
                                " "),
                        Arbitraries.strings().ofMaxLength(10))
                .list()
                .ofMaxSize(12);
    }
}

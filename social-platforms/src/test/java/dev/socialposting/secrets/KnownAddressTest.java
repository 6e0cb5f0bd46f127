package dev.socialposting.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownAddressTest {
    private static final String PLACE = "https://videos.example.com/launch%20day.mp4";
    private static final String ADDRESS = PLACE + "?k=opensesame/1&who=me&v=1";

    private final KnownAddress address = KnownAddress.of(ADDRESS).orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Could not fetch %s",
                "{\"url\":\"%s\",\"code\":100}",
                "<a href=\"%s\">it</a>",
                "(%s)",
                "file_url=%s",
            })
    void theQueryBehindTheAddressIsMaskedAndTheRestIsNot(String text) {
        String masked = address.mask(text.formatted(ADDRESS));

        assertThat(masked)
                .contains(PLACE + "?[masked]")
                .doesNotContain("opensesame")
                .doesNotContain("who=me");
    }

    @Test
    void soItIsInEverySpelling() {
        for (String spelling : new String[] {
            URLEncoder.encode(ADDRESS, StandardCharsets.UTF_8),
            URLEncoder.encode(URLEncoder.encode(ADDRESS, StandardCharsets.UTF_8), StandardCharsets.UTF_8),
            ADDRESS.replace("/", "\\/"),
            ADDRESS.replace("&", "\\u0026"),
            ADDRESS.replace("&", "&amp;"),
            ADDRESS.replace("/", "\\\\/"),
        }) {
            assertThat(address.mask("{\"url\":\"" + spelling + "\"}"))
                    .contains("[masked]")
                    .endsWith("\"}")
                    .doesNotContain("opensesame")
                    .doesNotContain("who");
        }
    }

    @Test
    void aQueryThatWasCutShortIsMasked() {
        assertThat(address.mask("not found: " + PLACE + "?k=opens")).isEqualTo("not found: " + PLACE + "?[masked]");
    }

    @Test
    void theQueryAndALongValueAreMaskedAlone() {
        assertThat(address.mask("bad signature opensesame/1 of k=opensesame/1"))
                .isEqualTo("bad signature [masked] of [masked]");
        assertThat(address.mask("who=me is no secret, nor is 1")).isEqualTo("who=me is no secret, nor is 1");
    }

    @Test
    void anAddressWithoutAQueryIsNoSecret() {
        assertThat(KnownAddress.of(PLACE)).isEmpty();
        assertThat(KnownAddress.of(PLACE + "?")).isEmpty();
    }

    @Test
    void anotherAddressStays() {
        String text = "https://www.facebook.com/watch?v=123";

        assertThat(address.mask(text)).isEqualTo(text);
    }
}

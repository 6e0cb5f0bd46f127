package dev.socialposting.platforms.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.platforms.rules.MediaUrlRules.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaUrlRulesTest {
    private static final Path HOSTS = Path.of("../shared-cases/hosts.json");

    private static List<String> codes(String url) {
        return MediaUrlRules.PUBLIC_ONLY.check(url).stream().map(Problem::code).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://videos.example.com/v.mp4",
                "HTTPS://VIDEOS.EXAMPLE.COM/v.mp4",
                "https://videos.example.com:8443/a/b.mp4?signature=a%20b&x=1",
                "https://videos.example.com./v.mp4",
                "https://my_bucket.s3.amazonaws.com/v.mp4",
                "https://xn--bcher-kva.example.com/v.mp4",
                "https://1.example.com/v.mp4",
                "https://0x7f.example.com/v.mp4",
                "https://locale.example.com",
                "https://videos.example.com?v=1"
            })
    void acceptsAnHttpsAddressOnAPublicHost(String url) {
        assertThat(codes(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/v.mp4",
                "https://8.8.8.8/v.mp4",
                "https://10.0.0.1:8443/v.mp4",
                "https://169.254.169.254/latest/meta-data",
                "https://2130706433/v.mp4",
                "https://0177.0.0.1/v.mp4",
                "https://017700000001/v.mp4",
                "https://0x7f000001/v.mp4",
                "https://0x7f.0.0.0x1/v.mp4",
                "https://0X7F.1/v.mp4",
                "https://127.1/v.mp4",
                "https://127.0.0.1./v.mp4",
                "https://[::1]/v.mp4",
                "https://[::ffff:127.0.0.1]/v.mp4",
                "https://[::ffff:7f00:1]:443/v.mp4",
                "https://[2606:4700::1111]/v.mp4",
                "https://[fd00::1]/v.mp4"
            })
    void refusesAnIpAddressInWhateverNotation(String url) {
        assertThat(codes(url)).containsExactly("url_not_public");
    }

    @TestFactory
    Stream<DynamicTest> refusesAHostThatOnlyALocalNetworkKnows() {
        return hosts("local")
                .map(host -> dynamicTest(
                        host,
                        () -> assertThat(codes("https://" + host + "/v.mp4")).containsExactly("url_not_public")));
    }

    @TestFactory
    Stream<DynamicTest> acceptsAHostWhoseNameOnlyLooksLikeOne() {
        return hosts("public")
                .map(host -> dynamicTest(
                        host,
                        () -> assertThat(codes("https://" + host + "/v.mp4")).isEmpty()));
    }

    /** The cases are the dashboard's, too. */
    private static Stream<String> hosts(String kind) {
        try {
            return new JsonMapper()
                    .readTree(HOSTS.toFile())
                    .path(kind)
                    .valueStream()
                    .map(JsonNode::textValue);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v.mp4",
                "/v.mp4",
                "//videos.example.com/v.mp4",
                "https:",
                "https:///v.mp4",
                "https:videos.example.com/v.mp4",
                "https://videos.example.com/ä.mp4",
                "https://bücher.example.com/v.mp4",
                "https://videos.example.com/a b.mp4",
                " https://videos.example.com/v.mp4",
                "https://videos.example.com/v.mp4\n",
                "https://videos.example.com\\@evil.example.net/v.mp4",
                "https://videos..example.com/v.mp4",
                "https://-videos.example.com/v.mp4",
                "https://videos.example.com:99999/v.mp4",
                "https://videos.example.com:0/v.mp4",
                "https://videos.example.com:1:2/v.mp4",
                "https://videos.exam%70le.com/v.mp4",
                "https://[::1/v.mp4",
                "https://videos.example.com/%zz"
            })
    void refusesWhatIsNotAnAbsoluteUrl(String url) {
        assertThat(codes(url)).containsExactly("url_malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://videos.example.com/v.mp4", "ftp://videos.example.com/v.mp4", "ws://videos.example.com"})
    void refusesOtherSchemesThanHttps(String url) {
        assertThat(codes(url)).containsExactly("url_not_https");
    }

    @Test
    void refusesAFileOnDisk() {
        assertThat(codes("file:///etc/passwd")).containsExactly("url_malformed");
    }

    @Test
    void refusesCredentials() {
        assertThat(codes("https://user:password@videos.example.com/v.mp4")).containsExactly("url_with_credentials");
        assertThat(codes("https://@videos.example.com/v.mp4")).containsExactly("url_with_credentials");
    }

    @Test
    void refusesAFragment() {
        assertThat(codes("https://videos.example.com/v.mp4#t=10")).containsExactly("url_with_fragment");
    }

    @Test
    void refusesAnAddressLongerThan4096Characters() {
        String start = "https://videos.example.com/";

        assertThat(codes(start + "a".repeat(4096 - start.length()))).isEmpty();
        assertThat(codes(start + "a".repeat(4097 - start.length()))).containsExactly("url_too_long");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertThat(codes("http://user@127.0.0.1/v.mp4#x"))
                .containsExactly("url_with_fragment", "url_with_credentials", "url_not_https", "url_not_public");
    }

    @Test
    void acceptsAnAllowedOriginAlthoughItIsNeitherHttpsNorPublic() {
        MediaUrlRules rules = new MediaUrlRules(List.of("http://127.0.0.1:8090"));

        assertThat(rules.check("http://127.0.0.1:8090/videos/vertical.mp4")).isEmpty();
        assertThat(rules.check("HTTP://127.0.0.1:8090/videos/vertical.mp4")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8091/v.mp4",
                "https://127.0.0.1:8090/v.mp4",
                "http://127.0.0.1:8090.evil.lan/v.mp4",
                "http://127.0.0.1:8090@localhost/v.mp4"
            })
    void refusesWhatOnlyLooksLikeAnAllowedOrigin(String url) {
        MediaUrlRules rules = new MediaUrlRules(List.of("http://127.0.0.1:8090"));

        assertThat(rules.check(url)).isNotEmpty();
    }
}

package dev.socialposting.local.aws.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.local.aws.server.SiteGuard.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteGuardTest {

    private static final String HERE = "127.0.0.1:8080";

    private final SiteGuard guard = SiteGuard.of(Map.of());
    private final SiteGuard reached = SiteGuard.of(Map.of("PUBLIC_URL", "https://posting.example.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8080",
                "127.0.0.1",
                "127.1.2.3:80",
                "localhost:8080",
                "LOCALHOST",
                "localhost.:8080",
                "dashboard.localhost:8080",
                "[::1]:8080"
            })
    void namesOfThisMachinePass(String host) {
        assertThat(refusal(guard, "POST", Map.of("host", host))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example.com",
                "evil.example.com:8080",
                "127.0.0.1.evil.example.com",
                "localhost.evil.example.com:8080",
                "evillocalhost",
                "127.0.0.1@evil.example.com",
                "192.168.1.5:8080",
                "0.0.0.0:8080",
                "[::]:8080",
                "posting.example.com"
            })
    void anyOtherNameIsRefusedForReadingToo(String host) {
        assertThat(refusal(guard, "GET", Map.of("host", host)))
                .map(Refusal::status)
                .contains(421);
    }

    @Test
    void aCallWithoutANameIsRefused() {
        assertThat(refusal(guard, "GET", Map.of())).map(Refusal::status).contains(421);
    }

    @Test
    void theNameUnderWhichAProxyLeadsHerePasses() {
        assertThat(refusal(reached, "GET", Map.of("host", "posting.example.com")))
                .isEmpty();
        assertThat(refusal(reached, "GET", Map.of("host", "Posting.Example.Com:443")))
                .isEmpty();
        assertThat(refusal(reached, "GET", Map.of("host", HERE))).isEmpty();
        assertThat(refusal(reached, "GET", Map.of("host", "other.example.com"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"posting.example.com", "no address at all", "mailto:me@example.com"})
    void whatIsNoAddressIsRefusedByTheNameOfItsVariable(String text) {
        assertThatThrownBy(() -> SiteGuard.of(Map.of("PUBLIC_URL", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("PUBLIC_URL must be");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -",
                "-, http://127.0.0.1:8080",
                "same-origin, http://127.0.0.1:8080",
                "none, -",
                "same-origin, http://127.0.0.1:5173",
            })
    void ourOwnPagesAndProgramsMayWrite(@Nullable String site, @Nullable String origin) {
        assertThat(refusal(guard, "POST", headers(site, origin))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "cross-site, https://evil.example.com",
                "same-site, http://127.0.0.1:3000",
                "cross-site, -",
                "-, https://evil.example.com",
                "-, http://127.0.0.1:3000",
                "-, null",
                "cross-site, http://127.0.0.1:8080",
            })
    void pagesOfOtherSitesMayReadTheirOwnErrorsButWriteNothing(@Nullable String site, @Nullable String origin) {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE", "BREW"}) {
            assertThat(refusal(guard, method, headers(site, origin)))
                    .map(Refusal::status)
                    .contains(403);
        }
        assertThat(refusal(guard, "GET", headers(site, origin))).isEmpty();
    }

    @Test
    void theDashboardBehindAProxyThatChangesTheNameMayWrite() {
        assertThat(refusal(reached, "POST", headers(null, "https://posting.example.com")))
                .isEmpty();
        assertThat(refusal(reached, "POST", headers(null, "https://evil.example.com")))
                .isPresent();
    }

    @Test
    void aServerThatNoPageCallsRefusesEveryBrowser() {
        assertThat(guard.refusalOfPages(
                        name -> Optional.ofNullable(Map.of("host", HERE).get(name))))
                .isEmpty();
        assertThat(guard.refusalOfPages(name -> Optional.ofNullable(
                        headers(null, "http://127.0.0.1:8080").get(name))))
                .map(Refusal::status)
                .contains(403);
        assertThat(guard.refusalOfPages(
                        name -> Optional.ofNullable(headers("none", null).get(name))))
                .map(Refusal::status)
                .contains(403);
    }

    private static Map<String, String> headers(@Nullable String site, @Nullable String origin) {
        Map<String, String> headers = new HashMap<>(Map.of("host", HERE));
        Optional.ofNullable(site).ifPresent(value -> headers.put("sec-fetch-site", value));
        Optional.ofNullable(origin).ifPresent(value -> headers.put("origin", value));
        return headers;
    }

    private static Optional<Refusal> refusal(SiteGuard guard, String method, Map<String, String> headers) {
        return guard.refusal(method, name -> Optional.ofNullable(headers.get(name)));
    }
}

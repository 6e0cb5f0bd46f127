package dev.socialposting.simulator.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.simulator.Answered;
import dev.socialposting.simulator.SeededAccounts;
import dev.socialposting.simulator.Simulation;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.graph.MetaTokens;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FacebookLoginTest {
    private static final String DIALOG = "/www.facebook.com/v25.0/dialog/oauth?client_id=" + Meta.FACEBOOK_APP.id()
            + "&redirect_uri=https%3A%2F%2Fapp.example%2Fback&response_type=code&state=s"
            + "&scope=pages_show_list,pages_read_engagement,pages_manage_posts";
    private static final String APP =
            "client_id=" + Meta.FACEBOOK_APP.id() + "&client_secret=" + Meta.FACEBOOK_APP.secret();
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&#]+)");

    private final Simulation simulation = new Simulation();

    @Test
    void a_person_agrees_and_the_pages_come_with_their_tokens() {
        SimulatedAccount page = page("happy-path");
        assertThat(get(DIALOG).text()).contains("pages_manage_posts", "Allow as Facebook · Happy path", "Decline");
        String token = longToken(shortToken(page));

        Answered pages =
                get("/graph.facebook.com/v25.0/me/accounts?fields=id,name,access_token,tasks&limit=100&access_token="
                        + token);

        assertThat(pages.json().path("data"))
                .hasSize(SeededAccounts.of(Meta.FACEBOOK).size() + 1);
        JsonNode mine = find(pages, page.accountId());
        assertThat(mine.path("access_token").asText()).isEqualTo(page.accessToken());
        assertThat(mine.path("tasks").toString()).contains("CREATE_CONTENT");
    }

    @Test
    void a_code_is_good_once() {
        String code = code(page("happy-path"));

        assertThat(redeem(code).at("/token_type")).isEqualTo("bearer");
        assertThat(redeem(code).error()).isEqualTo("100/36009");
        assertThat(get("/graph.facebook.com/v25.0/oauth/access_token?client_id=1&client_secret=2&code=3")
                        .error())
                .isEqualTo("101");
    }

    @Test
    void page_tokens_made_from_a_short_lived_token_die_with_it() {
        SimulatedAccount page = page("happy-path");
        String pages = "/graph.facebook.com/v25.0/me/accounts?limit=100&access_token=" + shortToken(page);
        String pageToken =
                find(get(pages), page.accountId()).path("access_token").asText();
        assertThat(pageToken).isNotEqualTo(page.accessToken());
        String read = "/graph.facebook.com/v25.0/me?fields=name&access_token=";
        assertThat(get(read + pageToken).at("/name")).isEqualTo(page.displayName());

        simulation.pass(Duration.ofHours(2));

        assertThat(get(read + pageToken).error()).isEqualTo("190/463");
        assertThat(get(read + page.accessToken()).status()).isEqualTo(200);
    }

    @Test
    void an_expired_token_cannot_be_exchanged() {
        String shortLived = shortToken(page("happy-path"));

        simulation.pass(Duration.ofHours(2));

        assertThat(exchange(shortLived).error()).isEqualTo("190/463");
    }

    @Test
    void the_scenarios_of_the_login_decide_what_is_listed() {
        SimulatedAccount readOnly = page("page-without-create-content");
        SimulatedAccount last = page("page-on-second-page");

        Answered none = accounts(longToken(shortToken(page("no-pages"))));
        Answered withoutTask = accounts(longToken(shortToken(readOnly)));
        Answered first = accounts(longToken(shortToken(last)));
        String next = first.at("/paging/next");
        Answered second =
                get(URI.create(next).getRawPath() + "?" + URI.create(next).getRawQuery());

        assertThat(none.json().path("data")).isEmpty();
        assertThat(find(withoutTask, readOnly.accountId()).path("tasks").toString())
                .isEqualTo("[\"ANALYZE\",\"ADVERTISE\"]");
        assertThat(first.text()).doesNotContain("\"" + last.accountId() + "\"");
        assertThat(find(second, last.accountId()).path("access_token").asText()).isEqualTo(last.accessToken());
    }

    @Test
    void permissions_show_what_was_declined_and_can_be_taken_back() {
        String token = longToken(shortToken(page("declined-scopes")));
        String permissions = "/graph.facebook.com/v25.0/me/permissions?access_token=" + token;

        assertThat(get(permissions).text())
                .contains("{\"permission\":\"pages_manage_posts\",\"status\":\"declined\"}")
                .contains("{\"permission\":\"pages_show_list\",\"status\":\"granted\"}");
        assertThat(simulation.send(SimulatorRequest.of("DELETE", permissions)).at("/success"))
                .isEqualTo("true");
        assertThat(get(permissions).error()).isEqualTo("190");
    }

    @Test
    void who_declines_is_sent_back_with_the_reason() {
        String back = location(
                get(DIALOG + "&simulator_account=" + page("login-denied").accountId()));

        assertThat(back).startsWith("https://app.example/back?error=access_denied&error_reason=user_denied&");
    }

    @Test
    void who_closes_the_page_is_not_sent_back_and_an_error_of_the_platform_is_told() {
        Answered left = get(DIALOG + "&simulator_account=" + page("login-left").accountId());
        String failed = location(
                get(DIALOG + "&simulator_account=" + page("login-error").accountId()));

        assertThat(left.status()).isEqualTo(200);
        assertThat(left.header("Location")).isEmpty();
        assertThat(failed).startsWith("https://app.example/back?error=server_error&");
    }

    @Test
    void a_configuration_may_stand_in_for_the_scopes() {
        String dialog = DIALOG.replaceFirst("&scope=.*", "&config_id=123");

        assertThat(location(
                        get(dialog + "&simulator_account=" + page("happy-path").accountId())))
                .contains("code=");
        assertThat(get(DIALOG.replaceFirst("&scope=.*", "")).status()).isEqualTo(400);
    }

    @Test
    void a_token_can_be_looked_into() {
        SimulatedAccount page = page("happy-path");
        String person = longToken(shortToken(page));

        Answered ofPerson = debug(person);
        Answered ofPage = debug(page.accessToken());
        Answered ofNothing = debug("EAAnothing");

        assertThat(ofPerson.at("/data/type")).isEqualTo("USER");
        assertThat(ofPerson.at("/data/is_valid")).isEqualTo("true");
        assertThat(ofPerson.at("/data/expires_at")).isEqualTo(String.valueOf(simulation.now() + 5_183_944));
        assertThat(ofPage.at("/data/type")).isEqualTo("PAGE");
        assertThat(ofPage.at("/data/profile_id")).isEqualTo(page.accountId());
        assertThat(ofPage.at("/data/expires_at")).isEqualTo("0");
        assertThat(ofNothing.at("/data/is_valid")).isEqualTo("false");
        assertThat(get("/graph.facebook.com/debug_token?input_token=" + person + "&access_token=wrong")
                        .error())
                .isEqualTo("190");
    }

    @Test
    void the_proof_that_goes_with_a_token_is_checked() {
        String token = page("happy-path").accessToken();
        String read = "/graph.facebook.com/v25.0/me?access_token=" + token + "&appsecret_proof=";

        assertThat(get(read + MetaTokens.proofOf(Meta.FACEBOOK_APP, token)).status())
                .isEqualTo(200);
        assertThat(get(read + "0000").error()).isEqualTo("100");
    }

    @Test
    void a_person_may_publish_for_the_linked_instagram_account_but_not_for_a_page() {
        SimulatedAccount page = SeededAccounts.named(Meta.FACEBOOK, "Happy path");
        SimulatedAccount instagram = SeededAccounts.named(Meta.INSTAGRAM, "Slow processing");
        String person = longToken(shortToken(page));
        Answered pages = get(
                "/graph.facebook.com/v25.0/me/accounts?fields=instagram_business_account%7Bid,username%7D&limit=100&access_token="
                        + person);
        Map<String, String> reel =
                Map.of("media_type", "REELS", "video_url", "http://127.0.0.1:8090/videos/vertical.mp4");

        assertThat(find(pages, page.accountId())
                        .at("/instagram_business_account/id")
                        .asText())
                .isEqualTo(instagram.accountId());
        assertThat(post("/" + instagram.accountId() + "/media", reel, person).status())
                .isEqualTo(200);
        assertThat(post("/" + instagram.accountId() + "/media", reel, page.accessToken())
                        .status())
                .isEqualTo(200);
        assertThat(post("/" + page.accountId() + "/video_reels", Map.of("upload_phase", "start"), person)
                        .error())
                .isEqualTo("200");
        assertThat(get("/graph.facebook.com/v25.0/123?access_token=" + person).error())
                .isEqualTo("100/33");
    }

    private Answered post(String path, Map<String, String> form, String token) {
        return simulation.send(SimulatorRequest.postForm("/graph.facebook.com/v25.0" + path, form)
                .withToken(token));
    }

    private SimulatedAccount page(String scenario) {
        return simulation.account(Meta.FACEBOOK, ScenarioChoice.of(scenario));
    }

    private String code(SimulatedAccount page) {
        Matcher matcher = CODE.matcher(location(get(DIALOG + "&simulator_account=" + page.accountId())));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private Answered redeem(String code) {
        return get("/graph.facebook.com/v25.0/oauth/access_token?" + APP
                + "&redirect_uri=https%3A%2F%2Fapp.example%2Fback&code=" + code);
    }

    private String shortToken(SimulatedAccount page) {
        return redeem(code(page)).at("/access_token");
    }

    private Answered exchange(String token) {
        return get("/graph.facebook.com/v25.0/oauth/access_token?grant_type=fb_exchange_token&" + APP
                + "&fb_exchange_token=" + token);
    }

    private String longToken(String token) {
        return exchange(token).at("/access_token");
    }

    private Answered accounts(String token) {
        return get("/graph.facebook.com/v25.0/me/accounts?limit=100&access_token=" + token);
    }

    private Answered debug(String token) {
        return get("/graph.facebook.com/debug_token?input_token=" + token + "&access_token=" + Meta.FACEBOOK_APP.id()
                + "%7C" + Meta.FACEBOOK_APP.secret());
    }

    private Answered get(String path) {
        return simulation.send(SimulatorRequest.get(path));
    }

    private static String location(Answered answer) {
        assertThat(answer.status()).isEqualTo(302);
        return answer.header("Location").orElseThrow();
    }

    private static JsonNode find(Answered pages, String id) {
        for (JsonNode page : pages.json().path("data")) {
            if (page.path("id").asText().equals(id)) {
                return page;
            }
        }
        throw new AssertionError("Page " + id + " is not listed: " + pages.text());
    }
}

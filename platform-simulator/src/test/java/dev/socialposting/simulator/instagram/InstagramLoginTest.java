package dev.socialposting.simulator.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulator.Answered;
import dev.socialposting.simulator.InstagramClient;
import dev.socialposting.simulator.Simulation;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstagramLoginTest {
    private static final String BACK = "https://app.example/connected";
    private static final String AUTHORIZE = "/www.instagram.com/oauth/authorize?client_id=" + Meta.INSTAGRAM_APP.id()
            + "&redirect_uri=https%3A%2F%2Fapp.example%2Fconnected&response_type=code"
            + "&scope=instagram_business_basic,instagram_business_content_publish&state=s%26t";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&#]+)");

    private final Simulation simulation = new Simulation();

    @Test
    void a_person_is_asked_and_sent_back_with_a_code_that_becomes_tokens() {
        SimulatedAccount account = account("happy-path");
        String page = get(AUTHORIZE).text();
        assertThat(page).contains("instagram_business_content_publish", "Allow as Instagram · Happy path", "Decline");

        String back = location(get(AUTHORIZE + "&simulator_account=" + account.accountId()));
        assertThat(back).startsWith(BACK + "?code=").endsWith("&state=s%26t#_");
        Answered shortLived = exchange(code(back));
        assertThat(shortLived.at("/permissions"))
                .isEqualTo("instagram_business_basic,instagram_business_content_publish");
        assertThat(shortLived.at("/user_id")).isEqualTo(account.appScopedId());
        Answered longLived = get("/graph.instagram.com/access_token?grant_type=ig_exchange_token&client_secret="
                + Meta.INSTAGRAM_APP.secret() + "&access_token=" + shortLived.at("/access_token"));
        assertThat(longLived.at("/expires_in")).isEqualTo("5183944");

        Answered me = get(
                "/graph.instagram.com/v25.0/me?fields=user_id,username&access_token=" + longLived.at("/access_token"));
        assertThat(me.at("/user_id")).isEqualTo(account.accountId());
    }

    @Test
    void a_code_is_good_once_for_an_hour_and_for_its_address() {
        String account = account("happy-path").accountId();
        String used = code(location(get(AUTHORIZE + "&simulator_account=" + account)));
        String late = code(location(get(AUTHORIZE + "&simulator_account=" + account)));
        String elsewhere = code(location(get(AUTHORIZE + "&simulator_account=" + account)));

        assertThat(exchange(used).status()).isEqualTo(200);
        assertThat(exchange(used).at("/error_message")).contains("already used");
        assertThat(exchange(elsewhere, BACK + "/").at("/error_type")).isEqualTo("OAuthException");
        simulation.pass(Duration.ofHours(1));
        assertThat(exchange(late).status()).isEqualTo(400);
    }

    @Test
    void a_short_lived_token_dies_after_an_hour_and_a_long_lived_one_after_sixty_days() {
        String shortLived = shortToken(account("happy-path"));
        String longLived = longToken(shortLived).at("/access_token");

        simulation.pass(Duration.ofHours(1));
        assertThat(me(shortLived).error()).isEqualTo("190/463");
        assertThat(longToken(shortLived).error()).isEqualTo("190/463");
        assertThat(me(longLived).status()).isEqualTo(200);
        simulation.pass(Duration.ofDays(60));
        assertThat(me(longLived).error()).isEqualTo("190/463");
        assertThat(refresh(longLived).error()).isEqualTo("190/463");
    }

    @Test
    void a_long_lived_token_can_be_refreshed_once_it_is_a_day_old() {
        String shortLived = shortToken(account("happy-path"));
        String longLived = longToken(shortLived).at("/access_token");
        assertThat(refresh(longLived).error()).isEqualTo("100");
        assertThat(refresh(shortLived).error()).isEqualTo("100");

        simulation.pass(Duration.ofHours(24));
        String fresh = refresh(longLived).at("/access_token");

        simulation.pass(Duration.ofDays(59).plusHours(12));
        assertThat(me(longLived).error()).isEqualTo("190/463");
        assertThat(me(fresh).status()).isEqualTo(200);
    }

    @Test
    void the_scenarios_of_refreshing_hold_for_the_accounts_own_token() {
        assertThat(refresh(account("happy-path").accessToken()).at("/token_type"))
                .isEqualTo("bearer");
        assertThat(refresh(account("token-refresh-too-young").accessToken()).error())
                .isEqualTo("100");
        assertThat(refresh(account("token-refresh-expired").accessToken()).error())
                .isEqualTo("190/463");
        assertThat(me(account("token-refresh-expired").accessToken()).error()).isEqualTo("190/463");
    }

    @ParameterizedTest
    @CsvSource({
        "wrapped, /data/0/access_token, /data/0/permissions",
        "flat, /access_token, /permissions",
        "flat_array, /access_token, /permissions/1"
    })
    void the_token_answer_has_three_shapes(String shape, String token, String permissions) {
        SimulatedAccount account = simulation.account(
                Meta.INSTAGRAM, ScenarioChoice.of("token-answer-shape").with("shape", shape));

        Answered answer = exchange(code(location(get(AUTHORIZE + "&simulator_account=" + account.accountId()))));

        assertThat(answer.at(token)).startsWith("IGAA");
        assertThat(answer.at(permissions)).contains("instagram_business_content_publish");
        assertThat(answer.json().path("user_id").isNumber()).isEqualTo(shape.equals("flat_array"));
    }

    @Test
    void who_closes_the_page_is_not_sent_back() {
        Answered left =
                get(AUTHORIZE + "&simulator_account=" + account("login-left").accountId());

        assertThat(left.status()).isEqualTo(200);
        assertThat(left.header("Location")).isEmpty();
    }

    @Test
    void an_error_of_the_platform_is_told_to_the_app() {
        String back = location(
                get(AUTHORIZE + "&simulator_account=" + account("login-error").accountId()));

        assertThat(back).startsWith(BACK + "?error=server_error&").endsWith("&state=s%26t");
    }

    @Test
    void who_declines_is_sent_back_with_the_reason() {
        String declined = location(get(AUTHORIZE + "&simulator_decline=true"));
        String byScenario = location(
                get(AUTHORIZE + "&simulator_account=" + account("login-denied").accountId()));

        assertThat(declined)
                .startsWith(BACK + "?error=access_denied&error_reason=user_denied&")
                .endsWith("&state=s%26t");
        assertThat(byScenario).isEqualTo(declined);
    }

    @Test
    void a_scope_that_was_left_out_is_missing_from_the_answer() {
        Answered answer = exchange(code(location(
                get(AUTHORIZE + "&simulator_account=" + account("scope-missing").accountId()))));

        assertThat(answer.at("/permissions")).isEqualTo("instagram_business_basic");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, 2000000000000002",
        "redirect_uri, http://app.example/connected",
        "redirect_uri, nowhere",
        "response_type, token",
        "scope, instagram_fly",
        "scope, ''"
    })
    void a_malformed_question_sends_nobody_back(String name, String value) {
        String address = AUTHORIZE.replaceFirst("([?&]" + name + "=)[^&]*", "$1" + Matcher.quoteReplacement(value));

        assertThat(get(address).status()).isEqualTo(400);
    }

    @Test
    void the_page_escapes_what_the_address_brings() {
        assertThat(get(AUTHORIZE + "%22%3E%3Cscript%3E").text()).doesNotContain("<script>");
    }

    @Test
    void tokens_and_codes_never_reach_the_journal() {
        longToken(shortToken(account("happy-path")));

        assertThat(simulation.control().calls())
                .isNotEmpty()
                .allSatisfy(
                        call -> assertThat(call.url()).doesNotContain("IGAA", Meta.INSTAGRAM_APP.secret(), "code=A"));
    }

    private SimulatedAccount account(String scenario) {
        return simulation.account(Meta.INSTAGRAM, ScenarioChoice.of(scenario));
    }

    private String shortToken(SimulatedAccount account) {
        return exchange(code(location(get(AUTHORIZE + "&simulator_account=" + account.accountId()))))
                .at("/access_token");
    }

    private Answered longToken(String shortLived) {
        return get("/graph.instagram.com/access_token?grant_type=ig_exchange_token&client_secret="
                + Meta.INSTAGRAM_APP.secret() + "&access_token=" + shortLived);
    }

    private Answered refresh(String token) {
        return get("/graph.instagram.com/refresh_access_token?grant_type=ig_refresh_token&access_token=" + token);
    }

    private Answered me(String token) {
        return get("/graph.instagram.com/v25.0/me?fields=user_id&access_token=" + token);
    }

    private Answered exchange(String code) {
        return exchange(code, BACK);
    }

    private Answered exchange(String code, String redirectUri) {
        Map<String, String> form = new HashMap<>(Map.of(
                "client_id",
                Meta.INSTAGRAM_APP.id(),
                "client_secret",
                Meta.INSTAGRAM_APP.secret(),
                "grant_type",
                "authorization_code",
                "redirect_uri",
                redirectUri,
                "code",
                code));
        return simulation.send(SimulatorRequest.postForm("/api.instagram.com/oauth/access_token", form));
    }

    private Answered get(String path) {
        return simulation.send(SimulatorRequest.get(path));
    }

    private static String location(Answered answer) {
        assertThat(answer.status()).isEqualTo(302);
        return answer.header("Location").orElseThrow();
    }

    private static String code(String location) {
        Matcher matcher = CODE.matcher(location);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void the_client_of_an_account_keeps_working_with_a_new_token() {
        SimulatedAccount account = account("happy-path");
        String token = longToken(shortToken(account)).at("/access_token");
        InstagramClient client = new InstagramClient(
                simulation,
                new SimulatedAccount(
                        account.key(),
                        account.displayName(),
                        account.username(),
                        token,
                        account.loginVariant(),
                        account.appScopedId(),
                        account.scenario()));

        assertThat(client.publish(client.readyContainer("By a new token")).status())
                .isEqualTo(200);
    }
}

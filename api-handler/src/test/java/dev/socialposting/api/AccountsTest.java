package dev.socialposting.api;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.KeptCredentials;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.api.bench.Times;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.uploads.model.Destination;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    private static final String ALL = "/api/social/accounts";
    private static final String TOKEN = "IGAA-very-secret-token";

    private final ApiBench api = new ApiBench();

    @Test
    void connectsANewAccount() {
        Answer answer = put(
                INSTAGRAM,
                "{\"display_name\": \"Our shop\", \"access_token\": \"EAA-very-secret-token\", \"login\": \"facebook\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).contains(ALL + "/" + INSTAGRAM);
        assertThat(answer.text()).isEqualTo("""
                        {"destination":"instagram:17841400000000001","platform":"instagram",\
                        "account_id":"17841400000000001","display_name":"Our shop","login":"facebook",\
                        "status":"connected","connected_at":"%1$s",\
                        "updated_at":"%1$s",\
                        "links":{"self":"/api/social/accounts/instagram:17841400000000001"}}""".formatted(Times.iso(NOW)));
        assertThat(token(INSTAGRAM)).isEqualTo("EAA-very-secret-token");
    }

    @ParameterizedTest
    @CsvSource({
        "facebook:100000000000001, facebook, IGAAsecret0123456789, Instagram's own login",
        "facebook:100000000000001, facebook, THAAsecret0123456789, Threads",
        "facebook:100000000000001, facebook, 123456789012345|secret0123456789, an app's id",
        "instagram:17841400000000001, instagram, EAAGsecret0123456789, Facebook Login",
        "instagram:17841400000000001, facebook, IGQVsecret0123456789, Instagram's own login",
    })
    void refusesATokenOfAnotherKindAndSaysOfWhich(String account, String login, String token, String kind) {
        Destination destination = Destination.parse(account).orElseThrow();
        Answer answer = put(destination, "{\"access_token\": \"%s\", \"login\": \"%s\"}".formatted(token, login));

        assertThat(answer.problem()).isEqualTo("422 invalid_request");
        assertThat(answer.errors()).containsExactly("/access_token wrong_kind_of_token");
        assertThat(answer.at("/errors/0/detail")).contains(kind).doesNotContain("secret0123456789");
        assertThat(api.accounts.list(ALICE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "instagram, IGAAsecret",
        "facebook, EAAGsecret",
        "instagram, of-no-known-kind",
        "facebook, of-no-known-kind"
    })
    void takesATokenOfTheRightKindAndOneThatItDoesNotKnow(String login, String token) {
        assertThat(put(INSTAGRAM, "{\"access_token\": \"%s\", \"login\": \"%s\"}".formatted(token, login))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void givesANewAccountTheUsualLoginAndAName() {
        Answer answer = put(FACEBOOK, "{\"access_token\": \"t\"}");

        assertThat(answer.at("/login")).isEqualTo("facebook");
        assertThat(answer.at("/display_name")).isEqualTo("Facebook 100000000000001");
    }

    @Test
    void changesOnlyWhatIsGiven() {
        put(INSTAGRAM, "{\"display_name\": \"Our shop\", \"access_token\": \"%s\"}".formatted(TOKEN));
        api.clock.advance(Duration.ofDays(1));

        Answer answer = put(INSTAGRAM, "{\"display_name\": \"Our shop in Berlin\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/display_name")).isEqualTo("Our shop in Berlin");
        assertThat(answer.at("/login")).isEqualTo("instagram");
        assertThat(answer.at("/connected_at")).isEqualTo(Times.iso(NOW));
        assertThat(answer.at("/updated_at")).isEqualTo(Times.iso(NOW.plus(Duration.ofDays(1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"access_token\": \"\"}", "{\"access_token\": null}", "{\"display_name\": \"Another\"}"})
    void neverLetsAnEmptyTokenOverwriteAStoredOne(String body) {
        put(INSTAGRAM, "{\"access_token\": \"%s\"}".formatted(TOKEN));

        assertThat(put(INSTAGRAM, body).status()).isEqualTo(200);
        assertThat(token(INSTAGRAM)).isEqualTo(TOKEN);
    }

    @Test
    void connectsAnAccountAgainWithANewToken() {
        put(INSTAGRAM, "{\"access_token\": \"old\"}");
        api.accounts.requireReconnect(kept(INSTAGRAM), NOW);

        assertThat(api.call(TestCall.get(ALL + "/" + INSTAGRAM)).at("/status")).isEqualTo("reconnect_required");
        assertThat(put(INSTAGRAM, "{\"display_name\": \"x\"}").at("/status")).isEqualTo("reconnect_required");
        assertThat(put(INSTAGRAM, "{\"access_token\": \"new\"}").at("/status")).isEqualTo("connected");
        assertThat(token(INSTAGRAM)).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"access_token\": \"\"}", "{\"display_name\": \"Our shop\"}"})
    void refusesANewAccountWithoutAToken(String body) {
        assertThat(put(INSTAGRAM, body).errors()).containsExactly("/access_token required");
        assertThat(api.accounts.list(ALICE)).isEmpty();
    }

    @Test
    void refusesAnotherLoginWithTheOldToken() {
        put(INSTAGRAM, "{\"access_token\": \"old\"}");

        assertThat(put(INSTAGRAM, "{\"login\": \"facebook\"}").errors()).containsExactly("/access_token required");
        assertThat(put(INSTAGRAM, "{\"login\": \"facebook\", \"access_token\": \"new\"}")
                        .at("/login"))
                .isEqualTo("facebook");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"display_name\": \"\"}', /display_name invalid_display_name",
        "'{\"display_name\": \" \"}', /display_name invalid_display_name",
        "'{\"display_name\": 5}', /display_name wrong_type",
        "'{\"login\": \"google\"}', /login unknown_login",
        "'{\"access_token\": \"with space\"}', /access_token invalid_access_token",
        "'{\"access_token\": \"line\\nbreak\"}', /access_token invalid_access_token",
        "'{\"access_token\": [\"t\"]}', /access_token wrong_type",
        "'{\"status\": \"connected\"}', /status unknown_field",
        "'{\"login\": \"instagram\", \"login\": \"facebook\"}', /login duplicate_field",
        "'{\"display_name\": \"\\u0000\"}', /display_name invalid_characters",
    })
    void refusesWhatAnAccountCannotBe(String body, String error) {
        put(INSTAGRAM, "{\"access_token\": \"%s\"}".formatted(TOKEN));

        Answer answer = put(INSTAGRAM, body);

        assertThat(answer.problem()).isEqualTo("422 invalid_request");
        assertThat(answer.errors()).containsExactly(error);
        assertThat(token(INSTAGRAM)).isEqualTo(TOKEN);
    }

    @Test
    void takesATokenOf4096CharactersAndANameOf100AndNoMore() {
        assertThat(put(INSTAGRAM, account("t".repeat(4096), "🎬".repeat(100))).status())
                .isEqualTo(201);
        assertThat(put(INSTAGRAM, account("t".repeat(4097), "n".repeat(101))).errors())
                .containsExactly("/display_name invalid_display_name", "/access_token invalid_access_token");
    }

    @Test
    void neverShowsAToken() {
        assertThat(put(INSTAGRAM, account(TOKEN, "n")).text()).doesNotContain(TOKEN);
        assertThat(put(INSTAGRAM, account(TOKEN + " ", "n")).text()).doesNotContain(TOKEN);
        assertThat(api.call(TestCall.get(ALL)).text()).doesNotContain(TOKEN);
        assertThat(api.call(TestCall.get(ALL + "/" + INSTAGRAM)).text()).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, malformed_destination",
        "instagram:name, malformed_destination",
        "instagram:0, malformed_destination",
        "instagram:017841400000000001, malformed_destination",
        "facebook:000100000000000001, malformed_destination",
        "Instagram:1, malformed_destination",
        "myspace:tom, unknown_platform"
    })
    void refusesToConnectWhatIsNoDestination(String destination, String code) {
        Answer answer = api.call(
                TestCall.of("PUT", ALL + "/" + destination).json("{\"access_token\": \"%s\"}".formatted(TOKEN)));

        assertThat(answer.problem()).isEqualTo("400 invalid_parameters");
        assertThat(answer.errors()).containsExactly("destination " + code);
    }

    @Test
    void refusesABodyThatIsNotJson() {
        assertThat(put(INSTAGRAM, "access_token=t").problem()).isEqualTo("400 malformed_json");
        assertThat(api.call(TestCall.of("PUT", ALL + "/" + INSTAGRAM).body("{}"))
                        .problem())
                .isEqualTo("415 unsupported_media_type");
        assertThat(put(INSTAGRAM, "\"" + "a".repeat(256 * 1024) + "\"").problem())
                .isEqualTo("413 body_too_large");
    }

    @Test
    void listsTheCallersAccountsOnly() {
        api.connect(ALICE, INSTAGRAM, FACEBOOK);
        api.connect(BOB, INSTAGRAM);

        Answer answer = api.call(TestCall.get(ALL));

        assertThat(answer.json().at("/items"))
                .extracting(item -> item.get("destination").asText())
                .containsExactly(FACEBOOK.toString(), INSTAGRAM.toString());
        assertThat(answer.at("/items/0/display_name")).isEqualTo("Account of alice");
    }

    @Test
    void disconnectsAnAccount() {
        api.connect(ALICE, INSTAGRAM);
        api.connect(BOB, INSTAGRAM);

        Answer answer = api.call(TestCall.of("DELETE", ALL + "/" + INSTAGRAM));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(api.accounts.list(ALICE)).isEmpty();
        assertThat(api.accounts.list(BOB)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"instagram:17841400000000001", "myspace:tom", "nonsense", "a%20b"})
    void doesNotFindAnAccountThatTheCallerHasNotConnected(String destination) {
        api.connect(BOB, INSTAGRAM);

        assertThat(api.call(TestCall.get(ALL + "/" + destination)).problem()).isEqualTo("404 unknown_account");
        assertThat(api.call(TestCall.of("DELETE", ALL + "/" + destination)).problem())
                .isEqualTo("404 unknown_account");
        assertThat(api.accounts.list(BOB)).hasSize(1);
    }

    private Answer put(Destination destination, String body) {
        return api.call(TestCall.of("PUT", ALL + "/" + destination).json(body));
    }

    private SocialAccount stored(Destination destination) {
        return api.accounts.find(new AccountKey(ALICE, destination)).orElseThrow();
    }

    private KeptCredentials kept(Destination destination) {
        return new ConnectedAccounts(api.accounts, api.cipher, api.clock)
                .keptOf(stored(destination))
                .orElseThrow();
    }

    private String token(Destination destination) {
        AccountKey key = new AccountKey(ALICE, destination);
        return api.cipher
                .decrypt(key, kept(destination).stored().secrets())
                .accessToken()
                .value();
    }

    private static String account(String token, String name) {
        return "{\"access_token\": \"%s\", \"display_name\": \"%s\"}".formatted(token, name);
    }

    @Test
    void aTokenThatThePlatformRefusesIsNotStoredAndThePlatformsWordsAreTold() {
        api.platform = call -> {
            assertThat(call.headers()).containsEntry("Authorization", "Bearer EAAtoken");
            return new PlatformResponse(400, Map.of(), """
                    {"error": {"message": "Error validating access token: Session has expired", "type": "OAuthException",
                     "code": 190, "error_subcode": 463}}""");
        };

        Answer refused = put(FACEBOOK, "{\"access_token\": \"EAAtoken\"}");

        assertThat(refused.at("/errors/0/code")).isEqualTo("token_refused");
        assertThat(refused.at("/errors/0/detail"))
                .contains("Facebook refuses this token", "Error validating access token: Session has expired");
        assertThat(api.call(TestCall.get(ALL + "/" + FACEBOOK)).problem()).isEqualTo("404 unknown_account");
    }

    @Test
    void anAccountWhosePlatformCannotBeAskedIsConnectedAndSaysThatItWasNotChecked() {
        api.platform = call -> {
            throw new PlatformUnreachableException("no whole answer", new IOException());
        };

        Answer connected = put(FACEBOOK, "{\"access_token\": \"EAAtoken\"}");

        assertThat(connected.at("/status")).isEqualTo("not_checked");
    }

    @Test
    void aPlatformThatIsOutOfOrderSaysNothingAboutTheToken() {
        api.platform = _ -> new PlatformResponse(503, Map.of(), "<html>");

        Answer connected = put(FACEBOOK, "{\"access_token\": \"EAAtoken\"}");

        assertThat(connected.at("/status")).isEqualTo("not_checked");
    }

    @Test
    void anotherNameAsksNoPlatform() {
        put(FACEBOOK, "{\"access_token\": \"EAAtoken\"}");
        api.platform = call -> {
            throw new AssertionError(call.toString());
        };

        assertThat(put(FACEBOOK, "{\"display_name\": \"Renamed\"}").status()).isEqualTo(200);
    }
}

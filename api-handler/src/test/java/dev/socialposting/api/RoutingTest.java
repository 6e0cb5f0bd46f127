package dev.socialposting.api;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.TestCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    private final ApiBench api = ApiBench.withAccounts();

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "", "/api/social", "/api/social/posts", "/api/social/uploads/", "/api/social/uploads/1/2/3"
            })
    void answers404ToAnUnknownPath(String path) {
        assertThat(api.call(TestCall.get(path)).problem()).isEqualTo("404 unknown_path");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    GET, /api/social/post, 'OPTIONS, POST'
                    HEAD, /api/social/post, 'OPTIONS, POST'
                    PUT, /api/social/post, 'OPTIONS, POST'
                    POST, /api/social/uploads, 'GET, HEAD, OPTIONS'
                    DELETE, /api/social/uploads/3e1bd7a5-7d30-4f1f-9d6e-1f2a3b4c5d6e, 'GET, HEAD, OPTIONS, PATCH'
                    POST, /api/social/accounts/instagram:1, 'DELETE, GET, HEAD, OPTIONS, PUT'
                    PATCH, /api/social/accounts, 'GET, HEAD, OPTIONS'
                    TRACE, /api/social/accounts, 'GET, HEAD, OPTIONS'
                    """)
    void answers405WithWhatIsAllowedToAMethodThatIsNot(String method, String path, String allowed) {
        Answer answer = api.call(TestCall.of(method, path));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains(allowed);
    }

    @Test
    void namesTheProblemOfAMethodThatIsNotAllowed() {
        assertThat(api.call(TestCall.get("/api/social/post")).problem()).isEqualTo("405 method_not_allowed");
    }

    @Test
    void answersOptionsWithWhatIsAllowed() {
        Answer answer = api.call(TestCall.of("OPTIONS", "/api/social/accounts"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).contains("GET, HEAD, OPTIONS");
    }

    @Test
    void answersHeadLikeGetWithoutTheBody() {
        Answer answer = api.call(TestCall.of("HEAD", "/api/social/accounts"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void takesAPathAsTheGatewayHasDecodedItAndDoesNotDecodeItAgain() {
        assertThat(api.call(TestCall.get("/api/social/accounts/" + FACEBOOK)).at("/destination"))
                .isEqualTo(FACEBOOK.toString());
        assertThat(api.call(TestCall.get("/api/social/accounts/facebook%3A" + FACEBOOK.accountId()))
                        .problem())
                .isEqualTo("404 unknown_account");
        assertThat(api.call(TestCall.of("PUT", "/api/social/accounts/facebook%3A1")
                                .json("{\"access_token\": \"t\"}"))
                        .errors())
                .containsExactly("destination malformed_destination");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "%f", "%C3", "%2F", "%00", "..", "é"})
    void answers404ToAPathParameterThatCannotBeMeant(String parameter) {
        assertThat(api.call(TestCall.get("/api/social/accounts/" + parameter)).status())
                .isEqualTo(404);
    }

    @Test
    void answers401ToACallThatIsNobodys() {
        Answer answer = api.call(TestCall.get("/api/social/accounts").byNobody());

        assertThat(answer.problem()).isEqualTo("401 unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void answers401ToAnEventThatSaysNothing() {
        assertThat(api.handle(new APIGatewayV2HTTPEvent()).problem()).isEqualTo("401 unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/social/accounts", "/nowhere"})
    void neverLetsAnswersBeStoredOrGuessedAt(String path) {
        Answer answer = api.call(TestCall.get(path));

        assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(answer.headers()).containsEntry("X-Content-Type-Options", "nosniff");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/social/post",
        "GET, /api/social/accounts",
        "GET, /api/social/accounts/instagram:1",
        "PUT, /api/social/accounts/instagram:1",
        "DELETE, /api/social/accounts/instagram:1"
    })
    void refusesParametersWhereThereAreNone(String method, String path) {
        assertThat(api.call(TestCall.of(method, path + "?limit=1").json("{}")).errors())
                .containsExactly("limit unknown_parameter");
    }

    @ParameterizedTest
    @CsvSource({
        "%zz=1, %zz malformed_encoding",
        "limit=%zz, limit malformed_encoding",
        "limit=%E9, limit malformed_encoding",
        "%, % malformed_encoding",
        "limit=, limit empty_parameter",
        "limit, limit empty_parameter",
        "status=, status empty_parameter",
        "platform=, platform empty_parameter",
        "cursor=, cursor empty_parameter",
    })
    void refusesAParameterThatIsNotEncodedProperlyAndOneThatIsEmpty(String query, String error) {
        assertThat(api.call(TestCall.get("/api/social/uploads?" + query)).errors())
                .containsExactly(error);
    }

    @Test
    void refusesAParameterItDoesNotKnowAndOneGivenTwice() {
        assertThat(api.call(TestCall.get("/api/social/uploads?state=failed&limit=1&limit=2"))
                        .errors())
                .containsExactly("limit duplicate_parameter", "state unknown_parameter");
        assertThat(api.call(TestCall.get("/api/social/accounts?x~/%00=1")).errors())
                .hasSize(1);
    }
}

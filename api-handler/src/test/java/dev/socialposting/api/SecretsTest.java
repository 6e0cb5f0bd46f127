package dev.socialposting.api;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Posts;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.secrets.DeployedLog;
import dev.socialposting.secrets.SecretForms;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Every known form of a secret, put wherever a caller or a fault can put it. */
class SecretsTest {
    /** What an Instagram account with Instagram's own login refuses. */
    private static final Set<SecretForms> OF_ANOTHER_LOGIN = EnumSet.of(
            SecretForms.FACEBOOK_TOKEN,
            SecretForms.FACEBOOK_APP_TOKEN,
            SecretForms.THREADS_TOKEN,
            SecretForms.THREADS_NEW_TOKEN);

    private final ApiBench api = ApiBench.withAccounts();

    @ParameterizedTest
    @EnumSource
    void aSecretInAWrongPlaceIsNotRepeatedByTheRefusal(SecretForms form) {
        String account = "/api/social/accounts/" + INSTAGRAM;
        String quoted = JsonNodeFactory.instance.textNode(form.text()).toString();
        String encoded = URLEncoder.encode(form.text(), StandardCharsets.UTF_8);

        for (TestCall call : new TestCall[] {
            TestCall.of("PUT", account).json("{" + quoted + ": 1}"),
            TestCall.of("PUT", account).json("{\"access_token\": 1, \"login\": " + quoted + "}"),
            TestCall.of("PUT", account).json("{\"access_token\": " + quoted + ", \"login\": " + quoted + "}"),
            TestCall.of("PUT", "/api/social/accounts/x:" + encoded).json("{}"),
            TestCall.get(account + "?" + encoded + "=1"),
            TestCall.get("/api/social/uploads?access_token=" + encoded + "&cursor=" + encoded + "&status=" + encoded),
            TestCall.get("/api/social/uploads/" + encoded),
            TestCall.get("/" + encoded),
            TestCall.post(Posts.to(INSTAGRAM).put(form.text(), form.text()).toString()),
            TestCall.post(Posts.to(INSTAGRAM)
                    .put("video_url", "not public: " + form.text())
                    .toString()),
            TestCall.post(quoted + quoted).with("Idempotency-Key", form.text()),
        }) {
            Answer answer = api.handle(call.event());

            assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
            assertThat(form.isHiddenIn(answer.text() + answer.headers()))
                    .as(answer.text())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTokenThatGoesInNeverComesOut(SecretForms form) {
        String account = "/api/social/accounts/" + INSTAGRAM;
        String token = form.secret().replaceAll("[^!-~]", "");

        Answer stored = api.call(TestCall.of("PUT", account)
                .json(Posts.to().removeAll().put("access_token", token).toString()));
        Answer shown = api.call(TestCall.get(account));
        Answer listed = api.call(TestCall.get("/api/social/accounts"));

        assertThat(stored.status()).isEqualTo(OF_ANOTHER_LOGIN.contains(form) ? 422 : 200);
        assertThat(stored.text() + shown.text() + listed.text()).doesNotContain(token);
    }

    @ParameterizedTest
    @EnumSource
    void theOperatorsLogAsItIsDeployedShowsNone(SecretForms form) {
        try (DeployedLog log = DeployedLog.listening()) {
            LoggerFactory.getLogger("dev.socialposting.test")
                    .atError()
                    .addKeyValue("path", form.text())
                    .setCause(new IllegalStateException(form.text(), new IllegalArgumentException(form.text())))
                    .log("A call: " + form.text());

            assertThat(log.text()).startsWith("{").contains("[masked]").contains("\"level\":\"ERROR\"");
            assertThat(form.isHiddenIn(log.text())).as(log.text()).isTrue();
        }
    }
}

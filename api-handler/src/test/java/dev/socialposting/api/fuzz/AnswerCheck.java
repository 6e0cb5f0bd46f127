package dev.socialposting.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Contract;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.uploads.model.Fixtures;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold for every answer to a hostile call of Alice's. */
final class AnswerCheck {
    /** The validator of the contract takes its time: it sees one answer in so many, and a check of our own sees all. */
    static final int VALIDATED_ONE_IN = 10;

    /** What Lambda lets through is 6 MB; see {@code Reply.MAX_LIST_CHARACTERS}. */
    private static final int MOST_CHARACTERS = 2_000_000;

    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bat [a-z]+\\.|\\.java:|java\\.(?:lang|util|io)|dev\\.socialposting|com\\.(?:fasterxml|amazonaws)|software\\.amazon");
    private static final Pattern OF_BOB = Pattern.compile(
            FuzzSession.BOBS_MARK + "|Account of bob|\"user_id\":\"" + Fixtures.BOB.value() + "\"|token-of-");

    private final Contract contract = ApiBench.contract();
    private final Set<String> documented = new HashSet<>();
    private int validated;

    void check(FuzzedCall call, Answer answer, int number) {
        assertThat(answer.status()).isBetween(200, 499);
        assertThat(answer.text().length()).isLessThan(MOST_CHARACTERS);
        assertThat(INSIDES.matcher(answer.text()).find()).as(answer.text()).isFalse();
        assertThat(OF_BOB.matcher(answer.text() + answer.headers()).find())
                .as(answer.text())
                .isFalse();
        if (call.call().caller().isEmpty()) {
            assertThat(answer.problem()).isEqualTo("401 unauthenticated");
        }
        if (call.sound()) {
            // What only the system knows, such as whether a cursor is of this list, may still be wrong.
            assertThat(answer.status())
                    .as("a call that the contract allows is understood: %s", answer.text())
                    .isNotIn(401, 405, 413, 415);
            assertThat(answer.text()).doesNotContain("malformed_json");
        }
        if (answer.text().isEmpty()) {
            assertThat(List.of(204, 304).contains(answer.status())
                            || call.call().method().equals("HEAD"))
                    .isTrue();
        } else if (answer.status() >= 400) {
            checkProblem(answer);
        }
        checkAnnounced(call, answer, number);
    }

    int validated() {
        return validated;
    }

    /** RFC 9457, and nothing but codes that the contract names. */
    private void checkProblem(Answer answer) {
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        JsonNode json = answer.json();
        assertThat(json.path("type").asText()).isEqualTo("about:blank");
        assertThat(json.path("status").intValue()).isEqualTo(answer.status());
        assertThat(json.path("title").asText()).isNotBlank();
        assertThat(json.path("detail").asText()).isNotBlank();
        assertDocumented(json.path("code").asText());
        assertThat(json.path("errors").size()).isLessThanOrEqualTo(100);
        json.path("errors").forEach(error -> {
            assertDocumented(error.path("code").asText());
            assertThat(error.path("detail").asText()).isNotBlank();
            assertThat(error.has("pointer") || error.has("parameter") || error.has("header"))
                    .isTrue();
        });
    }

    private void assertDocumented(String code) {
        assertThat(documented.contains(code) || contract.documents(code))
                .as("openapi.yaml names the code %s", code)
                .isTrue();
        documented.add(code);
    }

    private void checkAnnounced(FuzzedCall call, Answer answer, int number) {
        if (isElsewhere(call, answer)) {
            return;
        }
        assertThat(call.described().getResponses()).as(answer.text()).containsKey(String.valueOf(answer.status()));
        if (number % VALIDATED_ONE_IN == 0) {
            // With the path as the contract writes it, which the validator understands; it looks at the answer only.
            TestCall plain = TestCall.of(
                    call.name().substring(0, call.name().indexOf(' ')),
                    call.path().replaceAll("[{}]", ""));
            contract.checkAnswer(plain, answer);
            validated++;
        }
    }

    /** A call with another path or method may have become one of another operation, or of none. */
    private static boolean isElsewhere(FuzzedCall call, Answer answer) {
        Optional<String> code =
                answer.status() >= 400 && !answer.text().isEmpty() ? Optional.of(answer.at("/code")) : Optional.empty();
        boolean lost = code.filter(it -> it.equals("unknown_path") || it.equals("method_not_allowed"))
                .isPresent();
        assertThat(lost && !call.astray()).as(answer.text()).isFalse();
        return call.astray();
    }
}

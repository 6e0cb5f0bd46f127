package dev.socialposting.local.poller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.lambda.Invocation.Outcome;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchVerdictTest {

    private static final Set<String> BATCH = Set.of("a", "b", "c");

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\": []}", "{\"batchItemFailures\": null}"})
    void anAnswerThatNamesNoFailureIsSuccess(String answer) {
        assertThat(perMessage(answer).failed()).isEmpty();
    }

    @Test
    void theNamedMessagesFailAndNoOther() {
        assertThat(perMessage("{\"batchItemFailures\": [{\"itemIdentifier\": \"a\"}, {\"itemIdentifier\": \"c\"}]}")
                        .failed())
                .containsExactlyInAnyOrder("a", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"another\"}]}",
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"a\"}, {\"itemIdentifier\": \"\"}]}",
                "{\"batchItemFailures\": [{\"itemIdentifier\": null}]}",
                "{\"batchItemFailures\": [{\"id\": \"a\"}]}"
            })
    void anAnswerThatIsNotUnderstoodFailsTheWholeBatch(String answer) {
        assertThat(perMessage(answer).failed()).isEqualTo(BATCH);
    }

    @Test
    void aThrownErrorFailsTheWholeBatch() {
        assertThat(BatchVerdict.of(new Outcome.Failed("boom"), BATCH, true).failed())
                .isEqualTo(BATCH);
        assertThat(BatchVerdict.of(new Outcome.Failed("boom"), BATCH, false).failed())
                .isEqualTo(BATCH);
    }

    @Test
    void withoutVerdictsPerMessageAnyAnswerIsSuccess() {
        Outcome answer = new Outcome.Answered("{\"batchItemFailures\": [{\"itemIdentifier\": \"a\"}]}");

        assertThat(BatchVerdict.of(answer, BATCH, false).failed()).isEmpty();
    }

    private static BatchVerdict perMessage(String answer) {
        return BatchVerdict.of(new Outcome.Answered(answer), BATCH, true);
    }
}

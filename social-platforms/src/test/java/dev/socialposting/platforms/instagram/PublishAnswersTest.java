package dev.socialposting.platforms.instagram;

import static dev.socialposting.platforms.publisher.StepContexts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.publisher.PublishStep.Outcome;
import dev.socialposting.platforms.publisher.ScriptedHttp;
import dev.socialposting.platforms.publisher.StepContexts;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.PublishedPost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers to the call that publishes mean that Instagram has taken it. */
final class PublishAnswersTest {
    private static final Checkpoint READY = new Container("17", NOW).storedIn(Checkpoint.EMPTY);

    private final ScriptedHttp http = new ScriptedHttp();

    @Test
    void anAnswerWithAnIdMeansThatItIsPublished() {
        assertThat(publish("{\"id\":\"18\"}", READY)).isEqualTo(new Outcome.Published(PublishedPost.ofMedia("18")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"success\":true}", "{\"id\":null}", "{\"id\":{\"a\":1}}"})
    void aReelIsTakenThoughTheAnswerLacksItsId(String answer) {
        assertThat(publish(answer, READY)).isInstanceOf(Outcome.Acknowledged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"success\":false}", "{\"error\":\"no\"}", "[]", "", "<html>"})
    void nothingIsKnownOfAReelWhoseAnswerSaysNoOrNothing(String answer) {
        assertThat(publish(answer, READY)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aContainerThatIsPublishedAlreadyIsNotPublishedAgain() {
        Outcome outcome = publish("{\"status_code\":\"PUBLISHED\"}", PublishContainer.lookFirst(READY));

        assertThat(outcome).isInstanceOf(Outcome.Acknowledged.class);
        assertThat(http.calls()).hasSize(1).allMatch(call -> call.body().text().isEmpty());
    }

    private Outcome publish(String answer, Checkpoint checkpoint) {
        http.answering(answer);
        return new PublishContainer(InstagramApi.Settings.of(PlatformEnvironment.STANDARD.of(new Instagram())))
                .publish(StepContexts.instagram(http, checkpoint));
    }
}

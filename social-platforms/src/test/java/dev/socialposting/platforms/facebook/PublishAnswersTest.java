package dev.socialposting.platforms.facebook;

import static dev.socialposting.platforms.publisher.StepContexts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.publisher.PublishStep.Outcome;
import dev.socialposting.platforms.publisher.ScriptedHttp;
import dev.socialposting.platforms.publisher.StepContexts;
import dev.socialposting.uploads.model.Checkpoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers to the call that publishes mean that Facebook has taken it. */
final class PublishAnswersTest {
    private final ScriptedHttp http = new ScriptedHttp();

    @ParameterizedTest
    @ValueSource(strings = {"{\"success\":true}", "{}", "{\"post_id\":\"1_2\"}", "{\"message\":\"Processing\"}"})
    void aReelIsTakenUnlessTheAnswerSaysNo(String answer) {
        assertThat(finish(answer)).isInstanceOf(Outcome.Acknowledged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"success\":false}", "{\"error\":\"no\"}", "[]", "null", "<html>", ""})
    void nothingIsKnownOfAReelWhoseAnswerSaysNoOrNothing(String answer) {
        assertThat(finish(answer)).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"success\":true}", "{}", "{\"id\":null}", "{\"id\":{\"a\":1}}"})
    void aVideoIsTakenThoughTheAnswerLacksItsId(String answer) {
        Outcome.Acknowledged taken = (Outcome.Acknowledged) post(answer);

        assertThat(PublishVideo.videoId(taken.checkpoint())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"success\":false}", "{\"error\":[]}", "7", "<html>"})
    void nothingIsKnownOfAVideoWhoseAnswerSaysNoOrNothing(String answer) {
        assertThat(post(answer)).isInstanceOf(Outcome.Unknown.class);
    }

    private Outcome finish(String answer) {
        http.answering(answer);
        Checkpoint checkpoint =
                new UploadSession("1", "https://rupload.facebook.com/1", NOW).storedIn(Checkpoint.EMPTY);
        return new PublishReel(FacebookApi.Settings.of(PlatformEnvironment.STANDARD.of(new Facebook())))
                .publish(StepContexts.facebook(http, checkpoint));
    }

    private Outcome post(String answer) {
        http.answering(answer);
        return new PublishVideo(FacebookApi.Settings.of(PlatformEnvironment.STANDARD.of(new Facebook())))
                .publish(StepContexts.facebook(http, Checkpoint.EMPTY));
    }
}

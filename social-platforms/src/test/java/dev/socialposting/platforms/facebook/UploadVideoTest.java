package dev.socialposting.platforms.facebook;

import static dev.socialposting.platforms.publisher.StepContexts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.publisher.RepeatableStep.Outcome;
import dev.socialposting.platforms.publisher.ScriptedHttp;
import dev.socialposting.platforms.publisher.StepContexts;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.WhoActs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadVideoTest {
    private static final String FRESH = "{\"status\":{\"uploading_phase\":{\"status\":\"not_started\"}}}";

    private final ScriptedHttp http = new ScriptedHttp();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/video-upload/v25.0/1",
                "https://rupload.facebook.com.evil.example/video-upload/v25.0/1",
                "https://rupload.facebook.com@evil.example/video-upload/v25.0/1",
                "http://rupload.facebook.com/video-upload/v25.0/1",
                "//rupload.facebook.com/video-upload/v25.0/1",
                "https://rupload.facebook.com"
            })
    void noTokenIsSentToAStrangeAddress(String uploadUrl) {
        http.answering(FRESH);

        PostingError error = ((Outcome.Rejected) upload(uploadUrl)).error();

        assertThat(error.code()).isEqualTo("strange_upload_address");
        assertThat(error.whoActs()).isEqualTo(WhoActs.OPERATOR);
        assertThat(http.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://rupload.facebook.com/video-upload/v25.0/1",
                "https://rupload.facebook.com/video-upload/1"
            })
    void theAddressIsUsedAsFacebookGaveIt(String uploadUrl) {
        http.answering(FRESH).answering("{\"success\":true}");

        assertThat(upload(uploadUrl)).isInstanceOf(Outcome.Advance.class);
        assertThat(http.calls().getLast().uri()).hasToString(uploadUrl);
    }

    @Test
    void aSessionThatHasTheFileAlreadyIsNotGivenItAgain() {
        http.answering("{\"status\":{\"uploading_phase\":{\"status\":\"complete\"}}}");

        assertThat(upload("https://rupload.facebook.com/video-upload/v25.0/1")).isInstanceOf(Outcome.Advance.class);
        assertThat(http.calls()).hasSize(1);
    }

    private Outcome upload(String uploadUrl) {
        Checkpoint checkpoint = new UploadSession("1", uploadUrl, NOW).storedIn(Checkpoint.EMPTY);
        return new UploadSession.Upload(FacebookApi.Settings.of(PlatformEnvironment.STANDARD.of(new Facebook())))
                .run(StepContexts.facebook(http, checkpoint));
    }
}

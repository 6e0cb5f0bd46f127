package dev.socialposting.platforms.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VideoStatusTest {
    @ParameterizedTest
    @ValueSource(strings = {"complete", "completed"})
    void completeIsSpelledInTwoWays(String word) {
        VideoStatus status = status("""
                {"video_status":"ready","uploading_phase":{"status":"%1$s"},"processing_phase":{"status":"%1$s"},
                "publishing_phase":{"status":"%1$s","publish_status":"published"}}""".formatted(word));

        assertThat(status.hasWholeFile()).isTrue();
        assertThat(status.isPublished()).isTrue();
        assertThat(status.hasFailed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"errors\":[{\"code\":1363127,\"message\":\"too low\"}]",
                "\"error\":{\"code\":1363127,\"message\":\"too low\"}"
            })
    void errorsAreSpelledInTwoWays(String error) {
        VideoStatus status =
                status("{\"video_status\":\"error\",\"processing_phase\":{\"status\":\"error\"," + error + "}}");

        assertThat(status.hasFailed()).isTrue();
        assertThat(status.reportedError().map(GraphError::message)).contains("too low");
        assertThat(status.reportedError().flatMap(GraphError::label)).contains("1363127");
    }

    @Test
    void aMessageWithoutACodeIsAnError() {
        VideoStatus status =
                status("{\"processing_phase\":{\"status\":\"error\",\"error\":{\"message\":\"too low\"}}}");

        assertThat(status.reportedError().map(GraphError::message)).contains("too low");
        assertThat(status.reportedError().map(GraphError::isNamed)).contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes_transferred", "bytes_transfered"})
    void someBytesAreAFile(String name) {
        VideoStatus status = status(
                "{\"video_status\":\"uploading\",\"uploading_phase\":{\"status\":\"in_progress\",\"" + name + "\":7}}");

        assertThat(status.hasFile()).isTrue();
        assertThat(status.hasWholeFile()).isFalse();
    }

    @Test
    void aFreshSessionHasNoFileAndIsUntouched() {
        VideoStatus status = status("""
                {"video_status":"uploading","uploading_phase":{"status":"in_progress","bytes_transferred":0},
                "processing_phase":{"status":"not_started"},"publishing_phase":{"status":"not_started"}}""");

        assertThat(status.hasFile()).isFalse();
        assertThat(status.isUntouched()).isTrue();
    }

    /** A real answer before finish was called: fbsamples/reels_publishing_apis, issue 47. */
    @Test
    void processingInAWordIsNotProcessingYet() {
        VideoStatus status = status("""
                {"video_status":"processing","processing_progress":0,
                "uploading_phase":{"status":"complete","bytes_transferred":151626,"source_file_size":151626},
                "processing_phase":{"status":"not_started"},"publishing_phase":{"status":"not_started"}}""");

        assertThat(status.hasWholeFile()).isTrue();
        assertThat(status.isUntouched()).isTrue();
        assertThat(status.isPublished()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"processing_phase\":{\"status\":\"in_progress\"}}",
                "{\"publishing_phase\":{\"status\":\"in_progress\"}}",
                "{\"publishing_phase\":{\"status\":\"not_started\",\"publish_status\":\"scheduled\"}}",
                "{\"publishing_phase\":{\"publish_status\":\"published\"}}",
                "{\"video_status\":\"ready\"}"
            })
    void anyMovementAfterTheUploadIsASignThatPublishingWasAskedFor(String json) {
        assertThat(status(json).isUntouched()).isFalse();
    }

    @Test
    void aFailedCopyrightCheckAloneIsNoFailure() {
        VideoStatus status = status(
                "{\"video_status\":\"processing\",\"copyright_check_status\":{\"status\":\"error\",\"matches_found\":false}}");

        assertThat(status.hasFailed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "scheduled", "error"})
    void aCompletePhaseOfAnythingButPublishingIsNotPublished(String publishStatus) {
        VideoStatus status =
                status("{\"publishing_phase\":{\"status\":\"complete\",\"publish_status\":\"" + publishStatus + "\"}}");

        assertThat(status.isPublished()).isFalse();
        assertThat(status.isDraft()).isEqualTo(publishStatus.equals("draft"));
        assertThat(status.failedToPublish()).isEqualTo(publishStatus.equals("error"));
    }

    @Test
    void aMissingStatusIsNothingAtAll() {
        VideoStatus status = VideoStatus.of(object("{\"id\":\"1\"}"));

        assertThat(status.hasFile()).isFalse();
        assertThat(status.isPublished()).isFalse();
        assertThat(status.hasFailed()).isFalse();
        assertThat(status.inWords())
                .isEqualTo("not told (uploading not told, processing not told, publishing not told)");
    }

    private static VideoStatus status(String json) {
        return VideoStatus.of(object("{\"status\":" + json + "}"));
    }

    private static GraphObject object(String json) {
        try {
            return new GraphObject(new JsonMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

package dev.socialposting.simulator.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mp4InspectorTest {
    @ParameterizedTest
    @CsvSource({
        "vertical.mp4, 720, 1280, 6, 30, avc1",
        "landscape.mp4, 1280, 720, 6, 30, avc1",
        "low-resolution.mp4, 240, 426, 4, 30, avc1",
        "too-long.mp4, 540, 960, 120, 24, avc1",
        "unsupported-codec.mp4, 720, 1280, 4, 30, mp4v"
    })
    void a_video_shows_its_size_length_rate_and_codec(
            String name, int width, int height, long seconds, int framesPerSecond, String codec) {
        byte[] bytes = SampleVideos.bytes(name).orElseThrow();

        VideoFile.Video video = (VideoFile.Video) Mp4Inspector.inspect(bytes);

        assertThat(video.width()).isEqualTo(width);
        assertThat(video.height()).isEqualTo(height);
        assertThat(video.duration()).isCloseTo(Duration.ofSeconds(seconds), Duration.ofMillis(100));
        assertThat(video.framesPerSecond()).isCloseTo(framesPerSecond, org.assertj.core.data.Offset.offset(0.5));
        assertThat(video.videoCodec()).isEqualTo(codec);
        assertThat(video.audioCodec()).isEqualTo(codec.equals("avc1") ? Optional.of("mp4a") : Optional.empty());
        assertThat(video.bytes()).isEqualTo(bytes.length).isLessThan(300_000);
    }

    @Test
    void a_text_an_empty_file_and_half_a_video_are_not_videos() {
        byte[] whole = SampleVideos.bytes("vertical.mp4").orElseThrow();

        assertThat(Mp4Inspector.inspect(SampleVideos.bytes("not-a-video.mp4").orElseThrow()))
                .isEqualTo(new VideoFile.NotAVideo(21));
        assertThat(Mp4Inspector.inspect(new byte[0])).isEqualTo(new VideoFile.NotAVideo(0));
        assertThat(Mp4Inspector.inspect(java.util.Arrays.copyOf(whole, 3000))).isInstanceOf(VideoFile.NotAVideo.class);
    }
}

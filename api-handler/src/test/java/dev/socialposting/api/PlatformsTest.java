package dev.socialposting.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.TestCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code GET /api/social/platforms}. The dashboard's tests work with the answer that is kept in {@code shared-cases/platforms.json}.
 */
class PlatformsTest {
    private static final Path KEPT = Path.of("../shared-cases/platforms.json");
    private static final Path GIVEN = Path.of("target/platforms.json");
    private static final String PATH = "/api/social/platforms";

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final ApiBench api = new ApiBench();

    @Test
    void tellsWhatTheDashboardIsTestedWith() throws IOException {
        JsonNode answer = api.call(TestCall.get(PATH)).json();
        Files.writeString(GIVEN, json.writeValueAsString(answer) + "\n");

        assertThat(GIVEN).as("is to be copied to %s", KEPT).hasSameTextualContentAs(KEPT);
    }

    @Test
    void isNotSentTwiceToWhoHasIt() {
        String tag = api.call(TestCall.get(PATH)).header("ETag").orElseThrow();

        assertThat(api.call(TestCall.get(PATH).with("If-None-Match", tag)).status())
                .isEqualTo(304);
    }
}

package dev.socialposting.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.DestinationReader.Known;
import dev.socialposting.platforms.DestinationReader.Refused;
import dev.socialposting.platforms.facebook.Facebook;
import dev.socialposting.uploads.model.Destination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationReaderTest {
    private final DestinationReader reader = new DestinationReader(SocialPlatforms.standard());

    @Test
    void readsADestinationOnAPlatformWeKnow() {
        assertThat(reader.read("facebook:100000000000001"))
                .isEqualTo(new Known(new Destination(Facebook.ID, "100000000000001")));
    }

    @ParameterizedTest
    @CsvSource({
        "instagram, malformed_destination",
        "instagram:, malformed_destination",
        "Instagram:1, malformed_destination",
        "instagram:our.shop, malformed_destination",
        "myspace:tom, unknown_platform"
    })
    void saysWhyAnythingElseIsNone(String text, String code) {
        assertThat(reader.read(text))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void namesThePlatformsThereAre() {
        assertThat(reader.read("myspace:tom"))
                .hasToString("Refused[code=unknown_platform, detail=There is no such"
                        + " platform. There are: instagram, facebook.]");
    }
}

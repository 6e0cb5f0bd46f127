package dev.socialposting.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialposting.environment.Environment;
import dev.socialposting.uploads.model.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformEnvironmentTest {
    private static final Platform PLATFORM = new Platform("facebook");
    private static final Map<String, String> STANDARD =
            Map.of("graph", "https://graph.facebook.com", "version", "v25.0");

    @Test
    void withoutOverridesEveryPlatformIsWhereItReallyIs() {
        assertThat(environment("").settings(PLATFORM, STANDARD).values()).isEqualTo(STANDARD);
        assertThat(environment("{}").settings(PLATFORM, STANDARD).values()).isEqualTo(STANDARD);
    }

    @Test
    void aSimulatorStandsForAllAddressesAndForNothingElse() {
        PlatformEnvironment simulated = PlatformEnvironment.simulatedAt("http://127.0.0.1:8090");

        assertThat(simulated.settings(PLATFORM, STANDARD).values())
                .containsEntry("graph", "http://127.0.0.1:8090/graph.facebook.com")
                .containsEntry("version", "v25.0");
        assertThat(environment(simulated.toJson())).isEqualTo(simulated);
    }

    @Test
    void aSettingOfOnePlatformWinsAndLeavesTheOthersAlone() {
        PlatformEnvironment overridden = environment(
                "{\"*\": {\"simulator\": \"http://127.0.0.1:8090\"}, \"facebook\": {\"graph\": \"https://proxy.example/\"}}");

        assertThat(overridden.settings(PLATFORM, STANDARD).get("graph")).isEqualTo("https://proxy.example");
        assertThat(overridden.settings(new Platform("other"), STANDARD).get("graph"))
                .isEqualTo("http://127.0.0.1:8090/graph.facebook.com");
    }

    @Test
    void whatIsMisspelledIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocialPlatforms.in(environment("{\"facebok\": {\"version\": \"v26.0\"}}")))
                .withMessage("PLATFORM_OVERRIDES: there is no platform facebok");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocialPlatforms.in(environment("{\"facebook\": {\"verson\": \"v26.0\"}}")))
                .withMessageStartingWith("PLATFORM_OVERRIDES: facebook has no setting verson, but ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> environment("v26.0"))
                .withMessageStartingWith("PLATFORM_OVERRIDES must be a JSON object");
    }

    private static PlatformEnvironment environment(String json) {
        return PlatformEnvironment.from(new Environment(Map.of("PLATFORM_OVERRIDES", json)));
    }
}

package dev.socialposting.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Path ROOT = Path.of("/repository");

    @Test
    void everythingHasAUsualPlace() {
        Settings settings = Settings.from(Map.of(), ROOT, false);

        assertThat(settings.port(LocalPort.GATEWAY)).isEqualTo(8080);
        assertThat(settings.port(LocalPort.SIMULATOR)).isEqualTo(8090);
        assertThat(settings.port(LocalPort.DYNAMODB)).isEqualTo(8091);
        assertThat(settings.port(LocalPort.SQS)).isEqualTo(8092);
        assertThat(settings.port(LocalPort.KMS)).isEqualTo(8093);
        assertThat(settings.data()).isEqualTo(ROOT.resolve(".local"));
    }

    @Test
    void variablesMoveItElsewhere() {
        Settings settings = Settings.from(Map.of("PORT", "9000", "LOCAL_DATA", "/elsewhere"), ROOT, false);

        assertThat(settings.port(LocalPort.GATEWAY)).isEqualTo(9000);
        assertThat(settings.port(LocalPort.SIMULATOR)).isEqualTo(8090);
        assertThat(settings.data()).isEqualTo(Path.of("/elsewhere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", "80 80", "999999999999"})
    void whatIsNoPortIsRefusedByTheNameOfItsVariable(String text) {
        assertThatThrownBy(() -> Settings.from(Map.of("SQS_PORT", text), ROOT, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SQS_PORT must be a port number, but is %s", text);
    }

    @Test
    void theCommandLineAsksForAStartAFreshStartOrHelp() {
        assertThat(commandLine()).isEqualTo(new CommandLine.Run(false));
        assertThat(commandLine("--fresh")).isEqualTo(new CommandLine.Run(true));
        assertThat(commandLine("--fresh", "--help")).isEqualTo(new CommandLine.Help());
        assertThat(commandLine("--frish")).isEqualTo(new CommandLine.Wrong("--frish"));
    }

    private static CommandLine commandLine(String... arguments) {
        return CommandLine.of(arguments);
    }
}

package dev.socialposting.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.local.FunctionChoice.All;
import dev.socialposting.local.FunctionChoice.Only;
import dev.socialposting.local.FunctionChoice.Without;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.Template;
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
        assertThat(settings.port(LocalPort.SIGN_IN)).isEqualTo(8094);
        assertThat(settings.data()).isEqualTo(ROOT.resolve(".local"));
    }

    @Test
    void variablesMoveItElsewhere() {
        Settings settings = Settings.from(Map.of("PORT", "9000", "LOCAL_DATA", "/elsewhere"), ROOT, false);

        assertThat(settings.port(LocalPort.GATEWAY)).isEqualTo(9000);
        assertThat(settings.data()).isEqualTo(Path.of("/elsewhere"));
    }

    @Test
    void allPortsFollowThatOfTheGatewayUnlessTheyAreSet() {
        Settings settings = Settings.from(Map.of("PORT", "9000", "SQS_PORT", "7000"), ROOT, false);

        assertThat(settings.port(LocalPort.SIMULATOR)).isEqualTo(9010);
        assertThat(settings.port(LocalPort.DYNAMODB)).isEqualTo(9011);
        assertThat(settings.port(LocalPort.SQS)).isEqualTo(7000);
        assertThat(settings.port(LocalPort.KMS)).isEqualTo(9013);
        assertThat(settings.port(LocalPort.SIGN_IN)).isEqualTo(9014);
    }

    @Test
    void aFreePortForTheGatewayIsAFreePortForAll() {
        Settings settings = Settings.from(Map.of("PORT", "0"), ROOT, false);

        assertThat(LocalPort.values())
                .allSatisfy(port -> assertThat(settings.port(port)).isZero());
    }

    @Test
    void aPortWithoutRoomForTheOthersAfterItIsRefused() {
        assertThatThrownBy(() -> Settings.from(Map.of("PORT", "65530"), ROOT, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PORT must be at most 65521");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", "80 80", "999999999999"})
    void whatIsNoPortIsRefusedByTheNameOfItsVariable(String text) {
        assertThatThrownBy(() -> Settings.from(Map.of("SQS_PORT", text), ROOT, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SQS_PORT must be a port number, but is %s", text);
    }

    @Test
    void theCommandLineAsksForAStartOrAFreshStart() {
        assertThat(commandLine()).isEqualTo(new RunOptions.Run(false, false, new All()));
        assertThat(commandLine("--fresh")).isEqualTo(new RunOptions.Run(true, false, new All()));
        assertThat(commandLine("--login")).isEqualTo(new RunOptions.Run(false, true, new All()));
        assertThat(commandLine("--frish")).isEqualTo(new RunOptions.Wrong("Unknown option: '--frish'"));
    }

    @Test
    void theCommandLineMayNameOneFunctionToRunOrToLeaveOut() {
        assertThat(commandLine("--only", "DispatcherFunction"))
                .isEqualTo(new RunOptions.Run(false, false, new Only("DispatcherFunction")));
        assertThat(commandLine("--without", "DispatcherFunction", "--fresh"))
                .isEqualTo(new RunOptions.Run(true, false, new Without("DispatcherFunction")));
        assertThat(commandLine("--only"))
                .isEqualTo(new RunOptions.Wrong("Missing required parameter for option '--only' (FUNCTION)"));
    }

    @Test
    void theFunctionsThatRunAreTheTemplatesOwn() {
        Template template = Template.find();

        assertThat(new Without("PostingWorkerFunction").of(template))
                .extracting(FunctionDefinition::logicalId)
                .containsExactly("ApiFunction", "TransferFunction", "DispatcherFunction");
        assertThat(new Only("PostingWorkerFunction").of(template))
                .containsExactly(template.function("PostingWorkerFunction"));
        assertThatThrownBy(() -> new Only("Worker").of(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PostingWorkerFunction");
    }

    @Test
    void whatRunsElsewhereNeedsNoPortAndNoDataHere() {
        Map<String, String> aws =
                Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1", "SIMULATOR_URL", "http://127.0.0.1:2");
        Settings elsewhere = Settings.from(aws, ROOT, false);
        Settings here = Settings.from(Map.of(), ROOT, false);

        assertThat(elsewhere.portsToOpen()).containsExactly(LocalPort.GATEWAY, LocalPort.SIGN_IN);
        assertThat(elsewhere.keepsData()).isFalse();
        assertThat(here.portsToOpen()).containsExactly(LocalPort.values());
        assertThat(here.keepsData()).isTrue();
    }

    private static RunOptions commandLine(String... arguments) {
        return RunOptions.of(arguments);
    }
}

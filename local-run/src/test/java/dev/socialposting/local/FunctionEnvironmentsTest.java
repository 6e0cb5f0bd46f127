package dev.socialposting.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalAwsExtension.class)
class FunctionEnvironmentsTest {

    private static final URI SIMULATOR = URI.create("http://127.0.0.1:1234");

    private final LocalAws aws;

    FunctionEnvironmentsTest(LocalAws aws) {
        this.aws = aws;
    }

    @Test
    void noFunctionIsLedToARealPlatform() {
        FunctionEnvironments environments = new FunctionEnvironments(aws, SIMULATOR, Map.of());

        assertThat(aws.template().functions())
                .allSatisfy(function -> assertThat(
                                environments.of(function.logicalId()).values())
                        .noneMatch(value -> value.startsWith("https://")));
        assertThat(environments.of("PostingWorkerFunction"))
                .containsEntry("PLATFORM_OVERRIDES", "{\"*\":{\"simulator\":\"http://127.0.0.1:1234\"}}")
                .containsEntry(
                        "AWS_ENDPOINT_URL_SQS", aws.endpoint(AwsService.SQS).toString());
    }

    @Test
    void videosOfTheSimulatorAreAllowed() {
        FunctionEnvironments environments = new FunctionEnvironments(aws, SIMULATOR, Map.of());

        assertThat(environments.of("ApiFunction")).containsEntry("VIDEO_URL_ALLOWED_ORIGINS", "http://127.0.0.1:1234");
    }

    @Test
    void theTerminalIsNotFilledWithMetricsThatNobodyReads() {
        FunctionEnvironments environments = new FunctionEnvironments(aws, SIMULATOR, Map.of());

        assertThat(aws.template().functions())
                .allSatisfy(function ->
                        assertThat(environments.of(function.logicalId())).containsEntry("METRICS_SERVICE", ""));
    }

    @Test
    void aFailedStepIsTriedAgainSoonerThanDeployed() {
        FunctionEnvironments environments = new FunctionEnvironments(aws, SIMULATOR, Map.of());

        assertThat(environments.of("PostingWorkerFunction")).containsEntry("RETRY_DELAYS_SECONDS", "10,60");
        assertThat(aws.environment("PostingWorkerFunction")).containsEntry("RETRY_DELAYS_SECONDS", "30,600");
    }

    @Test
    void theLimitOfCallsOfEachUserIsOff() {
        FunctionEnvironments environments = new FunctionEnvironments(aws, SIMULATOR, Map.of());

        assertThat(environments.of("ApiFunction")).containsEntry("WRITING_CALLS_PER_MINUTE", "0");
        assertThat(aws.environment("ApiFunction")).containsEntry("WRITING_CALLS_PER_MINUTE", "300");
    }

    @Test
    void theProcesssOwnVariablesWinWhereAFunctionHasThem() {
        FunctionEnvironments environments = new FunctionEnvironments(
                aws, SIMULATOR, Map.of("RETRY_DELAYS_SECONDS", "1,2", "HOME", "/home/of/nobody"));

        assertThat(environments.of("PostingWorkerFunction"))
                .containsEntry("RETRY_DELAYS_SECONDS", "1,2")
                .doesNotContainKey("HOME");
    }
}

package dev.socialposting.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub runs: nothing that others wrote runs where there are credentials, and what is deployed is what was tested. */
class WorkflowsTest {
    private static final String COMMIT = "08c6903cd8c0fde910a37f88322edcfb5dd907a8";

    @Test
    void noWorkflowRunsWhatOthersWroteWithCredentials() throws IOException {
        assertThat(Workflow.all())
                .hasSizeGreaterThan(4)
                .allSatisfy(workflow -> assertThat(workflow.faults()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bin/deploy staging --yes",
                "mvn -B verify",
                "bash .ci/run",
                "npm ci",
                "pip install aws-sam-cli",
                "bin/test",
                "tar -xf packages.tar; ./run",
                "echo \"$(bin/test)\"",
                "bin/deploy \"$ENVIRONMENT\" --yes"
            })
    void aCommandThatMayBuildIsNoticedInAJobWithARole(String command) {
        assertThat(job("contents: read, id-token: write", "run: " + quoted(command)))
                .singleElement()
                .asString()
                .contains(command);
    }

    @Test
    void soItIsInAJobThatMayWriteToTheRepositoryOrHasASecret() {
        assertThat(job("contents: write", "run: bash .ci/run")).hasSize(1);
        assertThat(job("contents: read", "{run: bash .ci/run, env: {KEY: '${{ secrets.KEY }}'}}"))
                .hasSize(1);
        assertThat(job("contents: read", "run: bash .ci/run")).isEmpty();
    }

    @Test
    void anActionThatInstallsOrIsNotPinnedIsNoticed() {
        assertThat(job("id-token: write", "uses: actions/setup-java@" + COMMIT)).hasSize(1);
        assertThat(job("contents: read", "uses: actions/setup-java@v5")).hasSize(1);
        assertThat(job("contents: read", "uses: actions/checkout@" + COMMIT)).hasSize(1);
        assertThat(job("contents: read", "run: " + quoted("echo ${{ github.head_ref }}")))
                .hasSize(1);
    }

    @Test
    void aWorkflowWithoutPermissionsOfItsOwnIsNoticed() {
        assertThat(Workflow.parse("w.yml", "on: push\njobs: {}").faults()).hasSize(1);
        assertThat(Workflow.parse("w.yml", "on: push\npermissions: {contents: write}\njobs: {}")
                        .faults())
                .hasSize(1);
        assertThat(Workflow.parse("w.yml", "on: {pull_request_target: }\npermissions: {}\njobs: {}")
                        .faults())
                .hasSize(1);
    }

    @Test
    void prodGetsTheBytesThatWereTestedAndThatStagingHad() throws IOException {
        Workflow deploy = named("deploy.yml");
        List<JsonNode> deployments = deploy.jobs().stream()
                .filter(job -> job.getValue().path("uses").asText().equals("./.github/workflows/deploy-to.yml"))
                .map(job -> job.getValue().path("with"))
                .toList();

        assertThat(deployments)
                .extracting(with -> with.path("environment").asText())
                .containsExactly("staging", "prod");
        assertThat(deployments).allSatisfy(with -> {
            assertThat(with.path("packages").asText()).isEqualTo("${{ needs.test.outputs.digest }}");
            assertThat(with.path("tools").asText()).isEqualTo("${{ needs.tools.outputs.digest }}");
        });
        assertThat(deploy.tree().at("/jobs/prod/needs").toString()).contains("staging");
    }

    @Test
    void everyDependencyIsUpdatedInAGroupAndWhatMendsAWeaknessAtOnce() throws IOException {
        String file = Files.readString(DeployedStack.root().resolve(".github/dependabot.yml"));
        JsonNode updates = Workflow.parse("dependabot.yml", file).tree().path("updates");

        assertThat(updates.findValuesAsText("package-ecosystem")).contains("maven", "npm", "pip", "github-actions");
        assertThat(updates)
                .allSatisfy(update -> assertThat(update.path("groups")).isNotEmpty());
        assertThat(updates)
                .filteredOn(update -> !update.path("package-ecosystem").asText().equals("github-actions"))
                .allSatisfy(update -> assertThat(
                                update.at("/groups/weaknesses/applies-to").asText())
                        .isEqualTo("security-updates"));
    }

    private static Workflow named(String name) throws IOException {
        return Workflow.all().stream()
                .filter(workflow -> workflow.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> job(String permissions, String step) {
        return Workflow.parse(
                        "w.yml",
                        "on: push\npermissions: {}\njobs: {job: {permissions: {%s}, steps: [%s]}}"
                                .formatted(permissions, step.startsWith("{") ? step : "{" + step + "}"))
                .faults();
    }

    private static String quoted(String command) {
        return "'" + command.replace("'", "''") + "'";
    }
}

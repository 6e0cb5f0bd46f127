package dev.socialposting.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulator.Answered;
import dev.socialposting.simulator.InstagramClient;
import dev.socialposting.simulator.Simulation;
import dev.socialposting.simulator.model.FaultProfile;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.FaultInjector;
import dev.socialposting.simulator.state.FaultInjector.InjectedFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultProfileTest {
    private static final int SEED = 7;

    private final Simulation simulation = new Simulation();
    private final SimulatedAccount account =
            simulation.account(Meta.INSTAGRAM, ScenarioChoice.of("happy-path").with("quota_total", 1000));
    private final InstagramClient client = new InstagramClient(simulation, account);

    @Test
    void a_share_of_the_calls_goes_wrong_whichever_account_they_are_for() {
        failing(5);

        long wrong =
                reads(2000).stream().filter(answer -> answer.status() != 200).count();

        assertThat(wrong).isBetween(60L, 140L);
        FaultInjector.Report report = simulation.control().faults();
        assertThat(report.calls()).isEqualTo(2000);
        assertThat(report.faults().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo((int) wrong);
        assertThat(report.faults().values()).allMatch(times -> times > 0);
    }

    @Test
    void the_same_seed_brings_the_same_weather() {
        failing(30);
        List<Integer> first = reads(50).stream().map(Answered::status).toList();
        failing(30);

        assertThat(reads(50).stream().map(Answered::status)).isEqualTo(first);
    }

    @Test
    void a_publish_call_that_goes_wrong_may_have_taken_effect_and_the_ledger_knows() {
        List<String> containers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            containers.add(client.readyContainer("Post " + i));
        }
        failing(100);

        List<Answered> answers = containers.stream().map(client::publish).toList();

        assertThat(answers).noneMatch(answer -> answer.status() == 200);
        Map<InjectedFault, Integer> faults = simulation.control().faults().faults();
        assertThat(simulation.publishedByApi(account))
                .hasSize(faults.getOrDefault(InjectedFault.CUT_AFTERWARDS, 0)
                        + faults.getOrDefault(InjectedFault.SERVER_ERROR_AFTERWARDS, 0))
                .isNotEmpty()
                .hasSizeLessThan(containers.size());
    }

    @Test
    void what_goes_wrong_looks_as_the_platform_makes_it_look() {
        failing(100);

        List<Answered> answers = reads(60);

        assertThat(answers).anyMatch(Answered::cut);
        assertThat(answers)
                .anyMatch(answer -> answer.status() == 429
                        && answer.error().equals("4")
                        && answer.header("X-Business-Use-Case-Usage").isPresent());
        assertThat(answers)
                .anyMatch(answer -> answer.status() == 503 && answer.text().startsWith("<!DOCTYPE html>"));
        assertThat(answers)
                .anyMatch(answer -> answer.status() == 500 && answer.error().equals("1"));
    }

    @Test
    void an_accounts_own_scenario_goes_before_the_weather() {
        InstagramClient refused =
                new InstagramClient(simulation, simulation.account(Meta.INSTAGRAM, ScenarioChoice.of("token-error")));
        failing(100);

        assertThat(refused.get("/me").error()).isEqualTo("190/463");
    }

    @Test
    void a_reset_calms_it() {
        failing(100);

        simulation.control().reset();

        assertThat(simulation.control().faults().profile()).isEqualTo(FaultProfile.NONE);
    }

    private void failing(int percent) {
        simulation.control().changeFaults(new FaultProfile(Duration.ZERO, Duration.ZERO, percent, SEED));
    }

    private List<Answered> reads(int times) {
        List<Answered> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(client.get("/me?fields=username"));
        }
        return answers;
    }
}

package dev.socialposting.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulation.Plan.Account;
import dev.socialposting.simulation.Plan.Post;
import dev.socialposting.simulation.Plan.Timing;
import dev.socialposting.simulation.Plan.Trouble;
import dev.socialposting.simulation.SimulatedSystem.Environment;
import dev.socialposting.simulation.Simulation.Outcome;
import dev.socialposting.simulator.model.ScenarioChoice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A worker calls itself for as long as a platform makes it wait, which Lambda takes for a loop unless the function may. */
final class RecursiveLoopTest {
    @ParameterizedTest
    @FieldSource("dev.socialposting.simulation.Flow#ALL")
    void aLongWaitOfAWorkerThatMayCallItselfLeavesNoDeadLetter(Flow flow) {
        Outcome outcome = afterAnHourOfProcessing(flow, true);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.system().queue.deadLetters()).isEmpty();
        assertThat(mostHops(outcome)).isGreaterThan(Poller.MOST_HOPS);
    }

    @ParameterizedTest
    @FieldSource("dev.socialposting.simulation.Flow#ALL")
    void withoutThatLambdaStopsItAndTheMessageIsADeadLetter(Flow flow) {
        Outcome outcome = afterAnHourOfProcessing(flow, false);

        assertThat(outcome.system().queue.deadLetters()).isNotEmpty();
        assertThat(mostHops(outcome)).isEqualTo(Poller.MOST_HOPS);
    }

    private static int mostHops(Outcome outcome) {
        return outcome.system().poller.mostHops();
    }

    private static Outcome afterAnHourOfProcessing(Flow flow, boolean mayCallItself) {
        ScenarioChoice slow = ScenarioChoice.of("slow-processing").with("processing_seconds", 3600);
        Plan plan = new Plan(
                new Environment(
                        0,
                        false,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        List.of(Duration.ZERO),
                        1,
                        mayCallItself),
                List.of(new Account(flow, new Trouble(slow, false))),
                List.of(new Post(Duration.ZERO, "A post", List.of(0), Optional.of("key"), Timing.NOW)),
                List.of(),
                List.of(),
                OptionalLong.empty());
        return Simulation.run(plan, (_, _) -> Faults.none(), Trace.fingerprintOnly());
    }
}

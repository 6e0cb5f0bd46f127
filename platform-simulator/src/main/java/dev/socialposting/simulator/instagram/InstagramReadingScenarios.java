package dev.socialposting.simulator.instagram;

import static dev.socialposting.simulator.graph.Faults.at;
import static dev.socialposting.simulator.graph.Faults.during;
import static dev.socialposting.simulator.graph.Faults.first;
import static dev.socialposting.simulator.graph.Faults.instead;
import static dev.socialposting.simulator.graph.ScenarioParameter.number;
import static dev.socialposting.simulator.graph.ScenarioParameter.text;

import dev.socialposting.simulator.graph.CommonScenarios;
import dev.socialposting.simulator.graph.Fault;
import dev.socialposting.simulator.graph.Faults;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.ScenarioDefinition;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.StepCall;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Scenarios about reading containers and media. */
final class InstagramReadingScenarios {
    private InstagramReadingScenarios() {}

    static List<ScenarioDefinition<InstagramScript>> all() {
        return List.of(
                ScenarioDefinition.faulty(
                        "container-unreadable",
                        10,
                        "Reading a container answers 100/33 for some minutes after the first read; publishing works.",
                        values -> unreadable(at(Step.POLL).and(during(Duration.ofMinutes(values.number("minutes"))))),
                        number("minutes", 5, "for how long")),
                ScenarioDefinition.faulty(
                        "permalink-fails",
                        11,
                        "Reading the published media fails at first.",
                        values -> instead(
                                at(Step.PERMALINK).and(first(values.number("times"))),
                                GraphReply.refused(CommonScenarios.unknownError())),
                        number("times", 3, "how many reads of each media fail")),
                ScenarioDefinition.of(
                        "field-refused",
                        0,
                        "Reads of containers and media that ask for a field are refused with 100, as if there were no such field.",
                        (script, values) -> script.refuseField(values.text("field")),
                        text("field", "media_product_type", "its name")));
    }

    private static Faults unreadable(Predicate<StepCall> calls) {
        return call -> calls.test(call)
                ? new Fault.Instead(GraphReply.refused(GraphError.notVisible("GET", call.object())))
                : new Fault.None();
    }
}

package dev.socialposting.simulator.graph;

import dev.socialposting.simulator.state.Step;
import java.util.function.Supplier;

/**
 * What a call turned out to ask for.
 *
 * @param object what it is about, such as a container's id: scenarios count calls for each object apart
 * @param act does it
 */
public record Route(Step step, String object, Supplier<GraphReply> act) {

    /** A call for something that does not exist. */
    public static Route unknown(GraphCall call) {
        return new Route(
                Step.OTHER, "", () -> GraphReply.refused(GraphError.notVisible(call.method(), call.segment(0))));
    }
}

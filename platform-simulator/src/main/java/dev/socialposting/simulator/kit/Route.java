package dev.socialposting.simulator.kit;

import dev.socialposting.simulator.state.Step;
import java.util.function.Supplier;

/**
 * What a call turned out to ask for.
 *
 * @param object what it is about, such as a container's id: scenarios count calls for each object apart
 * @param act does it
 */
public record Route(Step step, String object, Supplier<? extends Reply> act) {}

package dev.socialposting.worker;

import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.StepContext;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What one turn works with.
 *
 * @param lane which steps it runs
 * @param step what a step is given, made anew for each
 * @param stopBy no step begins after this
 */
record TurnContext(
        LeasedPosting leased,
        Moves moves,
        Obstacles obstacles,
        PauseGate gate,
        LimitGate limits,
        StepStarter starter,
        DetailedLogger log,
        Clock clock,
        Lane lane,
        Flow flow,
        Supplier<StepContext> step,
        Instant stopBy) {}

package dev.socialposting.simulator.kit;

import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.login.LoginQuestion;
import java.util.Optional;

/** A platform that answers calls. Whoever calls it holds the simulator's one lock. */
public interface RunningPlatform {
    /** Handles a call to one of the platform's hosts. */
    HandledCall handle(ApiCall call);

    /** What a browser sees that an app sent here to ask a person; nothing at any other address. */
    Optional<LoginQuestion> signIn(SimulatorRequest request);

    /** Writes down what has happened by itself since the last call, such as a post that became public. */
    default void settle() {}
}

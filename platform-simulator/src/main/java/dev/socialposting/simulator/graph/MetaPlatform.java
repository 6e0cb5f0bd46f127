package dev.socialposting.simulator.graph;

import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.HandledCall;
import dev.socialposting.simulator.kit.SimulatedPlatform.RunningPlatform;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.util.Optional;

/** A platform whose accounts are also reached through the hosts that Meta's platforms share. */
public interface MetaPlatform extends RunningPlatform {
    /** Which platform it is. */
    Platform id();

    /** Whose account, post or video an id is. */
    Optional<SimulatedAccount> ownerOf(String id);

    /** Handles a call for the account that its token stands for. */
    HandledCall handle(ApiCall call, SimulatedAccount account);

    /** The first segment of the addresses that the upload host gives this platform's files. */
    String uploadPath();

    /** Handles an upload. */
    HandledCall upload(ApiCall call, SimulatedAccount account);
}

package dev.socialposting.simulator;

import dev.socialposting.simulator.facebook.Facebook;
import dev.socialposting.simulator.instagram.Instagram;
import dev.socialposting.simulator.kit.SimulatedPlatform;
import dev.socialposting.simulator.model.Platform;
import java.util.List;
import java.util.Optional;

/** The platforms that the simulator plays: the only place that lists them. */
public final class Platforms {
    private static final List<SimulatedPlatform> ALL = List.of(new Instagram(), new Facebook());

    private Platforms() {}

    /** All platforms. */
    public static List<SimulatedPlatform> all() {
        return ALL;
    }

    /** The platform of an id. */
    public static Optional<SimulatedPlatform> find(Platform id) {
        return ALL.stream().filter(platform -> platform.id().equals(id)).findFirst();
    }
}

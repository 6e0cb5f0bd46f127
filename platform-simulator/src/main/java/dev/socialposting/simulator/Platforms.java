package dev.socialposting.simulator;

import dev.socialposting.simulator.kit.SimulatedPlatform;
import dev.socialposting.simulator.model.Platform;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The platforms that the simulator plays: those that {@code META-INF/services} names, in its order. */
public final class Platforms {
    private static final List<SimulatedPlatform> ALL =
            ServiceLoader.load(SimulatedPlatform.class, SimulatedPlatform.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

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

package dev.socialposting.simulator.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A platform the simulator can play. */
public enum Platform {
    INSTAGRAM("Instagram"),
    FACEBOOK("Facebook");

    private final String displayName;

    Platform(String displayName) {
        this.displayName = displayName;
    }

    /** The platform whose id is given, such as {@code instagram}. */
    public static Optional<Platform> ofId(String id) {
        return Arrays.stream(values())
                .filter(platform -> platform.id().equals(id))
                .findFirst();
    }

    /** The name in lower case, as it is written in addresses and JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name as people write it. */
    public String displayName() {
        return displayName;
    }
}

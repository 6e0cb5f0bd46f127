package dev.socialposting.platforms;

import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.secrets.SecretShape;
import dev.socialposting.uploads.model.Platform;
import java.util.List;

/**
 * A social network: everything that is special about it. Its package holds the rest.
 *
 * <p>A platform is one of this version if its class, which has a public constructor without parameters, stands in {@code
 * META-INF/services/dev.socialposting.platforms.SocialPlatform}; they are shown in the order of that file.
 */
public interface SocialPlatform {
    /** Its name in the API. */
    Platform id();

    /** What it accepts. */
    PlatformRules rules();

    /** What its secrets look like. */
    List<SecretShape> secrets();

    /** How its accounts are connected. */
    Connector connector();

    /**
     * How videos are published on it, where the environment says it is.
     *
     * @throws IllegalArgumentException if the environment overrides a setting that it does not have
     */
    VideoPublisher publisher(PlatformEnvironment environment);
}

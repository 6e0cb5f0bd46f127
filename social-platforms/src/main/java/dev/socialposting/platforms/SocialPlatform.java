package dev.socialposting.platforms;

import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.secrets.SecretShape;
import dev.socialposting.uploads.model.Platform;
import java.util.List;
import java.util.Map;

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

    /** Its settings by name, as they usually are: where its services are, and which version of them is asked for. */
    Map<String, String> settings();

    /** How videos are published on it; made when it is asked for, because the API has no use for it. */
    VideoPublisher publisher(PlatformEnvironment.Settings settings);
}

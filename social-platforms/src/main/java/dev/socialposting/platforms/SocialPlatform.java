package dev.socialposting.platforms;

import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.secrets.SecretShape;
import dev.socialposting.uploads.model.Platform;
import java.util.List;

/** A social network: everything that is special about it. Its package holds the rest. */
public interface SocialPlatform {
    /** Its name in the API. */
    Platform id();

    /** What it accepts. */
    PlatformRules rules();

    /** What its secrets look like. */
    List<SecretShape> secrets();

    /** How its accounts are connected. */
    Connector connector();

    /** How videos are published on it; made when it is asked for, because the API has no use for it. */
    VideoPublisher publisher();
}

package dev.socialposting.simulation;

import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.Platform;

/** The ways of publishing. */
enum Flow {
    INSTAGRAM_LOGIN("Instagram, by Instagram Login", Meta.INSTAGRAM),
    INSTAGRAM_BY_FACEBOOK_LOGIN("Instagram, by Facebook Login", Meta.INSTAGRAM),
    FACEBOOK_REEL("Facebook Reel", Meta.FACEBOOK),
    FACEBOOK_VIDEO("Facebook video", Meta.FACEBOOK);

    final String inWords;
    private final Platform platform;

    Flow(String inWords, Platform platform) {
        this.inWords = inWords;
        this.platform = platform;
    }

    Platform platform() {
        return platform;
    }

    /** The account as this way of publishing needs it connected. */
    NewAccount by(NewAccount account) {
        return this == INSTAGRAM_BY_FACEBOOK_LOGIN ? account.by(Meta.FACEBOOK_LOGIN) : account;
    }

    /** Whether the post has to ask for this way by an option. */
    boolean isAskedFor() {
        return this == FACEBOOK_VIDEO;
    }
}

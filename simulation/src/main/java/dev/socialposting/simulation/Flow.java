package dev.socialposting.simulation;

import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.Platform;

/** The ways of publishing. */
enum Flow {
    INSTAGRAM_LOGIN("Instagram, by Instagram Login"),
    INSTAGRAM_BY_FACEBOOK_LOGIN("Instagram, by Facebook Login"),
    FACEBOOK_REEL("Facebook Reel"),
    FACEBOOK_VIDEO("Facebook video");

    final String inWords;

    Flow(String inWords) {
        this.inWords = inWords;
    }

    Platform platform() {
        return switch (this) {
            case INSTAGRAM_LOGIN, INSTAGRAM_BY_FACEBOOK_LOGIN -> Meta.INSTAGRAM;
            case FACEBOOK_REEL, FACEBOOK_VIDEO -> Meta.FACEBOOK;
        };
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

package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.model.AccountKey;
import java.time.Instant;

/** A published Reel, as Instagram's own tables have it. */
record InstagramMedia(
        String id,
        AccountKey owner,
        String shortcode,
        String permalink,
        String caption,
        String mediaUrl,
        boolean sharedToFeed,
        boolean byApi,
        Instant publishedAt) {}

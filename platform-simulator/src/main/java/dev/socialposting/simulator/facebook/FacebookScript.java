package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.kit.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a Page behaves: the defaults of a healthy one, changed by its scenario. Made anew for each call, never shared. */
final class FacebookScript extends Script {
    /** How the status object is spelled, for which the documentation and real answers differ. */
    enum Spelling {
        /** {@code complete}, {@code bytes_transferred}, {@code errors[{code,message}]}. */
        REAL,
        /** {@code completed}, {@code bytes_transfered}, {@code error{message}}. */
        DOCS
    }

    /** Which Pages {@code /me/accounts} shows to a person who logged in by way of this Page. */
    enum PageListing {
        ALL,
        NONE,
        WITHOUT_CREATE_CONTENT,
        SECOND_PAGE
    }

    PageVideo.Plan plan = PageVideo.Plan.healthy();
    int expiringSessions;
    Duration expiringLifetime = Duration.ofHours(24);
    int reelsPublishedElsewhere;
    Duration reelsFreeAfter = Duration.ZERO;
    Duration listDelay = Duration.ZERO;
    Duration finishHiddenFor = Duration.ZERO;
    Optional<Duration> duplicateBefore = Optional.empty();
    boolean videosEndAsDraft;
    boolean uprightVideosAreReels;
    Spelling spelling = Spelling.REAL;
    boolean processingBeforeFinish;
    boolean relativePermalink;
    int chunkBytes = 1 << 20;
    int brokenChunks;
    PageListing pageListing = PageListing.ALL;

    FacebookScript() {}

    /** Whether nothing that can be read shows yet that publishing a video was asked for. */
    boolean hidesFinish(PageVideo video, Instant now) {
        return video.finish()
                .filter(finish -> now.isBefore(finish.at().plus(finishHiddenFor)))
                .isPresent();
    }
}

package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.kit.Script;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How an account behaves: the defaults of a healthy one, changed by its scenario. Made anew for each call, never shared. */
final class InstagramScript extends Script {
    /** The three forms in which the token endpoint is known to answer. */
    enum TokenAnswer {
        /** {@code {"data":[{...}]}}, permissions as text: the documented form. */
        WRAPPED,
        /** A flat object, permissions as text, the user id as text. */
        FLAT,
        /** A flat object, permissions as an array, the user id as a number. */
        FLAT_ARRAY
    }

    Duration processing = Duration.ofSeconds(2);
    OptionalInt doomed = OptionalInt.empty();
    Duration lifetime = Duration.ofHours(24);
    int stuckContainers;
    int quotaTotal = 50;
    int quotaUsedElsewhere;
    Duration quotaFreesAfter = Duration.ZERO;
    boolean somebodyPostsInTheApp;
    Duration publishedHiddenFor = Duration.ZERO;
    boolean readsCaptions;
    TokenAnswer tokenAnswer = TokenAnswer.FLAT;
    Optional<Duration> tokenAge = Optional.empty();

    InstagramScript() {}
}

package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.kit.ApiCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads and checks what a finish call says about publishing.
 *
 * <p>Where the notes are unsure we chose: a description may have 63,206 characters and a title 255; a Reel may be scheduled up to 29
 * days ahead, another video 180 days.
 */
final class FinishRequest {
    private static final Pattern EPOCH_SECONDS = Pattern.compile("\\d{9,11}");
    private static final Duration SOONEST = Duration.ofMinutes(10);
    private static final int LONGEST_DESCRIPTION = 63_206;
    private static final int LONGEST_TITLE = 255;

    private FinishRequest() {}

    /** What is wrong with the finish call of a Reel. */
    static Optional<GraphError> reelFault(ApiCall call, Instant now) {
        return switch (call.text("video_state")) {
            case "PUBLISHED", "DRAFT" -> textFault(call);
            case "SCHEDULED" -> textFault(call).or(() -> scheduleFault(call, now, Duration.ofDays(29)));
            default ->
                Optional.of(GraphError.badParameter("Param video_state must be one of {PUBLISHED, SCHEDULED, DRAFT}"));
        };
    }

    /** What is wrong with the publishing parameters of another video. */
    static Optional<GraphError> videoFault(ApiCall call, Instant now) {
        boolean scheduled = call.filled("scheduled_publish_time").isPresent();
        if (scheduled && !isUnpublished(call)) {
            return Optional.of(
                    GraphError.badParameter("You cannot specify a scheduled publish time on a published post"));
        }
        Optional<GraphError> schedule = scheduled ? scheduleFault(call, now, Duration.ofDays(180)) : Optional.empty();
        return textFault(call).or(() -> schedule);
    }

    static PageVideo.Finish ofReel(ApiCall call, Instant now) {
        PageVideo.Visibility visibility = PageVideo.Visibility.valueOf(call.text("video_state"));
        return finish(call, now, visibility);
    }

    static PageVideo.Finish ofVideo(ApiCall call, Instant now, boolean endsAsDraft) {
        boolean scheduled = call.filled("scheduled_publish_time").isPresent();
        PageVideo.Visibility asked = scheduled ? PageVideo.Visibility.SCHEDULED : PageVideo.Visibility.DRAFT;
        PageVideo.Visibility visibility = isUnpublished(call) ? asked : PageVideo.Visibility.PUBLISHED;
        return finish(call, now, endsAsDraft ? PageVideo.Visibility.DRAFT : visibility);
    }

    private static PageVideo.Finish finish(ApiCall call, Instant now, PageVideo.Visibility visibility) {
        Optional<Instant> scheduledFor = visibility == PageVideo.Visibility.SCHEDULED
                ? call.filled("scheduled_publish_time").map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
                : Optional.empty();
        return new PageVideo.Finish(
                now,
                visibility,
                call.text("description"),
                call.text("title"),
                call.text("custom_labels"),
                scheduledFor);
    }

    private static boolean isUnpublished(ApiCall call) {
        return call.text("published").equals("false") || call.text("published").equals("0");
    }

    private static Optional<GraphError> textFault(ApiCall call) {
        if (call.text("description").length() > LONGEST_DESCRIPTION) {
            return Optional.of(GraphError.badParameter("Param description must be at most 63206 characters long"));
        }
        return call.text("title").length() > LONGEST_TITLE
                ? Optional.of(GraphError.badParameter("Param title must be at most 255 characters long"))
                : Optional.empty();
    }

    private static Optional<GraphError> scheduleFault(ApiCall call, Instant now, Duration furthest) {
        String text = call.text("scheduled_publish_time");
        if (!EPOCH_SECONDS.matcher(text).matches()) {
            return Optional.of(GraphError.badParameter("Param scheduled_publish_time must be a unix timestamp"));
        }
        Duration ahead = Duration.between(now, Instant.ofEpochSecond(Long.parseLong(text)));
        boolean good = ahead.compareTo(SOONEST) > 0 && ahead.compareTo(furthest) <= 0;
        return good
                ? Optional.empty()
                : Optional.of(GraphError.badParameter("The specified scheduled publish time is invalid.")
                        .withUserText(
                                "Invalid scheduled time",
                                "The time must be more than 10 minutes and at most " + furthest.toDays()
                                        + " days ahead."));
    }
}

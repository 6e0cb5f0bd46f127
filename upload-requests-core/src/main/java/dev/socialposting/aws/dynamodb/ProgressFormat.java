package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.StepName;
import dev.socialposting.uploads.model.WhoActs;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a posting's progress, its error and its published post are stored. */
final class ProgressFormat {
    private static final String PREPARING = "preparing";
    private static final String PUBLISHING = "publishing";
    private static final String RESTORED = "restored";
    private static final String LIVE = "live";

    private ProgressFormat() {}

    static MapWriter write(Progress progress) {
        return new MapWriter()
                .text("step", progress.step().value())
                .number("failed_tries", progress.failedTries())
                .number("restarts", progress.restarts())
                .put("checkpoint", write(progress.checkpoint()))
                .map("phase", write(progress.phase()))
                .text("unseen_call_at", progress.unseenCallAt().map(Instant::toString))
                .map("last_error", progress.lastError().map(ProgressFormat::write));
    }

    static Progress readProgress(MapReader map) {
        return new Progress(
                new StepName(map.text("step")),
                map.number("failed_tries"),
                map.number("restarts"),
                readCheckpoint(map.map("checkpoint")),
                readPhase(map.map("phase")),
                map.optionalText("unseen_call_at").map(Instant::parse),
                map.optionalMap("last_error").map(ProgressFormat::readError));
    }

    static MapWriter write(PostingError error) {
        return new MapWriter()
                .text("code", error.code())
                .text("message", error.message())
                .text("platform_code", error.platformCode())
                .text("explanation", error.explanation())
                .text("who_acts", Words.of(error.whoActs()))
                .text("next_step", error.nextStep())
                .flag("retryable", error.retryable());
    }

    static PostingError readError(MapReader map) {
        return new PostingError(
                map.text("code"),
                map.text("message"),
                map.optionalText("platform_code"),
                map.text("explanation"),
                Words.read(WhoActs.class, map.text("who_acts")),
                map.text("next_step"),
                map.flag("retryable"));
    }

    static MapWriter write(PublishedPost post) {
        return new MapWriter()
                .text("media_id", post.mediaId())
                .text("post_id", post.postId())
                .text("permalink", post.permalink());
    }

    static PublishedPost readPost(MapReader map) {
        return new PublishedPost(
                map.optionalText("media_id"), map.optionalText("post_id"), map.optionalText("permalink"));
    }

    private static MapWriter write(Phase phase) {
        return switch (phase) {
            case Phase.Preparing() -> new MapWriter().text("phase", PREPARING);
            case Phase.Publishing(var markedAt, var acknowledgedAt) ->
                new MapWriter()
                        .text("phase", PUBLISHING)
                        .instant("marked_at", markedAt)
                        .instant("acknowledged_at", acknowledgedAt);
            case Phase.Restored(var since) ->
                new MapWriter().text("phase", RESTORED).instant("since", since);
            case Phase.Live(var post) -> new MapWriter().text("phase", LIVE).map("post", write(post));
        };
    }

    private static Phase readPhase(MapReader map) {
        String phase = map.text("phase");
        return switch (phase) {
            case PREPARING -> new Phase.Preparing();
            case PUBLISHING -> new Phase.Publishing(map.instant("marked_at"), map.optionalInstant("acknowledged_at"));
            case RESTORED -> new Phase.Restored(map.instant("since"));
            case LIVE -> new Phase.Live(readPost(map.map("post")));
            default -> throw new IllegalStateException("a stored posting is in an unknown phase: " + phase);
        };
    }

    private static AttributeValue write(Checkpoint checkpoint) {
        MapWriter map = new MapWriter();
        checkpoint.values().forEach(map::text);
        return map.value();
    }

    private static Checkpoint readCheckpoint(MapReader map) {
        Map<String, String> values = new TreeMap<>();
        map.fields().forEach((name, value) -> values.put(name, value.s()));
        return new Checkpoint(values);
    }
}

package dev.socialposting.platforms.instagram;

import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.meta.Pause;
import dev.socialposting.platforms.publisher.RepeatableStep;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.platforms.publisher.StepLog.Finding;
import dev.socialposting.uploads.model.Backoff;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.StepName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Waits until Instagram has fetched and transcoded the video.
 *
 * <p>A container that is not finished after an hour is given up for a new one, once, and the posting fails if that is not finished
 * either. Processing takes minutes even for the largest files; waiting out the day would leave the user without a word for that
 * long, and as nothing has been published, failing is safe and the user may try again.
 */
final class AwaitProcessing implements RepeatableStep {
    static final Duration LONGEST_PROCESSING = Duration.ofHours(1);
    static final int NEW_CONTAINERS = 2;

    /** Looks may fail for that long; then publishing itself tells whether the container is ready. */
    static final Duration LONGEST_BLINDNESS = Duration.ofMinutes(5);

    private static final Backoff SCHEDULE = Backoff.of(List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60)));
    private static final Duration MISSING_WAIT = Duration.ofSeconds(45);
    private static final int MISSING_LOOKS = 2;

    private static final String LOOKS = "looks";
    private static final String MISSING = "looks_without_container";
    private static final String BLIND_SINCE = "blind_since";

    private final InstagramApi.Settings settings;

    AwaitProcessing(InstagramApi.Settings settings) {
        this.settings = settings;
    }

    @Override
    public StepName name() {
        return new StepName("await_processing");
    }

    @Override
    public String label() {
        return "The platform is processing the video";
    }

    @Override
    public String inWords() {
        return "asking whether Instagram has processed the video";
    }

    @Override
    public Outcome run(StepContext context) {
        Container container = Container.in(context.checkpoint());
        Instant now = context.clock().instant();
        InstagramApi api = new InstagramApi(settings, context);
        return switch (api.container(container.id())) {
            case GraphAnswer.Success(GraphObject body) -> seen(api, context, container, Container.Status.of(body), now);
            case GraphAnswer.Refusal(GraphError error)
            when InstagramErrors.isNotVisible(api.diagnose(error)) -> blind(context, container, now);
            case GraphAnswer.Refusal(GraphError error)
            when InstagramErrors.isContainerGone(api.diagnose(error)) -> missing(api, context, error, now);
            case GraphAnswer.Refusal(GraphError error) -> api.diagnose(error).whilePreparing(context.checkpoint(), now);
        };
    }

    private static Outcome seen(
            InstagramApi api, StepContext context, Container container, Container.Status status, Instant now) {
        Checkpoint checkpoint =
                Pause.over(context.checkpoint()).without(BLIND_SINCE).without(MISSING);
        return switch (status) {
            case Container.Status.InProgress(), Container.Status.Unclear() ->
                stillProcessing(checkpoint, container, now);
            case Container.Status.Finished() -> new Outcome.Advance(checkpoint.without(LOOKS));
            // Not by this flow, which has not reached that step; the publish step looks again and calls nothing.
            case Container.Status.Published() -> new Outcome.Advance(PublishContainer.lookFirst(checkpoint));
            case Container.Status.Expired() ->
                new Outcome.StartOver(InstagramErrors.containerExpired(), NEW_CONTAINERS);
            case Container.Status.Failed(GraphError error) ->
                api.diagnose(error).ofSpoiledPreparation(NEW_CONTAINERS);
        };
    }

    private static Outcome stillProcessing(Checkpoint checkpoint, Container container, Instant now) {
        if (!now.isBefore(container.createdAt().plus(LONGEST_PROCESSING))) {
            return new Outcome.StartOver(InstagramErrors.processingTimeout(LONGEST_PROCESSING), 1);
        }
        return lookAgain(checkpoint, "Instagram is processing the video", now);
    }

    private static Outcome lookAgain(Checkpoint checkpoint, String waitingFor, Instant now) {
        int looks = count(checkpoint, LOOKS);
        return new Outcome.Wait(
                now.plus(SCHEDULE.after(looks)), waitingFor, checkpoint.with(LOOKS, String.valueOf(looks + 1)));
    }

    private static Outcome blind(StepContext context, Container container, Instant now) {
        Checkpoint checkpoint = Pause.over(context.checkpoint());
        Instant since = checkpoint.get(BLIND_SINCE).map(Instant::parse).orElse(now);
        if (now.isBefore(since.plus(LONGEST_BLINDNESS))) {
            return lookAgain(
                    checkpoint.with(BLIND_SINCE, since.toString()),
                    "Instagram does not show the container it created; this is a known fault that passes",
                    now);
        }
        context.log()
                .warning(
                        Finding.DOUBTFUL,
                        "Instagram does not show the container; publishing is tried anyway, because Instagram refuses it"
                                + " if the container is not ready.",
                        Map.of("container_id", container.id()));
        return new Outcome.Advance(
                PublishContainer.lookFirst(checkpoint.without(BLIND_SINCE).without(LOOKS)));
    }

    private static Outcome missing(InstagramApi api, StepContext context, GraphError error, Instant now) {
        int looks = count(context.checkpoint(), MISSING);
        if (looks >= MISSING_LOOKS) {
            return api.diagnose(error).ofSpoiledPreparation(NEW_CONTAINERS);
        }
        return new Outcome.Wait(
                now.plus(MISSING_WAIT),
                "Instagram cannot find the container it created; this may pass",
                context.checkpoint().with(MISSING, String.valueOf(looks + 1)));
    }

    private static int count(Checkpoint checkpoint, String name) {
        return checkpoint.get(name).map(Integer::parseInt).orElse(0);
    }
}

package dev.socialposting.platforms.instagram;

import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.meta.Diagnosis;
import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.meta.OwnErrors;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.StepName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Publishes the container. A container can be published once, which Meta's interface has in place of an idempotency key. */
final class PublishContainer implements PublishStep {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    private static final String LOOK_FIRST = "look_before_publishing";

    /** The daily limit counts the posts of so long. */
    private static final Duration WINDOW = Duration.ofHours(24);

    private static final List<Duration> WAITS = List.of(
            Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(8), Duration.ofHours(16));

    private final InstagramApi.Settings settings;

    PublishContainer(InstagramApi.Settings settings) {
        this.settings = settings;
    }

    /** Has the step look at the container right before it publishes: what was last seen of it is not to be relied on. */
    static Checkpoint lookFirst(Checkpoint checkpoint) {
        return checkpoint.with(LOOK_FIRST, "true");
    }

    @Override
    public StepName name() {
        return new StepName("publish");
    }

    @Override
    public String label() {
        return "Publishing";
    }

    @Override
    public String inWords() {
        return "publishing the Reel";
    }

    @Override
    public Outcome publish(StepContext context) {
        Container container = Container.in(context.checkpoint());
        InstagramApi api = new InstagramApi(settings, context);
        Optional<Outcome> obstacle =
                context.checkpoint().get(LOOK_FIRST).isPresent() ? obstacle(api, container, context) : Optional.empty();
        return obstacle.orElseGet(() -> call(api, container, context));
    }

    @Override
    public Verification verify(StepContext context, PublishCalls calls) {
        return new ContainerVerification(new InstagramApi(settings, context), context, calls).verify();
    }

    private static Outcome call(InstagramApi api, Container container, StepContext context) {
        GraphAnswer answer = api.publish(container.id());
        Instant now = context.clock().instant();
        return switch (answer) {
            case GraphAnswer.Success(GraphObject body)
            when body.deniesSuccess() ->
                new Outcome.Unknown(
                        OwnErrors.answerWithout("Instagram", "a media id", body, "id"),
                        now.plus(FIRST_LOOK),
                        context.checkpoint());
            case GraphAnswer.Success(GraphObject body) ->
                body.id("id")
                        .<Outcome>map(id -> new Outcome.Published(PublishedPost.ofMedia(id)))
                        .orElseGet(() -> new Outcome.Acknowledged(
                                now.plus(FIRST_LOOK),
                                "Instagram is publishing the reel, and named no id that can be used",
                                context.checkpoint()));
            case GraphAnswer.Refusal(GraphError error) -> refused(api, error, context, now);
        };
    }

    private static Outcome refused(InstagramApi api, GraphError error, StepContext context, Instant now) {
        Diagnosis diagnosis = api.diagnose(error);
        Outcome outcome = diagnosis.whilePublishing(context.checkpoint(), now);
        if (!(outcome instanceof Outcome.HeldBack(Instant until, var why, Checkpoint checkpoint))) {
            return outcome;
        }
        Instant goOnAt =
                InstagramErrors.isDailyLimit(diagnosis) ? freesUpAt(api, now).orElse(until) : until;
        return new Outcome.HeldBack(goOnAt, why, lookFirst(checkpoint));
    }

    /**
     * The first of some times at which an account that has reached its daily limit has room for a post; empty if Instagram does not tell.
     *
     * <p>Instagram tells how many posts were made since a time, at most 24 hours ago. Those made since 23 hours ago are those that still
     * count in an hour's time.
     */
    private static Optional<Instant> freesUpAt(InstagramApi api, Instant now) {
        try {
            for (Duration wait : WAITS) {
                Optional<Boolean> room = hasRoom(api, now.minus(WINDOW).plus(wait));
                if (room.isEmpty()) {
                    return Optional.empty();
                }
                if (room.get()) {
                    return Optional.of(now.plus(wait));
                }
            }
            return Optional.empty();
        } catch (PlatformUnreachableException notTold) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> hasRoom(InstagramApi api, Instant since) {
        if (!(api.publishingLimit(since) instanceof GraphAnswer.Success(GraphObject body))) {
            return Optional.empty();
        }
        return body.objects("data")
                .filter(data -> !data.isEmpty())
                .map(List::getFirst)
                .flatMap(limit -> limit.number("quota_usage")
                        .flatMap(used -> limit.number("config", "quota_total").map(total -> used < total)));
    }

    /** What a look at the container has against publishing it now. Nothing has been called since it was last certain that nothing is out. */
    private static Optional<Outcome> obstacle(InstagramApi api, Container container, StepContext context) {
        if (!(api.container(container.id()) instanceof GraphAnswer.Success(GraphObject body))) {
            return Optional.empty();
        }
        Instant now = context.clock().instant();
        Checkpoint checkpoint = context.checkpoint();
        return switch (Container.Status.of(body)) {
            case Container.Status.Finished(), Container.Status.Unclear() -> Optional.empty();
            case Container.Status.InProgress() ->
                Optional.of(
                        new Outcome.HeldBack(now.plus(Duration.ofSeconds(60)), InstagramErrors.notReady(), checkpoint));
            case Container.Status.Published() ->
                Optional.of(new Outcome.Acknowledged(
                        now, "Instagram has published the container already; finding the post", checkpoint));
            case Container.Status.Expired() ->
                Optional.of(new Outcome.StartOver(InstagramErrors.containerExpired(), AwaitProcessing.NEW_CONTAINERS));
            case Container.Status.Failed(GraphError error) -> Optional.of(spoiled(api, error));
        };
    }

    private static Outcome spoiled(InstagramApi api, GraphError error) {
        Diagnosis diagnosis = api.diagnose(error);
        int times = diagnosis.freshStarts(AwaitProcessing.NEW_CONTAINERS);
        return times == 0
                ? new Outcome.Rejected(diagnosis.forUser())
                : new Outcome.StartOver(diagnosis.forUser(), times);
    }
}

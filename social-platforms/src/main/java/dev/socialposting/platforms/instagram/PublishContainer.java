package dev.socialposting.platforms.instagram;

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
import java.util.Optional;

/** Publishes the container. A container can be published once, which Meta's interface has in place of an idempotency key. */
final class PublishContainer implements PublishStep {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    private static final String LOOK_FIRST = "look_before_publishing";

    private final InstagramSettings settings;

    PublishContainer(InstagramSettings settings) {
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
        Instant goOnAt = InstagramErrors.isDailyLimit(diagnosis)
                ? new PublishingLimit(api).freesUpAt(now).orElse(until)
                : until;
        return new Outcome.HeldBack(goOnAt, why, lookFirst(checkpoint));
    }

    /** What a look at the container has against publishing it now. Nothing has been called since it was last certain that nothing is out. */
    private static Optional<Outcome> obstacle(InstagramApi api, Container container, StepContext context) {
        if (!(api.container(container.id()) instanceof GraphAnswer.Success(GraphObject body))) {
            return Optional.empty();
        }
        Instant now = context.clock().instant();
        Checkpoint checkpoint = context.checkpoint();
        return switch (ContainerStatus.of(body)) {
            case ContainerStatus.Finished(), ContainerStatus.Unclear() -> Optional.empty();
            case ContainerStatus.InProgress() ->
                Optional.of(
                        new Outcome.HeldBack(now.plus(Duration.ofSeconds(60)), ContainerErrors.notReady(), checkpoint));
            case ContainerStatus.Published() ->
                Optional.of(new Outcome.Acknowledged(
                        now, "Instagram has published the container already; finding the post", checkpoint));
            case ContainerStatus.Expired() ->
                Optional.of(new Outcome.StartOver(ContainerErrors.containerExpired(), AwaitProcessing.NEW_CONTAINERS));
            case ContainerStatus.Failed(GraphError error) -> Optional.of(spoiled(api, error));
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

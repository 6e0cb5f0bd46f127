package dev.socialposting.platforms.instagram;

import dev.socialposting.platforms.instagram.RecentMedia.Sighting;
import dev.socialposting.platforms.meta.Absence;
import dev.socialposting.platforms.meta.Diagnosis;
import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphError;
import dev.socialposting.platforms.meta.GraphObject;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.PublishStep.Verification;
import dev.socialposting.platforms.publisher.PublishStep.Verification.Acknowledged;
import dev.socialposting.platforms.publisher.PublishStep.Verification.DidNotGoOut;
import dev.socialposting.platforms.publisher.PublishStep.Verification.Rejected;
import dev.socialposting.platforms.publisher.PublishStep.Verification.StartOver;
import dev.socialposting.platforms.publisher.PublishStep.Verification.StillUnknown;
import dev.socialposting.platforms.publisher.PublishStep.Verification.WentOut;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.PublishedPost;
import java.time.Duration;
import java.time.Instant;

/**
 * Finds out what became of a publish call. The container's status tells; the account's media list tells which post it became, and
 * serves as evidence only where the status cannot be read.
 */
final class ContainerVerification {
    private static final Duration STATUS_PATIENCE = Duration.ofSeconds(30);

    /** The media list tells nothing of the container, so that it is given more time. */
    private static final Duration LIST_PATIENCE = Duration.ofMinutes(5);

    /** How often the media list is looked at for the id of a post that is known to be out. */
    private static final int LOOKS_FOR_ID = 3;

    private static final Duration BETWEEN_LOOKS_FOR_ID = Duration.ofSeconds(20);
    private static final String ID_LOOKS = "looks_for_media_id";

    private final InstagramApi api;
    private final Absence absence;
    private final StepContext context;
    private final Checkpoint checkpoint;
    private final PublishCalls calls;
    private final Instant markedAt;
    private final Instant now;

    ContainerVerification(InstagramApi api, StepContext context, PublishCalls calls) {
        this.api = api;
        this.absence = new Absence(api.errors());
        this.context = context;
        this.checkpoint = context.checkpoint();
        this.calls = calls;
        this.markedAt = calls.latest();
        this.now = context.clock().instant();
    }

    Verification verify() {
        return Container.isIn(checkpoint)
                ? byContainer()
                : byMediaList("It is not known which container was published");
    }

    private Verification byContainer() {
        return switch (api.container(Container.in(checkpoint).id())) {
            case GraphAnswer.Success(GraphObject body) -> byStatus(Container.Status.of(body));
            case GraphAnswer.Refusal(GraphError error)
            when InstagramErrors.hidesContainer(api.diagnose(error)) ->
                byMediaList("Instagram does not show the container");
            case GraphAnswer.Refusal(GraphError error) ->
                api.diagnose(error).whileVerifying("The container's status", checkpoint, now);
        };
    }

    private Verification byStatus(Container.Status status) {
        return switch (status) {
            case Container.Status.Published() -> published();
            case Container.Status.Finished() ->
                absence.seen(
                        "The container's status is FINISHED, as it is before it is published.",
                        STATUS_PATIENCE,
                        checkpoint,
                        markedAt,
                        now);
            case Container.Status.InProgress() ->
                absence.seen(
                        "The container's status is IN_PROGRESS, as it is before it can be published.",
                        STATUS_PATIENCE,
                        checkpoint,
                        markedAt,
                        now);
            case Container.Status.Expired() ->
                new StartOver(
                        InstagramErrors.containerExpired(),
                        AwaitProcessing.NEW_CONTAINERS,
                        "The container's status is EXPIRED: it was never published.");
            case Container.Status.Failed(GraphError error) -> failed(error);
            case Container.Status.Unclear() -> lookAgain("The container's status says nothing that we know.");
        };
    }

    /** It is out for certain; the media list is asked for its id and link, a few times, and never trusted beyond its evidence. */
    private Verification published() {
        String evidence = "The container's status is PUBLISHED.";
        Sighting sighting = RecentMedia.find(api, calls, context.caption());
        int looks = checkpoint.get(ID_LOOKS).map(Integer::parseInt).orElse(0) + 1;
        return switch (sighting) {
            case Sighting.Ours(RecentMedia.Item item) ->
                new WentOut(item.asPost(), evidence + " It is media " + item.id() + ".");
            case Sighting.Several() ->
                new WentOut(
                        PublishedPost.UNIDENTIFIED,
                        evidence + " Several posts since then could be it, so that none is named.");
            case Sighting.Probably _
            when now.isBefore(markedAt.plus(STATUS_PATIENCE)) ->
                new Acknowledged(
                        evidence + " The media list shows one post since, which may be ours.",
                        markedAt.plus(STATUS_PATIENCE),
                        checkpoint);
            case Sighting.Doubtful(), Sighting.None(), Sighting.Unreadable _
            when looks < LOOKS_FOR_ID ->
                new Acknowledged(
                        evidence + " The media list does not show for certain which post it is.",
                        now.plus(BETWEEN_LOOKS_FOR_ID),
                        checkpoint.with(ID_LOOKS, String.valueOf(looks)));
            case Sighting.Probably(RecentMedia.Item item) ->
                new WentOut(
                        item.asPost(),
                        evidence + " Media " + item.id() + " is the only one since; captions could not be compared.");
            case Sighting.Doubtful(), Sighting.None(), Sighting.Unreadable _ ->
                new WentOut(PublishedPost.UNIDENTIFIED, evidence + " The media list does not show which post it is.");
        };
    }

    private Verification failed(GraphError error) {
        return switch (RecentMedia.find(api, calls, context.caption())) {
            case Sighting.Ours(RecentMedia.Item item) ->
                new WentOut(item.asPost(), "The media list shows the post as media " + item.id() + ".");
            case Sighting.Probably _, Sighting.Doubtful(), Sighting.Several() ->
                lookAgain("The container's status is ERROR, but a post since then could be ours.");
            case Sighting.Unreadable(String why) ->
                lookAgain("The container's status is ERROR, and the media list could not be read: " + why);
            case Sighting.None() -> spoiled(error);
        };
    }

    private Verification spoiled(GraphError error) {
        String evidence = "The container's status is ERROR, and the media list does not show the post.";
        Verification certainty = absence.seen(evidence, STATUS_PATIENCE, checkpoint, markedAt, now);
        if (!(certainty instanceof DidNotGoOut)) {
            return certainty;
        }
        Diagnosis diagnosis = api.diagnose(error);
        int times = diagnosis.freshStarts(AwaitProcessing.NEW_CONTAINERS);
        return times == 0
                ? new Rejected(diagnosis.forUser(), evidence)
                : new StartOver(diagnosis.forUser(), times, evidence);
    }

    /**
     * Only a post with our caption, or none at all, tells something.
     *
     * @param why the container tells nothing, the beginning of a sentence
     */
    private Verification byMediaList(String why) {
        return switch (RecentMedia.find(api, calls, context.caption())) {
            case Sighting.Ours(RecentMedia.Item item) ->
                new WentOut(item.asPost(), "The media list shows the post as media " + item.id() + ".");
            case Sighting.None() ->
                absence.seen(
                        why + ", and the media list does not show the post.", LIST_PATIENCE, checkpoint, markedAt, now);
            case Sighting.Probably _, Sighting.Doubtful(), Sighting.Several() ->
                lookAgain(why + ", and a post since then could be ours.");
            case Sighting.Unreadable(String unreadable) ->
                lookAgain(why + ", and the media list could not be read: " + unreadable);
        };
    }

    private Verification lookAgain(String evidence) {
        return new StillUnknown(evidence, Absence.nextLook(markedAt, now), checkpoint);
    }
}

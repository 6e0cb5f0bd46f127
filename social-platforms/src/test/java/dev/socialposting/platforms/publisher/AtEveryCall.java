package dev.socialposting.platforms.publisher;

import static dev.socialposting.platforms.publisher.StepContexts.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.socialposting.platforms.meta.Remedy;
import dev.socialposting.platforms.publisher.PublishStep.Verification;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.PublishedPost;
import java.util.Map;
import java.util.function.Function;

/** What a refusal comes to at each call of a flow: what its remedy says, and nothing that the platform has not said. */
public final class AtEveryCall {
    private static final Checkpoint PREPARED = new Checkpoint(Map.of(
            "container_id",
            "17889455560051444",
            "container_created_at",
            NOW.minusSeconds(60).toString(),
            "upload_accepted_at",
            NOW.minusSeconds(60).toString(),
            "session_started_at",
            NOW.minusSeconds(60).toString(),
            "upload_url",
            "https://rupload.facebook.com/video-upload/v25.0/1234567890",
            "video_id",
            "1234567890"));

    private final Function<ScriptedHttp, StepContext> context;

    private AtEveryCall(Function<ScriptedHttp, StepContext> context) {
        this.context = context;
    }

    /** In all of a flow's steps, with a flow that has come to each of them, without an earlier publish call. */
    public static void check(Flow flow, boolean isInstagram, String error, Remedy diagnosed) {
        Remedy remedy = diagnosed instanceof Remedy.UnlessOurs(Remedy otherwise) ? otherwise : diagnosed;
        AtEveryCall calls = new AtEveryCall(
                http -> isInstagram ? StepContexts.instagram(http, PREPARED) : StepContexts.facebook(http, PREPARED));
        flow.preparation().forEach(step -> calls.preparing(step, error, remedy));
        calls.publishing(flow.publish(), error, remedy);
        calls.verifying(flow.publish(), error);
        flow.followUps().forEach(step -> calls.afterwards(step, error));
    }

    private void preparing(RepeatableStep step, String error, Remedy remedy) {
        Object end = endOf(http -> step.run(context.apply(http)), error);
        // What is not shown yet may show; so a flow looks again for some time before the remedy counts.
        if (end instanceof RepeatableStep.Outcome.Wait) {
            assertThat(error)
                    .as("only what Meta hides is waited for")
                    .containsPattern("\"error_subcode\":(33|2207008)}");
            return;
        }
        assertThat(end)
                .as(step.name() + " refused with " + error)
                .isInstanceOf(
                        switch (remedy) {
                            case Remedy.TryAgain() -> PlatformFault.class;
                            case Remedy.LookFirst(var pause) when pause.isZero() -> PlatformFault.class;
                            case Remedy.PrepareAnew _ -> RepeatableStep.Outcome.StartOver.class;
                            case Remedy.HoldBack _, Remedy.HoldBackInDoubt(), Remedy.LookFirst _ ->
                                RepeatableStep.Outcome.HeldBack.class;
                            case Remedy.GiveUp() -> RepeatableStep.Outcome.Rejected.class;
                            case Remedy.UnlessOurs _ -> throw new AssertionError("within another");
                        });
    }

    private void publishing(PublishStep step, String error, Remedy remedy) {
        assertThat(endOf(http -> step.publish(context.apply(http)), error))
                .as("publishing refused with " + error)
                .isInstanceOf(
                        switch (remedy) {
                            case Remedy.TryAgain(), Remedy.PrepareAnew _, Remedy.LookFirst _ ->
                                PublishStep.Outcome.Unknown.class;
                            case Remedy.HoldBack _ -> PublishStep.Outcome.HeldBack.class;
                            case Remedy.HoldBackInDoubt() -> PublishStep.Outcome.HeldBackInDoubt.class;
                            case Remedy.GiveUp() -> PublishStep.Outcome.Rejected.class;
                            case Remedy.UnlessOurs _ -> throw new AssertionError("within another");
                        });
    }

    private void verifying(PublishStep step, String error) {
        Object end = endOf(http -> step.verify(context.apply(http), PublishCalls.one(NOW.minusSeconds(90_000))), error);

        assertThat(end)
                .as("what could not be read proves nothing: " + error)
                .isInstanceOfAny(Verification.StillUnknown.class, PlatformFault.class);
    }

    private void afterwards(FollowUpStep step, String error) {
        assertThatThrownBy(() -> step.complete(context.apply(answering(error)), PublishedPost.ofMedia("1234567890")))
                .as("the link is refused with " + error)
                .isInstanceOf(PlatformFault.class);
    }

    private static Object endOf(Function<ScriptedHttp, Object> call, String error) {
        Object[] outcome = new Object[1];
        Throwable thrown = catchThrowable(() -> outcome[0] = call.apply(answering(error)));
        return thrown == null ? outcome[0] : thrown;
    }

    private static ScriptedHttp answering(String error) {
        return new ScriptedHttp().answering(400, "{\"error\":" + error + "}");
    }
}

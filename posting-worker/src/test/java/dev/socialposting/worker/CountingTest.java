package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.worker.ScriptedPlatform.error;
import static dev.socialposting.worker.ScriptedPlatform.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.metrics.Metric;
import dev.socialposting.metrics.Metric.Cause;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.RepeatableStep.Outcome;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators are told of what workers do. */
class CountingTest {
    private final WorkerBench bench = new WorkerBench();
    private final UploadRequest request = anUploadRequest().to(INSTAGRAM).queued();

    @Test
    void aNudgeThatComesTwiceIsOnePostAndCountsAsOne() {
        bench.accept(request);
        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), INSTAGRAM)), Duration.ZERO);
        bench.clock.advance(Duration.ofSeconds(7));

        bench.runUntilQuiet();

        assertThat(bench.counted).containsExactly(new Metric.Published(request.id(), INSTAGRAM, Duration.ofSeconds(7)));
    }

    @Test
    void whatIsFoundOutLaterIsPublishedThen() {
        bench.accept(request);
        bench.platform.publish.add(fault("no_answer"));
        bench.platform.verify.add(
                _ -> new PublishStep.Verification.WentOut(PublishedPost.ofMedia("media-1"), "it is listed"));

        bench.runUntilQuiet();

        assertThat(bench.counted).containsExactly(new Metric.Published(request.id(), INSTAGRAM, Looks.SHORTEST));
    }

    @Test
    void aFollowUpThatFailsForGoodMakesNoFailureOfAPost() {
        bench.accept(request);
        bench.platform.link.add(fault("no_link"));
        bench.platform.link.add(fault("no_link"));
        bench.platform.link.add(fault("no_link"));

        bench.runUntilQuiet();

        assertThat(bench.counted).containsExactly(new Metric.Published(request.id(), INSTAGRAM, Duration.ZERO));
    }

    @Test
    void threeFailedTriesAreOneFailure() {
        bench.accept(request);
        for (int tries = 0; tries < 3; tries++) {
            bench.platform.prepare.add(fault("platform_unavailable"));
        }

        bench.runUntilQuiet();

        assertThat(bench.counted)
                .containsExactly(new Metric.Failed(request.id(), INSTAGRAM, "platform_unavailable", Cause.POST));
    }

    @Test
    void aRejectionIsAFailureAndAWaitIsNothing() {
        bench.accept(request);
        bench.platform.await.add(
                context -> new Outcome.Wait(NOW.plusSeconds(30), "the platform to process it", context.checkpoint()));
        bench.platform.await.add(_ -> new Outcome.Rejected(error("video_too_long")));

        bench.runUntilQuiet();

        assertThat(bench.counted)
                .containsExactly(new Metric.Failed(request.id(), INSTAGRAM, "video_too_long", Cause.POST));
    }

    @Test
    void whatNobodyTookUpIsAFailureThatTheDispatcherTellsOf() {
        UploadRequest forNobody =
                bench.acceptForLater(anUploadRequest().to(FACEBOOK).queued());

        bench.passUntil(NOW.plus(Duration.ofHours(25)), NOW, false);

        assertThat(bench.counted)
                .containsExactly(new Metric.Failed(forNobody.id(), FACEBOOK, "deadline_passed", Cause.OPERATOR));
    }
}

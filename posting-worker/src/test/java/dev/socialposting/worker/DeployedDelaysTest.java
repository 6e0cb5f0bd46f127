package dev.socialposting.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.environment.Environment;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.QueueDefinition;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.queue.PostingQueue;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The waits between tries as {@code template.yaml} has them, and what else must go with them. */
@ExtendWith(LocalAwsExtension.class)
final class DeployedDelaysTest {
    /** A short outage of a platform must not fail posts. */
    private static final Duration SHORT_OUTAGE = Duration.ofMinutes(10);

    private final WorkerSettings settings;
    private final QueueDefinition queue;

    DeployedDelaysTest(LocalAws aws) {
        this.settings = WorkerSettings.from(new Environment(aws.environment("PostingWorkerFunction")));
        this.queue = aws.template().queue("PostingQueue");
    }

    @Test
    void theSecondTryFollowsAfterAboutHalfAMinuteAndTheThirdAfterAboutTenMinutes() {
        assertThat(settings.retryDelays()).containsExactly(Duration.ofSeconds(30), Duration.ofMinutes(10));
        assertThat(settings.retryDelays()).hasSize(Progress.MAX_TRIES - 1);
    }

    @Test
    void theThirdTryComesWhenAShortOutageIsOver() {
        RetrySchedule shortest = new RetrySchedule(settings.retryDelays(), new Always(0));

        assertThat(shortest.afterFailedTry(1).plus(shortest.afterFailedTry(2))).isGreaterThan(SHORT_OUTAGE);
    }

    /** Without a nudge the dispatcher would have to do it, up to a minute late. */
    @Test
    void aNudgeReachesTheThirdTry() {
        RetrySchedule longest = new RetrySchedule(settings.retryDelays(), new Always(1));

        assertThat(longest.afterFailedTry(2)).isLessThan(PostingQueue.MAX_DELAY);
    }

    @Test
    void aStepHasAllItsTriesBeforeItsMessageIsADeadLetter() {
        assertThat(queue.redrive().orElseThrow().maxReceiveCount()).isEqualTo(Progress.MAX_TRIES);
    }

    @Test
    void theTestsOfTheWorkerRunWithWhatIsDeployed() {
        assertThat(new WorkerBench().settings).isEqualTo(settings);
    }

    /** Draws the same number every time, from 0 to 1. */
    private static final class Always extends Random {
        private static final long serialVersionUID = 1L;
        private final double number;

        Always(double number) {
            this.number = number;
        }

        @Override
        public double nextDouble() {
            return number;
        }
    }
}

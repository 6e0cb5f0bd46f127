package dev.socialposting.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulation.Plan.Timing;
import dev.socialposting.simulation.Simulation.Outcome;
import dev.socialposting.simulation.Witness.PostingKey;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** On a system without faults a post goes out at its time, and not a moment earlier. */
final class ScheduledPostsTest {
    private static final List<Duration> AHEAD = List.of(
            Duration.ofSeconds(70),
            Duration.ofMinutes(9),
            Duration.ofMinutes(10),
            Duration.ofMinutes(14),
            Duration.ofMinutes(16).plusSeconds(1),
            Duration.ofHours(30),
            // Tokens of Instagram Login are good for 60 days, and nobody renews them here.
            Duration.ofDays(50));

    @ParameterizedTest
    @FieldSource("dev.socialposting.simulation.Flow#ALL")
    void aScheduledPostGoesOutWithinFiveSecondsOfItsTime(Flow flow) {
        for (Duration ahead : AHEAD) {
            Outcome outcome = Simulation.run(
                    Plan.onePost(flow, new Timing(Optional.of(ahead), Optional.empty())),
                    (_, _) -> Faults.none(),
                    Trace.fingerprintOnly());

            assertThat(outcome.violations()).isEmpty();
            UploadRequest row = outcome.system().store.all().getFirst();
            PostingKey key =
                    new PostingKey(row.id(), row.postings().firstEntry().getKey());
            Instant time = Simulation.START.plus(ahead);
            assertThat(outcome.system().witness.publishedAt(key).orElseThrow())
                    .as("%s, scheduled %s ahead", flow, ahead)
                    .isBetween(time, time.plusSeconds(5));
        }
    }
}

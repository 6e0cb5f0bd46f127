package dev.socialposting.benchmarks.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.benchmarks.drain.Backlog.Drained;
import dev.socialposting.benchmarks.drain.Backlog.Kind;
import dev.socialposting.benchmarks.drain.Backlog.Latency;
import dev.socialposting.benchmarks.drain.CallTimes.Call;
import dev.socialposting.benchmarks.runtime.Surroundings;
import dev.socialposting.local.SdkProperties;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BacklogTest {
    @Test
    void oursAndTheBareOnePublishEverythingAndAskTheSameOfAws() {
        try (Surroundings surroundings = Surroundings.start()) {
            SdkProperties.set(surroundings.environment("PostingWorkerFunction"));
            try (Backlog backlog = new Backlog(surroundings, new Latency(Duration.ZERO, Duration.ZERO))) {
                Drained ours = backlog.drain(1, Kind.OURS, 1, 1);
                Drained bare = backlog.drain(1, Kind.BARE, 1, 10);

                assertThat(ours.postings()).isEqualTo(3);
                assertThat(bare.postings()).isEqualTo(3);
                assertThat(names(bare)).isEqualTo(names(ours)).hasSizeGreaterThan(5);
            }
        }
    }

    private static Set<String> names(Drained drained) {
        return drained.calls().stream().map(Call::name).collect(Collectors.toSet());
    }
}

package dev.socialposting.benchmarks.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.benchmarks.drain.Backlog.Drained;
import dev.socialposting.benchmarks.drain.Backlog.Progress;
import dev.socialposting.benchmarks.drain.CallTimes.Call;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhereTimeGoesTest {
    @Test
    void whatIsAskedAtOnceCountsOnce() {
        assertThat(WhereTimeGoes.underWay(List.of())).isZero();
        assertThat(WhereTimeGoes.underWay(List.of(call(70, 80), call(10, 30), call(20, 50), call(25, 40))))
                .isEqualTo(50);
    }

    @Test
    void whatIsNeitherAPlatformsNorAwsIsTheRest() {
        WhereTimeGoes time = new WhereTimeGoes("one worker", Duration.ofMillis(50));
        Progress all = new Progress(Duration.ofSeconds(1), 8);
        time.add(new Drained(2, all, all, 1, List.of(call(0, 100_000_000), call(50_000_000, 200_000_000))));

        assertThat(time.table().replaceAll(" +", " "))
                .contains(
                        "| platforms' answers | 4.0 | 50 | 200 |",
                        "| DynamoDb GetItem | 1.0 | 125.0 | 125 |",
                        "what is asked at once counts once | 1.0 | | 100 |",
                        "| everything else | | | 200 |",
                        "| all | | | 500 |");
    }

    private static Call call(long begun, long ended) {
        return new Call("DynamoDb GetItem", begun, ended);
    }
}

package dev.socialposting.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(of(4, 1, 3, 2).median()).isEqualTo(2.5);
    }

    @Test
    void aQuantileBetweenTwoValuesIsInProportion() {
        assertThat(of(10, 20).quantile(0.99)).isEqualTo(19.9);
        assertThat(of(10, 20, 30).quantile(1)).isEqualTo(30);
    }

    @Test
    void nothingMeasuredIsNoNumber() {
        assertThat(new Samples().median()).isNaN();
    }

    @Test
    void theSpreadIsFromTheLowestToTheHighest() {
        assertThat(of(1234.56, 2, 3).spread(1)).isEqualTo("2.0 - 1,234.6");
    }

    private static Samples of(double... values) {
        Samples samples = new Samples();
        DoubleStream.of(values).forEach(samples::add);
        return samples;
    }
}

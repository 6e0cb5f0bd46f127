package dev.socialposting.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Map<String, Integer> USUAL = Map.of("rounds", 5, "platform-ms", 50);

    @Test
    void whatIsNotGivenIsAsUsual() {
        Options options = read("--platform-ms 7");

        assertThat(options.number("platform-ms")).isEqualTo(7);
        assertThat(options.number("rounds")).isEqualTo(5);
        assertThatThrownBy(() -> options.number("seconds")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCommandIsWhatWasGiven() {
        assertThat(read("--rounds 9 --platform-ms 7").command())
                .isEqualTo("bin/bench billed --rounds 9 --platform-ms 7");
        assertThat(Options.of("billed", USUAL, List.of()).command()).isEqualTo("bin/bench billed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--rounds", "--rounds -1", "--rounds many", "--seconds 3", "rounds 3", "--rounds 1234567890"})
    void whatIsNotUnderstoodIsAnsweredWithWhatIsKnown(String arguments) {
        assertThatThrownBy(() -> read(arguments))
                .isInstanceOf(UsageException.class)
                .hasMessage("usage: bin/bench billed [--platform-ms 50] [--rounds 5]");
    }

    private static Options read(String arguments) {
        return Options.of("billed", USUAL, List.of(arguments.split(" ")));
    }
}

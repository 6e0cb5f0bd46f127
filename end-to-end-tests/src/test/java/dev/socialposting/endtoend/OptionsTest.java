package dev.socialposting.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Map<String, Long> USUAL = Map.of("posts", 100L);

    @Test
    void whatIsNotGivenIsAsUsual() {
        assertThat(Options.of(USUAL).number("posts")).isEqualTo(100);
        assertThat(Options.of(USUAL, "--posts", "7")).hasToString("{posts=7}");
        assertThat(Options.of(USUAL, "posts", "7").number("posts")).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--posts", "--posts -1", "--posts many", "--kills 3", "9"})
    void whatIsNotUnderstoodIsAnsweredWithWhatIsKnown(String arguments) {
        assertThatThrownBy(() -> Options.of(USUAL, arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("known are, with these numbers unless others are set: {posts=100}");
    }
}

package dev.socialposting.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void nothingInATextSteersTheTerminal() {
        assertThat(Terminal.line("one\ntwo\u001b[2Jthree\u202efour")).isEqualTo("one two [2Jthree four");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertThat(Terminal.excerpt("🎬".repeat(300))).isEqualTo("🎬".repeat(200) + "…");
        assertThat(Terminal.excerpt("🎬".repeat(200))).isEqualTo("🎬".repeat(200));
    }

    @Test
    void anAgeIsSaidInTheUnitThatTellsEnough() {
        assertThat(Terminal.words(Duration.ofSeconds(119))).isEqualTo("119 s");
        assertThat(Terminal.words(Duration.ofMinutes(119))).isEqualTo("119 min");
        assertThat(Terminal.words(Duration.ofHours(47))).isEqualTo("47 hours");
        assertThat(Terminal.words(Duration.ofDays(13))).isEqualTo("13 days");
        assertThat(Terminal.words(Duration.ofSeconds(-5))).as("clocks differ").isEqualTo("0 s");
    }
}

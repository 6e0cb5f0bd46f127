package dev.socialposting.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsArePaddedAndNumbersStandAtTheRight() {
        Table table = Table.of("what", "ms").row("ours", "1.25").row("the yardstick", "10.50");

        assertThat(table).hasToString("""
                | what          |    ms |
                |---------------|------:|
                | ours          |  1.25 |
                | the yardstick | 10.50 |
                """);
    }

    @Test
    void aRowThatLacksACellIsRefused() {
        assertThatThrownBy(() -> Table.of("what", "ms").row("ours")).hasMessageContaining("1 cells");
    }
}

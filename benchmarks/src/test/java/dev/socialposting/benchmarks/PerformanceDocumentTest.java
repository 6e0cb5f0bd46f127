package dev.socialposting.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PerformanceDocumentTest {
    private static final String BEGIN = "<!-- bin/bench start writes from here -->";
    private static final String END = "<!-- to here: start -->";

    @Test
    void onlyTheFiguresOfTheBenchmarkAreReplaced() {
        List<String> document = List.of("Method", BEGIN, "old", "old", END, "What follows");

        assertThat(PerformanceDocument.with(document, "start", List.of("new")))
                .containsExactly("Method", BEGIN, "new", END, "What follows");
    }

    @Test
    void aDocumentWithoutAPlaceForTheFiguresIsLeftAlone() {
        assertThatThrownBy(() -> PerformanceDocument.with(List.of("Method", BEGIN), "start", List.of("new")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("start");
    }
}

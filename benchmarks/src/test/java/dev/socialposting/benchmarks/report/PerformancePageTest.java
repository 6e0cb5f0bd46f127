package dev.socialposting.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformancePageTest {
    private static final String PAGE = """
            # Performance

            <!-- read: written by bin/bench read -->
            old
            <!-- end of read -->

            Written by hand.
            """;

    @TempDir
    private Path folder;

    private Path file;
    private PerformancePage page;

    @BeforeEach
    void writePage() throws IOException {
        file = Files.writeString(folder.resolve("performance.md"), PAGE);
        page = new PerformancePage(file, Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
    }

    @Test
    void newFiguresTakeThePlaceOfTheOldOnesAndTheRestStays() throws IOException {
        page.write("read", "bin/bench read --rounds 2", "| figures |\n");

        assertThat(Files.readString(file))
                .startsWith("# Performance\n\n<!-- read: written by bin/bench read -->\nMeasured on 2026-01-02 by `bin/bench read --rounds 2` (")
                .endsWith("):\n\n| figures |\n<!-- end of read -->\n\nWritten by hand.\n")
                .doesNotContain("old");
    }

    @Test
    void whatIsWrittenTwiceStandsThereOnce() throws IOException {
        page.write("read", "bin/bench read", "| figures |\n");
        String once = Files.readString(file);

        page.write("read", "bin/bench read", "| figures |\n");

        assertThat(file).hasContent(once);
    }

    @Test
    void aBenchmarkWithoutAPlaceOnThePageIsNamed() {
        assertThatThrownBy(() -> page.write("drain", "bin/bench drain", "")).hasMessageContaining("drain");
    }
}

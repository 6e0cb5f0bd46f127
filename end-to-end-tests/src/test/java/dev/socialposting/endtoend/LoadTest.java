package dev.socialposting.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short form of {@code bin/load}; memory is judged by the long one only. */
class LoadTest {
    @TempDir
    private Path data;

    @Test
    void everyPostEndsWhileThePlatformsAreSlowAndFail() throws InterruptedException {
        Options options = Options.of(
                Load.usual(), "--posts", "12", "--posts-before", "4", "--failing-percent", "10", "--rest-seconds", "0");

        Audit audit = new Load(options, data).run();

        assertThat(audit.violations()).as(audit.inWords()).isEmpty();
        assertThat(audit.postings()).isEqualTo(36);
    }
}

package dev.socialposting.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short form of {@code bin/kill-workers}. */
class KillWorkersTest {
    @TempDir
    private Path data;

    @Test
    void workersThatAreKilledNeitherLoseNorDoubleAPost() throws InterruptedException {
        Options options = Options.of(KillWorkers.usual(), "--posts", "9", "--kills", "6", "--workers", "2");

        Audit audit = new KillWorkers(options, data).run();

        assertThat(audit.allIsCompletedOnce()).as(audit.inWords()).isTrue();
        assertThat(audit.postings()).isGreaterThanOrEqualTo(18);
        assertThat(audit.facts().leasesRunOut()).isPositive();
    }
}

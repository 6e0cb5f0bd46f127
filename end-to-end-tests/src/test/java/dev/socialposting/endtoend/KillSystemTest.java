package dev.socialposting.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short form of {@code bin/kill-system}. */
class KillSystemTest {
    @TempDir
    private Path data;

    @Test
    void aSystemThatIsKilledGoesOnWhereItStood() throws InterruptedException {
        Options options = Options.of(KillSystem.usual(), "--posts", "6", "--kills", "2");

        Audit audit = new KillSystem(options, data).run();

        assertThat(audit.allIsCompletedOnce()).as(audit.inWords()).isTrue();
        assertThat(audit.postings()).isEqualTo(12);
    }
}

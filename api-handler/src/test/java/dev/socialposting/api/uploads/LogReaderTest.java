package dev.socialposting.api.uploads;

import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.concurrency.AtOnce;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.InMemoryPostingLog;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LogReaderTest {
    private static final List<Destination> ACCOUNTS =
            List.of(instagramAccount(1), instagramAccount(2), instagramAccount(3));

    private final UploadRequest request =
            anUploadRequest().to(ACCOUNTS.toArray(Destination[]::new)).queued();

    @Property(tries = 200)
    void pagesShowEveryEntryOnceAndEachLogInItsOrder(
            @ForAll("entries") List<LogEntry> entries, @ForAll @IntRange(min = 1, max = 7) int limit) {
        List<LogEntry> read = readAll(entries, EnumSet.allOf(LogLevel.class), limit);

        assertThat(read).containsExactlyInAnyOrderElementsOf(withFirstLines(entries));
        for (Destination account : ACCOUNTS) {
            assertThat(read.stream().filter(entry -> entry.destination().equals(account)))
                    .isSortedAccordingTo((one, other) -> one.position().compareTo(other.position()));
        }
    }

    @Property(tries = 200)
    void pagesDoNotDependOnTheirSize(
            @ForAll("entries") List<LogEntry> entries, @ForAll @IntRange(min = 1, max = 7) int limit) {
        Set<LogLevel> levels = EnumSet.of(LogLevel.WARNING, LogLevel.ERROR);

        assertThat(readAll(entries, levels, limit)).isEqualTo(readAll(entries, levels, 1000));
    }

    /** Each log begins with the line that the row tells, unless another stands there. */
    private List<LogEntry> withFirstLines(List<LogEntry> entries) {
        List<LogEntry> all = new ArrayList<>(entries);
        for (Destination account : ACCOUNTS) {
            LogEntry first = LogLines.fromBeginning(List.of(), request, account).getFirst();
            if (entries.stream()
                    .noneMatch(entry -> entry.destination().equals(account)
                            && entry.position().equals(LogPosition.FIRST))) {
                all.add(first);
            }
        }
        return all;
    }

    private List<LogEntry> readAll(List<LogEntry> entries, Set<LogLevel> levels, int limit) {
        InMemoryPostingLog log = new InMemoryPostingLog();
        log.append(request.id(), entries, request.expiresAt());
        LogReader reader = new LogReader(log, new AtOnce(Executors::newVirtualThreadPerTaskExecutor));
        List<LogEntry> read = new ArrayList<>();
        LogReader.Page page = reader.read(request, new LogReader.Wanted(ACCOUNTS, levels, limit), LogCursor.START);
        read.addAll(page.entries());
        while (page.hasMore()) {
            page = reader.read(request, new LogReader.Wanted(ACCOUNTS, levels, limit), page.next());
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
            read.addAll(page.entries());
        }
        return read;
    }

    @Provide
    Arbitrary<List<LogEntry>> entries() {
        return Combinators.combine(
                        Arbitraries.of(ACCOUNTS),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of(LogLevel.values()))
                .as((account, rowVersion, second, level) -> new LogEntry(
                        account,
                        new LogPosition(rowVersion, 0),
                        NOW.plusSeconds(second),
                        level,
                        LogCode.STEP_STARTED,
                        "step",
                        Map.of()))
                .list()
                .uniqueElements(entry -> entry.destination() + "#" + entry.position())
                .ofMaxSize(40);
    }
}

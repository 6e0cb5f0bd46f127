package dev.socialposting.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The simulation finds the bugs that it is there to find, each by the seed that {@code docs/reliability.md} lists for it. When the
 * product has changed so that a listed seed does not find its bug any more, {@code -Dupdate-docs} lists anew the first seed of all
 * that does.
 */
final class MutationTest {
    private static final int MOST_SEEDS = 2000;
    private static final String DOCUMENT = "reliability.md";
    private static final String MARK = "bugs found by the simulation";
    private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| ([0-9]+) \\| .*");

    @Test
    void theSimulationNoticesEachBugByTheSeedThatIsListed() throws InterruptedException, ExecutionException {
        if (Documents.areWritten()) {
            Documents.writePart(DOCUMENT, MARK, table(each(MutationTest::search)));
        }
        Map<String, Long> listed = listed();
        assertThat(listed.keySet())
                .as("the bugs that docs/%s lists; -Dupdate-docs lists them anew", DOCUMENT)
                .containsExactlyInAnyOrderElementsOf(
                        Mutation.all().stream().map(Mutation::name).toList());

        List<Found> found = each(mutation -> Found.by(listed.getOrDefault(mutation.name(), 0L), mutation));

        assertThat(found)
                .allSatisfy(bug -> assertThat(bug.violation())
                        .as(
                                "by seed %d the simulation notices that %s",
                                bug.seed(), bug.mutation().name())
                        .isPresent());
        assertThat(Documents.part(DOCUMENT, MARK))
                .as("the bugs that docs/%s lists; -Dupdate-docs lists them anew", DOCUMENT)
                .isEqualTo(table(found));
    }

    /** A bug, and what a seed says of it. */
    private record Found(Mutation mutation, long seed, Optional<String> violation) {
        static Found by(long seed, Mutation mutation) {
            return new Found(mutation, seed, Mutant.of(mutation).violation(seed));
        }
    }

    private static Found search(Mutation mutation) {
        Mutant mutant = Mutant.of(mutation);
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            Optional<String> violation = mutant.violation(seed);
            if (violation.isPresent()) {
                return new Found(mutation, seed, violation);
            }
        }
        return new Found(mutation, MOST_SEEDS, Optional.empty());
    }

    private static List<Found> each(Function<Mutation, Found> finding) throws InterruptedException, ExecutionException {
        List<Found> found = new ArrayList<>();
        try (ExecutorService executor =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<Found>> findings = Mutation.all().stream()
                    .map(mutation -> executor.submit(() -> finding.apply(mutation)))
                    .toList();
            for (Future<Found> finished : findings) {
                found.add(finished.get());
            }
        }
        return found;
    }

    private static Map<String, Long> listed() {
        Map<String, Long> seeds = new HashMap<>();
        Documents.part(DOCUMENT, MARK)
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> seeds.put(row.group(1), Long.parseLong(row.group(2))));
        return seeds;
    }

    private static String table(List<Found> found) {
        StringBuilder table = new StringBuilder("| it is noticed when | by seed | which says |\n|---|--:|---|\n");
        for (Found each : found) {
            table.append("| %s | %d | %s |\n".formatted(each.mutation().name(), each.seed(), firstLine(each)));
        }
        return table.toString();
    }

    private static String firstLine(Found found) {
        String line = found.violation().orElse("").lines().findFirst().orElse("");
        return (line.length() > 240 ? line.substring(0, 240) + "…" : line).replace("|", "\\|");
    }
}

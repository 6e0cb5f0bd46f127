package dev.socialposting.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The simulation finds the bugs that it is there to find. The seed that {@code docs/reliability.md} lists for a bug is tried first;
 * when the product has changed so that it does not find it any more, seeds from 1 on are. {@code -Dupdate-docs} lists anew the first
 * seed of all that does.
 */
final class MutationTest {
    private static final int MOST_SEEDS = 2000;
    private static final String DOCUMENT = "reliability.md";
    private static final String MARK = "bugs found by the simulation";
    private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| ([0-9]+) \\| .*");

    @Test
    void theSimulationNoticesEachBug() throws InterruptedException, ExecutionException {
        Map<String, Long> listed = listed();
        List<Found> found = new ArrayList<>();
        try (ExecutorService executor =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<Found>> searches = Mutation.all().stream()
                    .map(mutation -> executor.submit(() -> search(mutation, seed(listed, mutation))))
                    .toList();
            for (Future<Found> search : searches) {
                found.add(search.get());
            }
        }

        assertThat(found)
                .allSatisfy(each -> assertThat(each.violation())
                        .as(
                                "within %d seeds the simulation does not notice that %s",
                                MOST_SEEDS, each.mutation().name())
                        .isPresent());
        if (Documents.areWritten()) {
            Documents.writePart(DOCUMENT, MARK, table(found));
        }
        assertThat(listed().keySet())
                .as("the bugs that docs/%s lists; -Dupdate-docs lists them anew", DOCUMENT)
                .containsExactlyInAnyOrderElementsOf(
                        Mutation.all().stream().map(Mutation::name).toList());
    }

    /** A bug, and the seed that noticed it. */
    private record Found(Mutation mutation, long seed, Optional<String> violation) {}

    private static Found search(Mutation mutation, OptionalLong listed) {
        Mutant mutant = Mutant.of(mutation);
        if (listed.isPresent()) {
            Optional<String> violation = mutant.violation(listed.getAsLong());
            if (violation.isPresent()) {
                return new Found(mutation, listed.getAsLong(), violation);
            }
        }
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            Optional<String> violation = mutant.violation(seed);
            if (violation.isPresent()) {
                return new Found(mutation, seed, violation);
            }
        }
        return new Found(mutation, MOST_SEEDS, Optional.empty());
    }

    private static OptionalLong seed(Map<String, Long> listed, Mutation mutation) {
        return listed.containsKey(mutation.name()) && !Documents.areWritten()
                ? OptionalLong.of(listed.get(mutation.name()))
                : OptionalLong.empty();
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

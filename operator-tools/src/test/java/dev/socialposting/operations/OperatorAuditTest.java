package dev.socialposting.operations;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.operations.Place.Part;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On DynamoDB Local. */
@ExtendWith(LocalAwsExtension.class)
class OperatorAuditTest {
    private final ToolBench bench;

    OperatorAuditTest(LocalAws aws) {
        this.bench = new ToolBench(aws);
    }

    @BeforeEach
    void empty() {
        bench.empty();
    }

    @Test
    void whatWasNotedIsFoundOldestFirstOverTheDays() {
        AuditEntry first = entry(NOW.minus(Duration.ofDays(2)), "one");
        AuditEntry second = entry(NOW.minusNanos(1), "two");
        AuditEntry third = entry(NOW, "three");
        Stream.of(third, first, second).forEach(bench.audit::write);

        assertThat(bench.audit.between(NOW.minus(Duration.ofDays(2)), NOW)).containsExactly(first, second, third);
        assertThat(bench.audit.between(NOW.minus(Duration.ofDays(1)), NOW)).containsExactly(second, third);
        assertThat(bench.audit.between(NOW.minus(Duration.ofDays(3)), NOW.minusNanos(2)))
                .containsExactly(first);
        assertThat(bench.audit.between(NOW, NOW.minusSeconds(1))).isEmpty();
    }

    @Test
    void twoAtTheSameInstantAreBothKept() {
        bench.audit.write(entry(NOW, "the same"));
        bench.audit.write(entry(NOW, "the same"));

        assertThat(bench.audit.between(NOW, NOW)).hasSize(2);
    }

    @Test
    void anEntryIsKeptForFourHundredDaysAndStandsInNobodysWay() {
        UploadRequest request = anUploadRequest().by(ALICE).queued();
        bench.requests.create(request);

        bench.audit.write(entry(NOW, "any"));

        assertThat(bench.items(Part.UPLOAD_REQUESTS).entrySet())
                .filteredOn(item -> item.getKey().startsWith("audit#2100-01-01 2100-01-01T00:00:00.000000000Z#"))
                .extracting(Map.Entry::getValue)
                .singleElement()
                .satisfies(item -> {
                    assertThat(item).containsOnlyKeys(Set.of("request_id", "item", "at", "operator", "command", "ttl"));
                    assertThat(item)
                            .hasEntrySatisfying(
                                    "ttl",
                                    ttl -> assertThat(Long.parseLong(ttl.n()))
                                            .isEqualTo(NOW.plus(Duration.ofDays(400))
                                                    .getEpochSecond()));
                });
        assertThat(bench.requests.list(ALICE, ListFilter.EVERYTHING, 10, Optional.empty()))
                .isEqualTo(new Page.Items<>(List.of(request), Optional.empty()));
        assertThat(bench.requests.due(NOW.plus(Duration.ofDays(1)), Optional.empty()))
                .isEqualTo(new Page.Items<>(List.of(request.id()), Optional.empty()));
    }

    private static AuditEntry entry(Instant at, String command) {
        return new AuditEntry(at, "somebody", command);
    }
}

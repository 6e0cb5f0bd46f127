package dev.socialposting.uploads.model;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Options, checkpoints, log entries and leases. */
final class ValuesTest {
    @Test
    void optionsAreReadByTheirTypes() {
        PostingOptions options = new PostingOptions(
                Map.of("title", "Launch", "share", true, "offset", 1500L, "tags", List.of("a", "b")));

        assertThat(options.text("title")).contains("Launch");
        assertThat(options.flag("share")).contains(true);
        assertThat(options.number("offset")).contains(1500L);
        assertThat(options.texts("tags")).containsExactly("a", "b");
        assertThat(options.text("none")).isEmpty();
        assertThat(options.flag("none")).isEmpty();
        assertThat(options.number("none")).isEmpty();
        assertThat(options.texts("none")).isEmpty();
    }

    @Test
    void optionsHaveNoOtherTypes() {
        for (Object value : List.of(1, 1.5, Map.of(), List.of(1L), 'c')) {
            assertThatThrownBy(() -> new PostingOptions(Map.of("option", value)))
                    .as("%s", value)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void optionsKeepTheirOrderAndCannotBeChangedFromOutside() {
        List<String> tags = new ArrayList<>(List.of("a"));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("z", tags);
        values.put("a", "first");
        PostingOptions options = new PostingOptions(values);

        values.clear();
        tags.add("b");

        assertThat(options.values().keySet()).containsExactly("z", "a");
        assertThat(options.texts("z")).containsExactly("a");
        assertThatThrownBy(() -> options.values().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aCheckpointIsNeverChangedOnlyReplaced() {
        Checkpoint empty = Checkpoint.EMPTY;

        Checkpoint one = empty.with("container_id", "17");
        Checkpoint other = one.with("container_id", "18").with("offset", "0");

        assertThat(empty.values()).isEmpty();
        assertThat(one.values()).containsExactly(Map.entry("container_id", "17"));
        assertThat(other.values()).containsExactly(Map.entry("container_id", "18"), Map.entry("offset", "0"));
        assertThat(other.without("offset").values()).containsExactly(Map.entry("container_id", "18"));
        assertThat(other.values()).hasSize(2);
    }

    @Test
    void aCheckpointSaysWhatItDoesNotRemember() {
        Checkpoint checkpoint = Checkpoint.EMPTY.with("container_id", "17");

        assertThat(checkpoint.get("container_id")).contains("17");
        assertThat(checkpoint.require("container_id")).isEqualTo("17");
        assertThat(checkpoint.get("session")).isEmpty();
        assertThatThrownBy(() -> checkpoint.require("session"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("session");
    }

    /** DynamoDB takes items of 400 KB. */
    @Test
    void aLogEntrysTextsAreCutSoThatItCanAlwaysBeStored() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int n = 0; n < 20; n++) {
            fields.put("field_" + n, "🚀".repeat(100_000));
        }

        assertThat(entry(Map.of("error", "x".repeat(32 * 1024))).fields())
                .containsEntry("error", "x".repeat(32 * 1024));
        assertThat(entry(Map.of("error", "x".repeat(40_000))).fields().values())
                .extracting(Object::toString)
                .allMatch(text -> text.endsWith("… (cut)"));
        assertThat(entry("x".repeat(40_000), Map.of()).message())
                .hasSize(32 * 1024 - 2)
                .endsWith("… (cut)");
        assertThat(entry(fields).fields().values().stream()
                        .mapToInt(value -> BoundedText.bytes(value.toString()))
                        .sum())
                .isLessThan(320 * 1024);
    }

    @Test
    void aLogEntryHasFieldsOfThreeTypesInTheOrderGiven() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("url", "https://graph.instagram.com");
        fields.put("duration_ms", 12L);
        fields.put("again", false);

        LogEntry entry = entry(fields);

        fields.clear();
        assertThat(entry.fields().keySet()).containsExactly("url", "duration_ms", "again");
        assertThatThrownBy(() -> entry(Map.of("n", 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry(Map.of("list", List.of()))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLeaseIsOverAtItsEnd() {
        Lease lease = new Lease("turn-1", NOW);

        assertThat(lease.isOverAt(NOW.minusNanos(1))).isFalse();
        assertThat(lease.isOverAt(NOW)).isTrue();
        assertThat(lease.extendedTo(NOW.plusSeconds(1)).isOverAt(NOW)).isFalse();
        assertThat(lease.extendedTo(NOW.minusSeconds(1))).isEqualTo(lease);
    }

    @Test
    void aPublishedPostIsCompletedByWhatIsReadLater() {
        PublishedPost post = PublishedPost.ofMedia("17").withPostId("18").withPermalink("https://p");

        assertThat(post.mediaId()).contains("17");
        assertThat(post.postId()).contains("18");
        assertThat(post.permalink()).contains("https://p");
    }

    private static LogEntry entry(Map<String, Object> fields) {
        return entry("a message", fields);
    }

    private static LogEntry entry(String message, Map<String, Object> fields) {
        return new LogEntry(INSTAGRAM, new LogPosition(1, 0), NOW, LogLevel.INFO, LogCode.NOTE, message, fields);
    }
}

package dev.socialposting.simulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.simulator.video.FetchOutcome;
import dev.socialposting.simulator.video.VideoFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
    private record Pet(
            String kind,
            String name,
            Instant born,
            Duration asleep,
            Optional<String> owner,
            OptionalInt legs,
            List<FetchOutcome> fetches) {
        static Pet of(String kind, String name) {
            return new Pet(
                    kind,
                    name,
                    Instant.parse("2026-01-02T03:04:05.678901Z"),
                    Duration.ofSeconds(61),
                    Optional.empty(),
                    OptionalInt.of(4),
                    List.of(
                            new FetchOutcome.TimedOut(),
                            new FetchOutcome.Fetched(
                                    new VideoFile.Video(
                                            1, Duration.ofMillis(5), 2, 3, 29.97, "avc1", Optional.of("mp4a")),
                                    Optional.of("00ff")),
                            new FetchOutcome.Fetched(new VideoFile.NotAVideo(9), Optional.empty())));
        }
    }

    @TempDir
    private Path directory;

    private FileStorage storage;
    private Table<Pet> pets;

    @BeforeEach
    void open() {
        storage = new FileStorage(directory);
        pets = storage.table("pets", Pet.class, Pet::kind);
    }

    @Test
    void what_was_committed_is_found_again_in_the_same_order() {
        pets.put("b", Pet.of("cat", "Bella"));
        pets.put("a", Pet.of("dog", "Argos"));
        storage.commit();
        pets.put("c", Pet.of("cat", "Cleo"));
        pets.put("b", Pet.of("cat", "Bella II"));
        pets.put("d", Pet.of("cat", "Duchess"));
        pets.remove("d");
        storage.commit();
        List<Pet> all = pets.all();

        open();

        assertThat(pets.all()).isEqualTo(all).extracting(Pet::name).containsExactly("Bella II", "Argos", "Cleo");
        assertThat(pets.of("cat")).extracting(Pet::name).containsExactly("Bella II", "Cleo");
    }

    @Test
    void what_was_not_committed_is_not_there() {
        pets.put("a", Pet.of("cat", "Amber"));
        storage.commit();
        pets.put("b", Pet.of("cat", "Bella"));

        open();

        assertThat(pets.all()).extracting(Pet::name).containsExactly("Amber");
    }

    @Test
    void all_changes_of_a_commit_are_there_or_none_wherever_the_line_is_cut() throws IOException {
        pets.put("a", Pet.of("cat", "Amber"));
        storage.commit();
        Path file = directory.resolve("simulator.jsonl");
        String before = Files.readString(file);
        pets.put("b", Pet.of("cat", "Bélla"));
        pets.remove("a");
        storage.commit();
        byte[] after = Files.readAllBytes(file);

        for (int length = before.getBytes(StandardCharsets.UTF_8).length; length < after.length; length++) {
            Files.write(file, Arrays.copyOf(after, length), StandardOpenOption.TRUNCATE_EXISTING);
            open();
            assertThat(pets.all()).extracting(Pet::name).containsExactly("Amber");
        }
        Files.write(file, after, StandardOpenOption.TRUNCATE_EXISTING);
        open();
        assertThat(pets.all()).extracting(Pet::name).containsExactly("Bélla");
    }

    @Test
    void what_follows_a_torn_line_is_kept() throws IOException {
        pets.put("a", Pet.of("cat", "Amber"));
        storage.commit();
        Files.writeString(directory.resolve("simulator.jsonl"), "[[\"pets\",\"t", StandardOpenOption.APPEND);

        open();
        pets.put("b", Pet.of("cat", "Bella"));
        storage.commit();
        open();

        assertThat(pets.all()).extracting(Pet::name).containsExactly("Amber", "Bella");
    }

    @Test
    void a_line_in_the_middle_that_is_not_json_is_an_error_that_names_it() throws IOException {
        Files.writeString(directory.resolve("simulator.jsonl"), "[]\nnonsense\n[]\n");

        assertThatThrownBy(this::open).isInstanceOf(UncheckedIOException.class).hasMessageContaining("line 2");
    }

    @Test
    void a_record_of_another_version_is_left_out_and_the_others_are_there() throws IOException {
        pets.put("a", Pet.of("cat", "Amber"));
        storage.commit();
        Files.writeString(
                directory.resolve("simulator.jsonl"),
                "[[\"pets\",\"x\",\"a text\"]]\n[[\"gone\",\"y\",{}]]\n",
                StandardOpenOption.APPEND);

        open();

        assertThat(pets.all()).extracting(Pet::name).containsExactly("Amber");
    }

    @Test
    void a_file_that_is_mostly_out_of_date_is_written_anew_at_the_start() throws IOException {
        for (int i = 0; i < 100; i++) {
            pets.put("a", Pet.of("cat", "Amber " + i));
            storage.commit();
        }
        Path file = directory.resolve("simulator.jsonl");
        assertThat(Files.readAllLines(file)).hasSize(100);

        open();

        assertThat(Files.readAllLines(file)).hasSize(1);
        assertThat(pets.all()).extracting(Pet::name).containsExactly("Amber 99");
    }

    @Test
    void a_half_sent_file_grows_until_it_is_taken() {
        storage.append("f", "half ".getBytes(StandardCharsets.UTF_8));

        open();
        storage.append("f", "whole".getBytes(StandardCharsets.UTF_8));
        assertThat(storage.length("f")).isEqualTo(10);
        assertThat(storage.take("f")).asString(StandardCharsets.UTF_8).isEqualTo("half whole");
        storage.commit();

        open();
        assertThat(storage.length("f")).isZero();
    }
}

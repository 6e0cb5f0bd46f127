package dev.socialposting.platforms.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases are the dashboard's, too. */
class CountingMethodTest {
    private static final Path CASES = Path.of("../shared-cases/counting.json");

    private final JsonNode cases = new JsonMapper().readTree(CASES.toFile());

    CountingMethodTest() throws IOException {}

    @Test
    void thereAreCasesForEveryMethodAndNoOthers() {
        assertThat(cases.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CountingMethod.values())
                        .map(CountingMethod::id)
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> whatLooksAlikeCountsAlikeHereAndInTheDashboard() {
        return Arrays.stream(CountingMethod.values())
                .flatMap(method -> cases.path(method.id())
                        .valueStream()
                        .map(one -> dynamicTest(
                                "%s of %s: %s".formatted(method.id(), one.path("text"), one.path("why")),
                                () -> check(method, one))));
    }

    private static void check(CountingMethod method, JsonNode one) {
        String text = one.path("text").textValue();
        int expected = one.path("count").intValue();

        assertThat(method.count(text)).isEqualTo(expected);
        assertThat(method.count(Normalizer.normalize(text, Normalizer.Form.NFC)))
                .isEqualTo(expected);
        assertThat(method.count(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", ".", "a.", "#", "@", "://", "@.", "a-"})
    void muchOfTheSameIsCountedInNoTime(String piece) {
        String text = "#@" + piece.repeat(200_000) + "/";

        for (CountingMethod method : CountingMethod.values()) {
            Assertions.assertTimeout(Duration.ofSeconds(10), () -> method.count(text));
        }
    }
}

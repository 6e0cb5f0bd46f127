package dev.socialposting.uploads.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BoundedTextTest {
    private static final int MAX = 100;
    private static final String MARK = " … (cut)";

    @Test
    void whatFitsIsKeptVerbatim() {
        String text = "  Error validating access token:\n Session has expired. ";

        assertThat(cut(text)).isEqualTo(text);
        assertThat(cut("x".repeat(MAX))).isEqualTo("x".repeat(MAX));
    }

    @Test
    void whatDoesNotFitIsCutAndSaysSo() {
        assertThat(cut("x".repeat(MAX + 1))).isEqualTo("x".repeat(MAX - BoundedText.bytes(MARK)) + MARK);
    }

    @Property
    void aLongTextIsCutBetweenCharactersAsLateAsCanBe(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 5) int wide) {
        String given = (text + "🚀ü".repeat(wide) + "x").repeat(40);

        String cut = cut(given);

        assertThat(BoundedText.bytes(cut)).isBetween(MAX - 3, MAX);
        assertThat(cut).endsWith(MARK);
        assertThat(given).startsWith(cut.substring(0, cut.length() - MARK.length()));
        assertThat(Character.isHighSurrogate(cut.charAt(cut.length() - MARK.length() - 1)))
                .isFalse();
    }

    @Property
    void whatWasCutOnceStaysAsItIs(@ForAll("texts") String text) {
        String cut = cut(text.repeat(20));

        assertThat(cut(cut)).isEqualTo(cut);
    }

    @Provide
    Arbitrary<String> texts() {
        return AnyUploadRequest.text();
    }

    private static String cut(String text) {
        return BoundedText.cut(text, MAX, MARK);
    }
}

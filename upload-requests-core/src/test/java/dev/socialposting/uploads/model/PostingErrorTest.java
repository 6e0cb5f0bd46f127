package dev.socialposting.uploads.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class PostingErrorTest {
    @Test
    void aMessageIsKeptVerbatim() {
        String message = "  Error validating access token:\nSession has expired. ".repeat(25);

        assertThat(error(message).message()).isEqualTo(message);
        assertThat(error("x".repeat(1500)).message()).isEqualTo("x".repeat(1500));
    }

    @Test
    void aMessageThatIsTooLongIsCut() {
        assertThat(error("x".repeat(1501)).message()).isEqualTo("x".repeat(1497) + "…");
    }

    @Property
    void aLongMessageIsCutBetweenCharactersAsLateAsCanBe(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 5) int wide) {
        String message = (text + "🚀ü".repeat(wide) + "x").repeat(400);

        String cut = error(message).message();

        int bytes = cut.getBytes(StandardCharsets.UTF_8).length;
        assertThat(bytes).isBetween(PostingError.MAX_MESSAGE_BYTES - 3, PostingError.MAX_MESSAGE_BYTES);
        assertThat(cut).endsWith("…");
        assertThat(message).startsWith(cut.substring(0, cut.length() - 1));
        assertThat(Character.isHighSurrogate(cut.charAt(cut.length() - 2))).isFalse();
    }

    @Test
    void anAccountThatIsNotConnectedMustBeConnectedBeforeAnythingCanWork() {
        assertThat(Fixtures.anError("account_not_connected").needsReconnect()).isTrue();
        assertThat(Fixtures.anError("token_expired").needsReconnect()).isTrue();
        assertThat(Fixtures.anError("platform_unavailable").needsReconnect()).isFalse();
    }

    @Provide
    Arbitrary<String> texts() {
        return AnyUploadRequest.text();
    }

    private static PostingError error(String message) {
        return new PostingError("code", message, Optional.empty(), "", WhoActs.NOBODY, "", false);
    }
}

package dev.socialposting.uploads.store;

import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.uploads.model.AnyUploadRequest;
import dev.socialposting.uploads.model.UploadRequest;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchTextTest {
    private final UploadRequest request = anUploadRequest()
            .number(7)
            .withCaption("Größte Straße in ISTANBUL, café Σίσυφος")
            .withVideo("https://videos.example.com/%C3%9Cber%20uns+2.mp4?v=1")
            .queued();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "größte",
                "GRÖSSTE",
                "straße",
                "STRASSE",
                "istanbul",
                "CAFE\u0301",
                "café",
                "σίσυφοσ",
                "ΣΊΣΥΦΟΣ",
                "über uns+2.mp4",
                "%c3%9cber",
                "videos.example.com",
                "istanbul über",
                "uns größte",
                "nbul",
                "  café \u00a0 istanbul\t",
                "",
                " "
            })
    void isFoundWhateverItsCaseItsCompositionAndThePlaceOfItsWords(String text) {
        assertThat(SearchText.of(text).isIn(request)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"berlin", "istanbul berlin", "größte.mp4", "video_url", "alice", "instagram"})
    void isNotFoundIfAWordIsNowhere(String text) {
        assertThat(SearchText.of(text).isIn(request)).isFalse();
    }

    @Test
    void isFoundInTheIdOfTheRequest() {
        String id = requestId(7).value();

        assertThat(SearchText.of(id).isIn(request)).isTrue();
        assertThat(SearchText.of(id.substring(4).toUpperCase(Locale.ROOT)).isIn(request))
                .isTrue();
        assertThat(SearchText.of(requestId(8).value()).isIn(request)).isFalse();
    }

    @Test
    void anAddressThatIsNotEncodedProperlyIsSearchedAsItStands() {
        UploadRequest odd = anUploadRequest()
                .withVideo("https://videos.example.com/100%.mp4")
                .queued();

        assertThat(SearchText.of("100%.mp4").isIn(odd)).isTrue();
    }

    @Test
    void aTextMustNotBeTooLong() {
        assertThat(SearchText.of("🚀".repeat(SearchText.MAX_LENGTH)).isIn(request))
                .isFalse();
        assertThatThrownBy(() -> SearchText.of("x".repeat(SearchText.MAX_LENGTH + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void aCaptionIsFoundByItselfInWhateverFormItIsTyped(@ForAll("texts") String caption) {
        UploadRequest posted =
                anUploadRequest().withCaption("before " + caption + " after").queued();

        for (String typed : new String[] {
            caption,
            caption.toUpperCase(Locale.ROOT),
            Normalizer.normalize(caption, Form.NFC),
            Normalizer.normalize(caption, Form.NFD)
        }) {
            assertThat(SearchText.of(typed).isIn(posted)).as("%s", typed).isTrue();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return AnyUploadRequest.text();
    }
}

package dev.socialposting.platforms.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.rules.CountingMethod;
import dev.socialposting.platforms.rules.Fault;
import dev.socialposting.platforms.rules.Fault.Subject;
import dev.socialposting.platforms.rules.ParsedOptions;
import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramRulesTest {
    private static final String FAMILY = "👨‍👩‍👧";

    private final PlatformRules rules = new Instagram().rules();

    @Test
    void takesACaptionOf2200CharactersAndNoLonger() {
        assertThat(captionCodes("a".repeat(2200))).isEmpty();
        assertThat(captionCodes("a".repeat(2201))).containsExactly("caption_too_long");
    }

    @Test
    void countsACharacterOutsideTheBasicPlaneOnceAndEachPartOfAFamilyEmoji() {
        assertThat(CountingMethod.CODE_POINTS.count("🎬")).isEqualTo(1);
        assertThat(CountingMethod.CODE_POINTS.count(FAMILY)).isEqualTo(5);
        assertThat(captionCodes("🎬".repeat(2200))).isEmpty();
        assertThat(captionCodes("🎬".repeat(2201))).containsExactly("caption_too_long");
    }

    @Test
    void takes30HashtagsAndNoMore() {
        assertThat(captionCodes(words("#tag", 30))).isEmpty();
        assertThat(captionCodes(words("#tag", 31))).containsExactly("caption_too_many_hashtags");
    }

    @Test
    void takes20MentionsAndNoMore() {
        assertThat(captionCodes(words("@friend.", 20))).isEmpty();
        assertThat(captionCodes(words("@friend.", 21))).containsExactly("caption_too_many_mentions");
    }

    @Test
    void countsHashtagsInAnyScriptAndWithEmojiAndWhenWrittenTogether() {
        assertThat(captionCodes("#été #東京 #🎬x #a#b #c_d ".repeat(5) + "#one"))
                .containsExactly("caption_too_many_hashtags");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C#7 ", "# ", "#! ", "&#39; "})
    void doesNotTakeEveryNumberSignForAHashtag(String text) {
        assertThat(captionCodes(text.repeat(40))).isEmpty();
    }

    @Test
    void doesNotTakeAnEmailAddressForAMention() {
        assertThat(captionCodes("me@example.com ".repeat(40))).isEmpty();
    }

    @Test
    void namesEveryFaultOfACaptionAtOnce() {
        String caption = words("#t", 31) + words("@u", 21) + "a".repeat(2200);

        assertThat(captionCodes(caption))
                .containsExactly("caption_too_long", "caption_too_many_hashtags", "caption_too_many_mentions");
    }

    @Test
    void warnsAboveTheFiveHashtagsThatInstagramAnnounced() {
        assertThat(rules.cautions(words("#tag", 5))).isEmpty();
        assertThat(rules.cautions(words("#tag", 6))).singleElement().asString().contains("6 hashtags");
    }

    @Test
    void readsEveryOption() {
        PostingOptions options = new PostingOptions(Map.of(
                "share_to_feed",
                false,
                "thumb_offset",
                0L,
                "cover_url",
                "https://images.example.com/cover.jpg",
                "collaborators",
                List.of("a.b_c", "two", "three"),
                "location_id",
                "106078429431815",
                "audio_name",
                "Waves",
                "is_ai_generated",
                true));

        assertThat(InstagramOptions.parse(options))
                .isEqualTo(new ParsedOptions.Valid<>(new InstagramOptions(
                        Optional.of(false),
                        Optional.of(0L),
                        Optional.of("https://images.example.com/cover.jpg"),
                        List.of("a.b_c", "two", "three"),
                        Optional.of("106078429431815"),
                        Optional.of("Waves"),
                        Optional.of(true))));
    }

    @Test
    void needsNoOption() {
        assertThat(InstagramOptions.parse(PostingOptions.NONE)).isInstanceOf(ParsedOptions.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "share_to_feed",
                "thumb_offset",
                "cover_url",
                "location_id",
                "audio_name",
                "is_ai_generated",
                "collaborators"
            })
    void refusesAnOptionOfTheWrongType(String option) {
        Object wrong = option.equals("collaborators") ? "name" : List.of("true");

        assertThat(optionFaults(Map.of(option, wrong))).containsExactly(Map.entry(option, "option_wrong_type"));
    }

    @Test
    void refusesAnOptionItDoesNotKnow() {
        assertThat(optionFaults(Map.of("format", "reel"))).containsExactly(Map.entry("format", "option_unknown"));
    }

    @ParameterizedTest
    @CsvSource({
        "cover_url, http://images.example.com/cover.jpg, url_not_https",
        "cover_url, https://10.0.0.1/cover.jpg, url_not_public",
        "location_id, Berlin, option_malformed",
        "location_id, 123456789012345678901, option_malformed",
        "audio_name, '', option_out_of_range"
    })
    void refusesATextThatDoesNotFit(String option, String value, String code) {
        assertThat(optionFaults(Map.of(option, value))).containsExactly(Map.entry(option, code));
    }

    @Test
    void refusesANegativeMomentForTheCover() {
        assertThat(optionFaults(Map.of("thumb_offset", -1L)))
                .containsExactly(Map.entry("thumb_offset", "option_out_of_range"));
    }

    @Test
    void refusesFourCollaboratorsNoneAndTheSameTwice() {
        Map.Entry<String, String> fault = Map.entry("collaborators", "option_out_of_range");

        assertThat(optionFaults(Map.of("collaborators", List.of("a", "b", "c", "d"))))
                .containsExactly(fault);
        assertThat(optionFaults(Map.of("collaborators", List.of()))).containsExactly(fault);
        assertThat(optionFaults(Map.of("collaborators", List.of("a", "a")))).containsExactly(fault);
    }

    @Test
    void refusesACollaboratorThatIsNotAUserName() {
        assertThat(optionFaults(Map.of("collaborators", List.of("@name"))))
                .containsExactly(Map.entry("collaborators", "option_malformed"));
    }

    private List<String> captionCodes(String caption) {
        return rules.check(caption, PostingOptions.NONE).stream()
                .peek(fault -> assertThat(fault.subject()).isInstanceOf(Subject.CaptionText.class))
                .map(Fault::code)
                .toList();
    }

    private List<Map.Entry<String, String>> optionFaults(Map<String, Object> options) {
        return rules.check("", new PostingOptions(options)).stream()
                .map(fault -> Map.entry(((Subject.Option) fault.subject()).name(), fault.code()))
                .toList();
    }

    private static String words(String start, int count) {
        return IntStream.range(0, count).mapToObj(i -> start + i + " ").collect(Collectors.joining());
    }
}

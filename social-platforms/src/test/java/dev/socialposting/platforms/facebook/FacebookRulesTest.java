package dev.socialposting.platforms.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.rules.Fault;
import dev.socialposting.platforms.rules.Fault.Subject;
import dev.socialposting.platforms.rules.ParsedOptions;
import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FacebookRulesTest {
    private final PlatformRules rules = new Facebook().rules();

    @Test
    void takesACaptionOf63206CharactersAndNoLonger() {
        assertThat(rules.check("🎬".repeat(63_206), PostingOptions.NONE)).isEmpty();
        assertThat(rules.check("a".repeat(63_207), PostingOptions.NONE))
                .extracting(Fault::code)
                .containsExactly("caption_too_long");
    }

    @Test
    void postsAReelUnlessAskedOtherwise() {
        assertThat(FacebookOptions.parse(PostingOptions.NONE))
                .isEqualTo(new ParsedOptions.Valid<>(
                        new FacebookOptions(FacebookOptions.Format.REEL, Optional.empty(), Optional.empty())));
    }

    @Test
    void readsEveryOption() {
        assertThat(FacebookOptions.parse(
                        new PostingOptions(Map.of("format", "reel", "title", "Waves", "place", "106078429431815"))))
                .isEqualTo(new ParsedOptions.Valid<>(new FacebookOptions(
                        FacebookOptions.Format.REEL, Optional.of("Waves"), Optional.of("106078429431815"))));
        assertThat(FacebookOptions.parse(new PostingOptions(Map.of("format", "video"))))
                .isEqualTo(new ParsedOptions.Valid<>(
                        new FacebookOptions(FacebookOptions.Format.VIDEO, Optional.empty(), Optional.empty())));
    }

    @Test
    void takesATitleOf255CharactersAndNoLonger() {
        assertThat(optionFaults(Map.of("title", "🎬".repeat(255)))).isEmpty();
        assertThat(optionFaults(Map.of("title", "a".repeat(256))))
                .containsExactly(Map.entry("title", "option_out_of_range"));
    }

    @ParameterizedTest
    @CsvSource({
        "format, Reel, option_out_of_range",
        "title, ' ', option_out_of_range",
        "place, Berlin, option_malformed",
        "share_to_feed, yes, option_unknown"
    })
    void refusesATextThatDoesNotFit(String option, String value, String code) {
        assertThat(optionFaults(Map.of(option, value))).containsExactly(Map.entry(option, code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"format", "title", "place"})
    void refusesAnOptionOfTheWrongType(String option) {
        assertThat(optionFaults(Map.of(option, 5L))).containsExactly(Map.entry(option, "option_wrong_type"));
    }

    @Test
    void refusesAPlaceForAVideoThatIsNotAReel() {
        assertThat(optionFaults(Map.of("format", "video", "place", "106078429431815")))
                .containsExactly(Map.entry("place", "option_not_applicable"));
    }

    @Test
    void isInTheStandardCatalogNextToInstagram() {
        SocialPlatforms catalog = SocialPlatforms.standard();

        assertThat(catalog.all())
                .extracting(platform -> platform.rules().displayName())
                .containsExactly("Instagram", "Facebook");
        assertThat(catalog.find(Facebook.ID)).containsInstanceOf(Facebook.class);
    }

    @ParameterizedTest
    @CsvSource({"104857600000001, true", "abc, false", "'', false", "123456789012345678901, false", "١٢٣, false"})
    void knowsAccountsByDigits(String id, boolean accepted) {
        assertThat(SocialPlatforms.standard().all())
                .allMatch(platform -> platform.rules().isAccountId(id) == accepted);
    }

    private List<Map.Entry<String, String>> optionFaults(Map<String, Object> options) {
        return rules.check("", new PostingOptions(options)).stream()
                .map(fault -> Map.entry(((Subject.Option) fault.subject()).name(), fault.code()))
                .toList();
    }
}

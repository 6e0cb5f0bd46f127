package dev.socialposting.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class CharactersTest {
    @Property
    void aTextHasACharacterIfAndOnlyIfItContainsIt(
            @ForAll @CharRange(from = 0, to = 130) String text, @ForAll @CharRange(from = 0, to = 127) char character) {
        String one = String.valueOf(character);

        assertThat(Characters.of(text).haveAllOf(Characters.of(one))).isEqualTo(text.contains(one));
    }

    @Property
    void aTextHasAllThatAPartOfItHas(@ForAll String before, @ForAll String part, @ForAll String after) {
        assertThat(Characters.of(before + part + after).haveAllOf(Characters.of(part)))
                .isTrue();
    }

    @Property
    void inLowerCaseItHasTheSmallLettersOfItsCapitals(@ForAll @CharRange(from = 0, to = 127) String text) {
        Characters lowerCase = Characters.of(text).inLowerCase();

        assertThat(lowerCase.haveAllOf(Characters.of(text.toLowerCase(Locale.ROOT))))
                .isTrue();
    }

    @Property
    void inLowerCaseItHasNoLetterThatItHasInNeitherCase(
            @ForAll @AlphaChars @StringLength(min = 1, max = 10) String text, @ForAll @AlphaChars char letter) {
        String small = String.valueOf(letter).toLowerCase(Locale.ROOT);

        assertThat(Characters.of(text).inLowerCase().haveAllOf(Characters.of(small)))
                .isEqualTo(text.toLowerCase(Locale.ROOT).contains(small));
    }
}

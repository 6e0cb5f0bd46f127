package dev.socialposting.uploads.store;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class PageTokensTest {
    private static final PageTokens OF_ALICE = PageTokens.ofList(ALICE, ListFilter.EVERYTHING);

    @Property(tries = 300)
    void aTokenGivesItsPositionBack(@ForAll int number) {
        String position = "position " + number;

        assertThat(OF_ALICE.read(OF_ALICE.write(position))).contains(position);
    }

    @Property(tries = 300)
    void aTokenIsReadByItsOwnListAlone(@ForAll int number) {
        PageToken token = OF_ALICE.write("position " + number);

        assertThat(PageTokens.ofList(BOB, ListFilter.EVERYTHING).read(token)).isEmpty();
        assertThat(PageTokens.ofDue().read(token)).isEmpty();
    }

    @Property
    void arbitraryTextIsNoToken(@ForAll String text) {
        assertThat(OF_ALICE.read(new PageToken(text))).isEmpty();
    }

    @Test
    void aTokenIsWrittenInOneWayOnly() {
        String token = OF_ALICE.write("a").value();
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        String padded = new String(Base64.getUrlEncoder().encode(bytes), StandardCharsets.US_ASCII);

        assertThat(padded).isNotEqualTo(token);
        assertThat(OF_ALICE.read(new PageToken(padded))).isEmpty();
    }
}

package dev.socialposting.api.posts;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.destination;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Posts;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is accepted fits into its row until its end, and what would not is refused. */
class LargePostTest {
    private static final String LONGEST_CAPTION = "🚀".repeat(63_206);
    private static final Destination[] PAGES = IntStream.range(0, UploadRequest.MAX_DESTINATIONS)
            .mapToObj(n -> destination("facebook:1000000000000" + (10 + n)))
            .toArray(Destination[]::new);

    private final ApiBench api = new ApiBench();

    @Test
    void theLongestCaptionIsTakenForTwentyFivePages() {
        assertThat(api.call(TestCall.post(largest().toString())).status()).isEqualTo(202);
    }

    @Test
    void whatCouldOutgrowItsRowIsRefusedAndSaidBySoMuch() {
        ObjectNode body = largest();
        ObjectNode options = body.putObject("options");
        for (Destination page : PAGES) {
            options.putObject(page.toString()).put("title", "🚀".repeat(60));
        }

        Answer refused = api.call(TestCall.post(body.toString()));

        assertThat(refused.errors()).containsExactly("/caption post_too_large");
        assertThat(refused.at("/errors/0/detail"))
                .containsPattern("\\d+ bytes too many")
                .contains("25 destinations");
        assertThat(api.requests.writes()).isZero();
    }

    private ObjectNode largest() {
        api.connect(ALICE, PAGES);
        return Posts.to(PAGES).put("caption", LONGEST_CAPTION);
    }
}

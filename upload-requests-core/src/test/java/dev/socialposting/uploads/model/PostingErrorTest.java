package dev.socialposting.uploads.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PostingErrorTest {
    private static final PostingError UNREACHABLE = new PostingError(
            "platform_unreachable", "The platform did not answer.", Optional.of("2"), "", WhoActs.NOBODY, "", true);

    @Test
    void ofAnUnconfirmedPostTheFirstThingSaidIsThatItMayBeLiveAndIsNotToBePostedAgain() {
        PostingError error = PostingError.unconfirmed(
                "The container is hidden.",
                Progress.startingAt(Fixtures.PUBLISH_STEP).withLastError(UNREACHABLE));

        assertThat(error.message())
                .isEqualTo("This post may be live. Do not post it again before you have looked at the account.");
        assertThat(error.explanation())
                .endsWith("Last finding: The container is hidden. Last error: The platform did not answer.");
        assertThat(error.nextStep()).startsWith("Look at the account, then say here whether the post is there.");
        assertThat(error.platformCode()).contains("2");
        assertThat(error.whoActs()).isEqualTo(WhoActs.USER);
    }

    @Test
    void anAccountThatIsNotConnectedMustBeConnectedBeforeAnythingCanWork() {
        assertThat(Fixtures.anError("account_not_connected").needsReconnect()).isTrue();
        assertThat(Fixtures.anError("token_expired").needsReconnect()).isTrue();
        assertThat(Fixtures.anError("platform_unavailable").needsReconnect()).isFalse();
    }
}

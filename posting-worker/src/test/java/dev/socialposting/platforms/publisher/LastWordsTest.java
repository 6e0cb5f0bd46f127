package dev.socialposting.platforms.publisher;

import static dev.socialposting.worker.PublisherBench.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.publisher.CrashTest.FlowUnderTest;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.WhoActs;
import dev.socialposting.worker.PublisherBench;
import dev.socialposting.worker.Story;
import dev.socialposting.worker.WatchedHttp.Mishap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a post of which nobody could find out whether it is live: nobody looks any more, so it must be enough to go by. */
final class LastWordsTest {
    @ParameterizedTest
    @EnumSource
    void aPlatformThatIsNeverReachedAgainLeavesThePostToItsUserWithWhatToDo(FlowUnderTest flow) {
        try (PublisherBench bench = new PublisherBench()) {
            bench.http()
                    .after(
                            LastWordsTest::publishes,
                            () -> bench.http().meetsWith(_ -> Mishap.before(Mishap.CONNECTION_BREAKS)));
            bench.http().meetsWith(call -> publishes(call) ? Mishap.after(Mishap.CONNECTION_BREAKS) : Mishap.NONE);

            Story story = bench.run(flow.post(bench, scenario("happy-path")));

            PostingError words = story.unconfirmed();
            assertThat(words.message())
                    .isEqualTo("This post may be live. Do not post it again before you have looked at the account.");
            assertThat(words.explanation())
                    .contains("could not be found out whether it went out")
                    .contains("Last finding: ")
                    .doesNotContain("too early", " yet", "look again");
            assertThat(words.nextStep()).startsWith("Look at the account, then say here whether the post is there.");
            assertThat(words.whoActs()).isEqualTo(WhoActs.USER);
            assertThat(story.lines()).doesNotContain("too early");
        }
    }

    private static boolean publishes(PlatformCall call) {
        String path = call.uri().getPath();
        return path.endsWith("/media_publish")
                || call.body().text().contains("upload_phase=finish")
                || (path.endsWith("/videos") && call.method() == PlatformCall.Method.POST);
    }
}

package dev.socialposting.worker.publisher.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulator.admin.NewAccount;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.worker.PublisherBench;
import dev.socialposting.worker.Story;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FacebookScenariosTest {
    private static final PostingOptions AS_VIDEO = new PostingOptions(Map.of("format", "video"));

    private final PublisherBench bench = new PublisherBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void aReelGoesOut() {
        Story story = bench.run(bench.to(account("happy-path")));

        PublishedPost post = story.completed();
        assertThat(post.mediaId()).contains(story.post().mediaId());
        assertThat(post.permalink()).contains(story.post().permalink());
    }

    @Test
    void aVideoGoesOut() {
        Story story = bench.run(bench.to(account("happy-path")).withOptions(AS_VIDEO));

        PublishedPost post = story.completed();
        assertThat(post.mediaId()).contains(story.post().mediaId());
        assertThat(post.permalink()).contains(story.post().permalink());
    }

    private static NewAccount account(String scenario) {
        return NewAccount.on(Platform.FACEBOOK, ScenarioChoice.of(scenario));
    }
}

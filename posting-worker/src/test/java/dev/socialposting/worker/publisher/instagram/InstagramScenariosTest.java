package dev.socialposting.worker.publisher.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulator.admin.NewAccount;
import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.worker.PublisherBench;
import dev.socialposting.worker.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every scenario of the notes on Instagram that concerns publishing. Those about connecting an account (16, 17, 20) do not. */
final class InstagramScenariosTest {
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
        assertThat(story.post().caption()).isEqualTo("Launch day! #go");
        assertThat(story.post().videoUrl()).contains(bench.video("vertical.mp4"));
    }

    @Test
    void aReelGoesOutOnAnAccountOfFacebookLogin() {
        Story story = bench.run(bench.to(account("happy-path").by(LoginVariant.FACEBOOK_LOGIN)));

        assertThat(story.completed().permalink()).contains(story.post().permalink());
        assertThat(story.calls()).allMatch(call -> call.uri().getPath().startsWith("/graph.facebook.com/v25.0/"));
    }

    private static NewAccount account(String scenario) {
        return NewAccount.on(Platform.INSTAGRAM, ScenarioChoice.of(scenario));
    }
}

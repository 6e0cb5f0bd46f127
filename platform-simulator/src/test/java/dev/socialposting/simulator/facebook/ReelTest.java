package dev.socialposting.simulator.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulator.Answered;
import dev.socialposting.simulator.FacebookClient;
import dev.socialposting.simulator.SeededAccounts;
import dev.socialposting.simulator.Simulation;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.SimulatedAccount;
import org.junit.jupiter.api.Test;

class ReelTest {
    private final Simulation simulation = new Simulation();
    private final SimulatedAccount page = SeededAccounts.named(Meta.FACEBOOK, "Happy path");
    private final FacebookClient client = new FacebookClient(simulation, page);

    @Test
    void a_reel_goes_from_start_to_permalink() {
        Answered started = client.start();
        String id = started.at("/video_id");
        assertThat(id).matches("\\d{15}");
        assertThat(started.at("/upload_url"))
                .isEqualTo("http://127.0.0.1:8090/rupload.facebook.com/video-upload/v25.0/" + id);
        assertThat(client.poll(id).at("/status/uploading_phase/status")).isEqualTo("not_started");

        assertThat(client.upload(started, FacebookClient.VIDEO).at("/success")).isEqualTo("true");
        assertThat(client.poll(id).at("/status/video_status")).isEqualTo("uploading");
        simulation.passSeconds(1);
        assertThat(client.poll(id).at("/status/video_status")).isEqualTo("upload_complete");
        assertThat(client.poll(id).at("/status/processing_phase/status")).isEqualTo("not_started");

        assertThat(client.finish(id, "A caption").at("/success")).isEqualTo("true");
        assertThat(client.poll(id).at("/status/processing_phase/status")).isEqualTo("in_progress");
        simulation.passSeconds(1);
        assertThat(client.poll(id).at("/status/publishing_phase/status")).isEqualTo("in_progress");
        assertThat(simulation.control().posts()).isEmpty();
        simulation.passSeconds(1);
        Answered published = client.poll(id);
        assertThat(published.at("/status/video_status")).isEqualTo("ready");
        assertThat(published.at("/status/publishing_phase/publish_status")).isEqualTo("published");

        Answered link = client.permalink(id);
        assertThat(link.at("/permalink_url")).isEqualTo("http://127.0.0.1:8090/www.facebook.com/reel/" + id + "/");
        assertThat(link.at("/post_id")).matches(page.accountId() + "_\\d+");
        PublicPost post = simulation.control().posts().getFirst();
        assertThat(post.mediaId()).isEqualTo(id);
        assertThat(post.postId()).isEqualTo(link.at("/post_id"));
        assertThat(post.caption()).isEqualTo("A caption");
        assertThat(simulation.control().posts()).hasSize(1);
    }
}

package dev.socialposting.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulator.graph.Meta;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the names of the seeded accounts promise, where the scenario's defaults alone do not say it. */
class SeededAccountsTest {
    private final Simulation simulation = new Simulation();

    @Test
    void rate_limited_says_one_minute_means_it_and_starts_again_for_the_next_post() {
        InstagramClient client = instagram("Rate limited");

        Answered limited = client.create("Limited");
        assertThat(limited.error()).isEqualTo("80002");
        assertThat(limited.header("X-Business-Use-Case-Usage").orElseThrow())
                .contains("\"estimated_time_to_regain_access\":1");
        simulation.passSeconds(59);
        assertThat(client.create("Limited").error()).isEqualTo("80002");
        simulation.passSeconds(1);

        assertThat(client.publish(client.readyContainer("Released")).status()).isEqualTo(200);
        assertThat(client.create("The next").error()).isEqualTo("80002");
    }

    @Test
    void happy_path_is_processed_within_three_seconds() {
        InstagramClient instagram = instagram("Happy path");
        FacebookClient facebook = facebook("Happy path");
        String container = instagram.create("Quick").at("/id");
        String reel = facebook.uploadedReel();
        facebook.finish(reel, "Quick");

        simulation.passSeconds(3);

        assertThat(instagram.poll(container).at("/status_code")).isEqualTo("FINISHED");
        assertThat(facebook.poll(reel).at("/status/video_status")).isEqualTo("ready");
    }

    @Test
    void slow_processing_takes_a_minute() {
        FacebookClient client = facebook("Slow processing");
        String reel = client.uploadedReel();
        client.finish(reel, "Slow");

        simulation.passSeconds(59);
        assertThat(client.poll(reel).at("/status/processing_phase/status")).isEqualTo("in_progress");
        simulation.passSeconds(2);

        assertThat(client.poll(reel).at("/status/video_status")).isEqualTo("ready");
    }

    @Test
    void expired_token_and_platform_down_refuse_every_call() {
        assertThat(instagram("Expired token").create("Never").error()).isEqualTo("190/463");
        assertThat(instagram("Expired token").get("/me?fields=id").error()).isEqualTo("190/463");
        assertThat(facebook("Expired token").start().error()).isEqualTo("190/463");
        assertThat(instagram("Platform down").create("Never").status()).isEqualTo(503);
        assertThat(facebook("Platform down").start().status()).isEqualTo(503);
    }

    @Test
    void bad_video_is_refused_after_it_was_taken() {
        InstagramClient instagram = instagram("Bad video");
        FacebookClient facebook = facebook("Bad video");
        String container = instagram.readyContainer("Bad");
        String reel = facebook.uploadedReel();

        assertThat(instagram.poll(container).at("/status")).contains("2207026");
        assertThat(facebook.finish(reel, "Bad").at("/success")).isEqualTo("true");
        simulation.passSeconds(3);
        assertThat(facebook.poll(reel).at("/status/processing_phase/status")).isEqualTo("error");
        assertThat(simulation.control().posts()).isEmpty();
    }

    @Test
    void listed_as_reel_only_hides_an_upright_video_from_the_list_of_videos_and_a_broad_one_not() {
        FacebookClient client = facebook("Answer lost, listed as reel only");

        assertThat(client.createHosted("Upright").cut()).isTrue();
        simulation.passSeconds(5);

        assertThat(client.videos().json().path("data")).isEmpty();
        assertThat(client.get("/me/video_reels?fields=id,description").at("/data/0/description"))
                .isEqualTo("Upright");
        assertThat(client.post(
                                "/me/videos",
                                Map.of(
                                        "file_url",
                                        FacebookClient.VIDEO.replace("vertical", "landscape"),
                                        "description",
                                        "Broad"))
                        .cut())
                .isTrue();
        simulation.passSeconds(5);
        assertThat(client.videos().at("/data/0/description")).isEqualTo("Broad");
    }

    private InstagramClient instagram(String name) {
        return new InstagramClient(simulation, SeededAccounts.named(Meta.INSTAGRAM, name));
    }

    private FacebookClient facebook(String name) {
        return new FacebookClient(simulation, SeededAccounts.named(Meta.FACEBOOK, name));
    }
}

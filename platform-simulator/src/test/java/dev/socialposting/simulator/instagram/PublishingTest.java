package dev.socialposting.simulator.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulator.Answered;
import dev.socialposting.simulator.InstagramClient;
import dev.socialposting.simulator.SeededAccounts;
import dev.socialposting.simulator.Simulation;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PublishingTest {
    private final Simulation simulation = new Simulation();
    private final SimulatedAccount account = SeededAccounts.named(Meta.INSTAGRAM, "Happy path");
    private final InstagramClient client = new InstagramClient(simulation, account);

    @Test
    void a_reel_goes_from_container_to_permalink() {
        Answered created = client.create("A caption #one");
        String container = created.at("/id");

        assertThat(container).matches("17\\d{15}");
        assertThat(client.poll(container).at("/status_code")).isEqualTo("IN_PROGRESS");
        simulation.passSeconds(3);
        assertThat(client.poll(container).at("/status_code")).isEqualTo("FINISHED");
        assertThat(simulation.control().posts()).isEmpty();
        String media = client.publish(container).at("/id");
        assertThat(media).matches("18\\d{15}");
        assertThat(client.poll(container).at("/status_code")).isEqualTo("PUBLISHED");

        Answered read = client.get("/" + media + "?fields=id,permalink,shortcode,media_type,timestamp");
        assertThat(read.at("/permalink"))
                .isEqualTo("http://127.0.0.1:8090/www.instagram.com/reel/" + read.at("/shortcode") + "/");
        assertThat(read.at("/media_type")).isEqualTo("VIDEO");
        assertThat(read.at("/timestamp")).isEqualTo("2026-11-22T10:00:03+0000");
        PublicPost post = simulation.control().posts().getFirst();
        assertThat(post.postId()).isEqualTo(media);
        assertThat(post.caption()).isEqualTo("A caption #one");
        assertThat(post.permalink()).isEqualTo(read.at("/permalink"));
        assertThat(simulation.control().posts()).hasSize(1);
    }

    @Test
    void publishing_while_in_progress_is_refused_and_nothing_happens() {
        String container = client.create("Too early").at("/id");

        Answered refused = client.publish(container);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("9007/2207027");
        assertThat(refused.at("/error/fbtrace_id")).isNotEmpty();
        assertThat(simulation.control().posts()).isEmpty();
    }

    @Test
    void a_container_is_published_once_however_many_calls_come_at_the_same_time() throws Exception {
        String container = client.readyContainer("Only once");

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = java.util.Collections.nCopies(
                    20, () -> client.publish(container).error());
            List<String> errors =
                    threads.invokeAll(calls).stream().map(Future::resultNow).toList();

            assertThat(errors).filteredOn(String::isEmpty).hasSize(1);
            assertThat(errors).filteredOn("24/2207008"::equals).hasSize(19);
        }
        assertThat(simulation.control().posts()).hasSize(1);
    }

    @Test
    void a_container_expires_a_day_after_it_was_created() {
        String container = client.readyContainer("Forgotten");

        simulation.pass(Duration.ofHours(24));

        assertThat(client.poll(container).at("/status_code")).isEqualTo("EXPIRED");
        assertThat(client.publish(container).error()).isEqualTo("24/2207008");
        assertThat(simulation.control().posts()).isEmpty();
    }

    @Test
    void a_published_container_stays_published_when_the_day_is_over() {
        String container = client.readyContainer("Kept");
        client.publish(container);

        simulation.pass(Duration.ofHours(25));

        assertThat(client.poll(container).at("/status_code")).isEqualTo("PUBLISHED");
    }

    @Test
    void an_account_of_facebook_login_publishes_on_the_other_host() {
        SimulatedAccount slow = SeededAccounts.named(Meta.INSTAGRAM, "Slow processing");
        InstagramClient facebookLogin = new InstagramClient(simulation, slow);
        String container = facebookLogin.create("By Facebook Login").at("/id");

        assertThat(slow.loginVariant()).isEqualTo(Meta.FACEBOOK_LOGIN);
        simulation.passSeconds(59);
        assertThat(facebookLogin.poll(container).at("/status_code")).isEqualTo("IN_PROGRESS");
        simulation.passSeconds(1);
        String media = facebookLogin.publish(container).at("/id");

        assertThat(facebookLogin.get("/" + media + "?fields=caption").at("/caption"))
                .isEqualTo("By Facebook Login");
        assertThat(simulation.publishedByApi(slow)).hasSize(1);
    }

    @Test
    void the_token_of_one_host_is_not_good_on_the_other() {
        Answered refused = simulation.send(dev.socialposting.simulator.http.SimulatorRequest.postForm(
                        "/graph.facebook.com/v25.0/" + account.accountId() + "/media", Map.of())
                .withToken(account.accessToken()));

        assertThat(refused.error()).isEqualTo("190");
    }

    @Test
    void the_id_that_me_shows_is_not_the_one_that_calls_take() {
        Answered me = client.get("/me?fields=id,user_id,username");

        assertThat(me.at("/user_id")).isEqualTo(account.accountId());
        assertThat(me.at("/id")).isNotEqualTo(account.accountId());
        assertThat(client.post(
                                "/" + me.at("/id") + "/media",
                                Map.of("media_type", "REELS", "video_url", InstagramClient.VIDEO))
                        .error())
                .isEqualTo("100/33");
    }

    @Test
    void a_video_that_is_not_there_ends_the_container_in_an_error() {
        String container = client.create(
                        Map.of("media_type", "REELS", "video_url", "http://127.0.0.1:8090/videos/missing.mp4"))
                .at("/id");

        Answered read = client.poll(container);

        assertThat(read.at("/status_code")).isEqualTo("ERROR");
        assertThat(read.at("/status")).contains("2207052");
    }
}

package dev.socialposting.simulator.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulator.Answered;
import dev.socialposting.simulator.FacebookClient;
import dev.socialposting.simulator.InstagramClient;
import dev.socialposting.simulator.SeededAccounts;
import dev.socialposting.simulator.Simulation;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.http.SimulatorRequest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebsiteTest {
    private final Simulation simulation = new Simulation();
    private final InstagramClient instagram =
            new InstagramClient(simulation, SeededAccounts.named(Meta.INSTAGRAM, "Happy path"));
    private final FacebookClient facebook =
            new FacebookClient(simulation, SeededAccounts.named(Meta.FACEBOOK, "Happy path"));

    @Test
    void a_permalink_of_instagram_opens_the_post() {
        String media = instagram.publish(instagram.readyContainer("A caption")).at("/id");
        String permalink = instagram.get("/" + media + "?fields=permalink").at("/permalink");

        Answered page = open(URI.create(permalink).getPath());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("A caption", "<video controls", InstagramClient.VIDEO, "Instagram · Happy path");
    }

    @Test
    void both_forms_of_a_facebook_link_open_the_post() {
        String reel = facebook.uploadedReel();
        facebook.finish(reel, "A reel");
        String video = facebook.createHosted("A video").at("/id");
        simulation.passSeconds(5);

        assertThat(open("/www.facebook.com/reel/" + reel + "/").text()).contains("A reel");
        assertThat(open("/www.facebook.com/reel/" + reel).text()).contains("A reel");
        assertThat(open(URI.create(facebook.permalink(video).at("/permalink_url"))
                                .getPath())
                        .text())
                .contains("A video");
        assertThat(open("/www.facebook.com/reel/" + video + "/").text()).contains("A video");
    }

    @Test
    void a_post_that_is_not_public_yet_has_no_page() {
        String reel = facebook.uploadedReel();
        facebook.finish(reel, "Not yet");

        assertThat(open("/www.facebook.com/reel/" + reel + "/").status()).isEqualTo(404);
    }

    @Test
    void the_page_of_an_account_shows_its_posts_newest_first() {
        instagram.publish(instagram.readyContainer("The first"));
        instagram.publish(instagram.readyContainer("The second"));

        String page = open("/www.instagram.com/happy_path/").text();

        assertThat(page.indexOf("The second")).isPositive().isLessThan(page.indexOf("The first"));
        assertThat(open("/www.facebook.com/" + facebook.page().accountId() + "/")
                        .text())
                .contains("Nothing has been published");
        assertThat(open("/www.instagram.com/nobody/").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'&lt;b&gt;'"})
    void a_caption_is_text_and_never_markup(String caption) {
        String media = instagram.publish(instagram.readyContainer(caption)).at("/id");
        String permalink = instagram.get("/" + media + "?fields=permalink").at("/permalink");

        String post = open(URI.create(permalink).getPath()).text();
        String account = open("/www.instagram.com/happy_path/").text();

        assertThat(post).contains(Html.escape(caption)).doesNotContain(caption);
        assertThat(account).contains(Html.escape(caption)).doesNotContain(caption);
    }

    @Test
    void pages_have_a_strict_policy_and_no_script() {
        Answered index = open("/");

        assertThat(index.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("script-src", "unsafe-inline");
        assertThat(index.text()).doesNotContain("<script", "style=\"", "onclick");
        assertThat(open("/simulator.css").header("Content-Type")).contains("text/css; charset=UTF-8");
        assertThat(open("/profile.svg").status()).isEqualTo(200);
    }

    @Test
    void the_front_page_leads_to_every_account_and_lists_the_scenarios() {
        String index = open("/").text();

        assertThat(index)
                .contains(
                        "/www.instagram.com/happy_path/",
                        "/www.facebook.com/100000000000001/",
                        "answer-lost-list-late");
        assertThat(index).contains("/_simulator/posts");
    }

    private Answered open(String path) {
        return simulation.send(SimulatorRequest.get(path));
    }
}

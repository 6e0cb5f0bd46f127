package dev.socialposting.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.socialposting.endtoend.Locators.button;
import static dev.socialposting.endtoend.Locators.dialog;
import static dev.socialposting.endtoend.Locators.link;
import static dev.socialposting.endtoend.Locators.row;
import static dev.socialposting.endtoend.Locators.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Making a post in a browser, and connecting the accounts it goes to. */
@ExtendWith(DashboardExtension.class)
class ComposeTest {

    @Test
    void aPostToOneAccountIsMadeAndSeenToGoOut(Dashboard dashboard) {
        dashboard.user().connect("Happy path");

        Page page = dashboard.open("/");
        page.getByLabel("Video URL").fill(sampleVideo(dashboard));
        page.getByLabel("Caption").fill("Made in the browser");
        page.getByLabel("Instagram · Happy path", exactly()).check();
        button(page, "Post to 1 destination").click();

        assertThat(page).hasURL(Pattern.compile("/uploads/[0-9a-f-]{36}"));
        assertThat(dialog(page)).containsText("Made in the browser");
        assertThat(dialog(page).getByText("1 of 1 published"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(dashboard.user().publicPosts("Made in the browser")).hasSize(1);
        page.keyboard().press("Escape");
        assertThat(row(page, "Made in the browser")).isVisible();
    }

    @Test
    void aDoubleClickPostsToSeveralAccountsOnce(Dashboard dashboard) {
        dashboard.user().connect("Happy path");

        Page page = dashboard.open("/");
        page.getByLabel("Video URL").fill(sampleVideo(dashboard));
        page.getByLabel("Caption").fill("Clicked twice");
        page.getByLabel("Instagram · Happy path", exactly()).check();
        page.getByLabel("Facebook · Happy path", exactly()).check();
        button(page, "Post to 2 destinations").dblclick();

        assertThat(dialog(page)).containsText("Clicked twice");
        page.keyboard().press("Escape");
        assertThat(rows(page)).hasCount(1);
        assertThat(row(page, "Clicked twice").getByText("2 of 2 published"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(dashboard.user().publicPosts("Clicked twice")).hasSize(2);
    }

    @Test
    void sendingAgainAfterALostAnswerPostsOnce(Dashboard dashboard) {
        dashboard.user().connect("Happy path");
        dashboard.expectComplaintsOf("ERR_FAILED");

        Page page = dashboard.open("/");
        page.route(
                "**/api/social/post",
                route -> {
                    route.fetch();
                    route.abort();
                },
                new Page.RouteOptions().setTimes(1));
        page.getByLabel("Video URL").fill(sampleVideo(dashboard));
        page.getByLabel("Caption").fill("Sent again");
        page.getByLabel("Instagram · Happy path", exactly()).check();
        button(page, "Post to 1 destination").click();
        assertThat(page.getByText("It is not known whether the post was accepted"))
                .isVisible();
        button(page, "Send it again").click();

        assertThat(dialog(page)).containsText("Sent again");
        page.keyboard().press("Escape");
        assertThat(rows(page)).hasCount(1);
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldBeforeAndAfterSending(Dashboard dashboard) {
        dashboard.user().connect("Happy path");
        dashboard.expectComplaintsOf("422");

        Page page = dashboard.open("/");
        button(page, "Post").last().click();
        assertThat(page.getByText("The post was not sent")).isVisible();
        assertThat(page.getByLabel("Video URL")).hasAttribute("aria-invalid", "true");

        page.getByLabel("Video URL").fill(sampleVideo(dashboard));
        page.getByLabel("Instagram · Happy path", exactly()).check();
        page.getByLabel("Caption").fill("x".repeat(2_201));
        assertThat(page.getByText("2,201 / 2,200 characters (1 too many)")).isVisible();
        page.getByLabel("Caption").fill("x");
        assertThat(page.getByText("1 / 2,200 characters")).isVisible();

        page.route("**/api/social/post", ComposeTest::refuseTheVideo, new Page.RouteOptions().setTimes(1));
        button(page, "Post to 1 destination").click();
        assertThat(page.getByText("The server knows better.").first()).isVisible();
        assertThat(page.getByLabel("Video URL")).hasAttribute("aria-invalid", "true");
    }

    @Test
    void whatIsThereAlreadyIsToldBeforeItIsPostedAgainAndCanBePostedAnyway(Dashboard dashboard) {
        User user = dashboard.user();
        String account = user.connect("Happy path").getFirst();
        String earlier = user.post("Once more?", List.of(account));
        String permalink = user.awaitFinal(earlier)
                .path("destinations")
                .path(account)
                .at("/result/permalink")
                .asText();

        Page page = dashboard.open("/");
        page.getByLabel("Video URL").fill(sampleVideo(dashboard));
        page.getByLabel("Caption").fill("Once more?");
        page.getByLabel("Instagram · Happy path", exactly()).check();

        assertThat(page.getByText("You have posted this already")).isVisible();
        assertThat(page.getByText(Pattern.compile("\\d\\d:\\d\\d in Berlin, .* ago")))
                .isVisible();
        assertThat(link(page.locator("main"), "See the earlier post")).hasAttribute("href", "/uploads/" + earlier);
        assertThat(link(page.locator("main"), "open it on Instagram")).hasAttribute("href", permalink);
        dashboard.inBothThemes("compose-again");
        assertThat(user.publicPosts("Once more?")).hasSize(1);

        page.getByLabel("Caption").fill("Something else");
        assertThat(page.getByText("You have posted this already")).isHidden();
        page.getByLabel("Caption").fill("Once more?");
        button(page, "Post anyway").click();
        assertThat(dialog(page).getByText("1 of 1 published"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(page.getByText("Is this a post that you have made already?")).isHidden();
        assertThat(user.publicPosts("Once more?")).hasSize(2);
    }

    @Test
    void aLandscapeVideoThatFailedAsAReelIsCopiedAndPostedAsARegularVideo(Dashboard dashboard) {
        User user = dashboard.user();
        user.connect("Happy path");

        Page page = dashboard.open("/");
        button(page, "Use the Landscape sample video").click();
        page.getByLabel("Caption").fill("Wide");
        page.getByLabel("Facebook · Happy path", exactly()).check();
        assertThat(page.getByText("This video is landscape")).isVisible();
        button(page, "Post to 1 destination").click();
        assertThat(dialog(page).getByText("What went wrong"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
        assertThat(dialog(page).getByText("This video is landscape (")).isVisible();
        dashboard.inBothThemes("details-landscape");

        button(page, "Post as a regular video: Facebook · Happy path").click();
        assertThat(page.getByLabel("Caption")).hasValue("Wide");
        assertThat(page.getByLabel("Facebook · Happy path", exactly())).isChecked();
        assertThat(page.getByText("This video is landscape")).isHidden();
        button(page, "Post to 1 destination").click();
        assertThat(dialog(page).getByText("1 of 1 published"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
        assertThat(user.publicPosts("Wide")).hasSize(1);
    }

    @Test
    void anAccountIsAddedPostedToAndRemovedAndItsTokenIsNeverShown(Dashboard dashboard) {
        Page page = dashboard.open("/accounts");
        button(page, "Add an account").first().click();
        dialog(page).getByLabel("Account id").fill("17841400000000001");
        dialog(page).getByLabel("Name").fill("Our shop");
        dialog(page).getByLabel("Access token").first().fill("IGAASimulatorInstagramSeed001ZDZD");
        button(page, "Connect").last().click();
        assertThat(page.getByText("Our shop is connected.")).isVisible();

        button(page, "Edit Our shop").click();
        assertThat(dialog(page).getByLabel("Access token").first()).hasValue("");
        page.keyboard().press("Escape");
        assertThat(page.content()).doesNotContain("IGAASimulator");
        assertThat(dashboard.user().accounts()).containsOnlyKeys("Our shop");

        button(page, "Remove Our shop").click();
        button(page, "Remove the account").click();
        assertThat(page.getByText("No account is connected yet")).isVisible();
        assertThat(dashboard.user().accounts()).isEmpty();
    }

    private static void refuseTheVideo(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(422)
                .setContentType("application/problem+json")
                .setBody("""
                        {"type": "about:blank", "title": "Unprocessable", "status": 422, "code": "invalid_request",
                         "detail": "Something is wrong.", "errors": [{"pointer": "/video_url", "code": "other",
                         "detail": "The server knows better."}]}"""));
    }

    private static String sampleVideo(Dashboard dashboard) {
        return dashboard.system().simulator() + "/videos/vertical.mp4";
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}

package dev.socialposting.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.socialposting.endtoend.Locators.button;
import static dev.socialposting.endtoend.Locators.dialog;
import static dev.socialposting.endtoend.Locators.row;
import static dev.socialposting.endtoend.Locators.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
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
